"""A small secret file that is made once, whoever comes first: processes that start side by side all read the same."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def kept_file(path: Path, make: Callable[[], bytes]) -> bytes:
    """The file's bytes; where there is none, it is made whole under another name first and then linked to its own.

    So nobody ever reads a file that is half written, and the first of several makers wins: link(2) fails where there
    is a file. Only its owner may read it. Raises ValueError for an empty file, which a full disk or a crash of an
    older version can have left.
    """
    if not path.exists():
        _make(path, make())
    found = path.read_bytes()
    if not found:
        raise ValueError(f"{path} is empty: restore it from a backup, or delete it and a new one is made")
    return found


def _make(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was quicker: its file is the file
    finally:
        draft.unlink()
