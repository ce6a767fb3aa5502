"""The model file from the model hub, resumed with Range."""

import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import cast

from standfirst.adapters.llm.model_source import ModelSource
from standfirst.domain.errors import Failure

CONNECT_TIMEOUT = 5.0  # seconds; most servers without the open internet fail here, and fast
_BLOCK = 1 << 20


def download_from_hub(source: ModelSource, part: Path, progress: Callable[[int, int], None]) -> Failure | None:
    """Append to ``part`` what it lacks. None when the file is whole; what came before a failure stays for next time."""
    if part.with_suffix(".progress").exists():  # begun from packages: its bytes go on from there
        return Failure(code="hub-skipped", detail="a download from packages is under way")
    have = part.stat().st_size if part.exists() else 0
    if have == source.size:
        return None
    request = urllib.request.Request(source.hub_url, headers={"Range": f"bytes={have}-"} if have else {})  # noqa: S310 - our own address
    try:
        with cast(HTTPResponse, urllib.request.urlopen(request, timeout=CONNECT_TIMEOUT)) as response:  # noqa: S310
            return _append(response, part, have if response.status == 206 else 0, source.size, progress)
    except urllib.error.HTTPError as error:
        if error.code == 416:  # our part is longer than theirs: begin again next time
            part.unlink(missing_ok=True)
        return Failure(code=f"hub-{error.code}", detail="the model hub refused")
    except (OSError, HTTPException) as error:
        return Failure(code="hub-unreachable", detail=f"{type(error).__name__}: {error}"[:200])


def _append(
    response: HTTPResponse, part: Path, have: int, size: int, progress: Callable[[int, int], None]
) -> Failure | None:
    with part.open("ab" if have else "wb") as out:
        done = have
        while block := response.read(_BLOCK):
            done += len(block)
            if done > size:
                return Failure(code="hub-too-long", detail="the hub's file is longer than the pinned one")
            out.write(block)
            progress(done, size)
    return None if done == size else Failure(code="hub-cut-short", detail=f"{done} of {size} bytes")
