"""Reading strangers' rows: every text bounded and plain, every link clean, every number a number."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from standfirst.collect.plain import plain_text
from standfirst.domain.errors import Failure
from standfirst.extract import clean_address
from standfirst.trend.ports import ConnectorSetting, SignalAnswer, SignalRequest

T = TypeVar("T")

MOST_ROWS = 1000  # of one answer that are looked at
TITLE = 200  # characters of a title
_LONGEST_LINK = 2000
_MOST = 10**12  # a count beyond that is no count
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?\Z")
ADDRESS = r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?"  # of a service: no path, no slash at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Generic[T]):
    """What could be read, by request, and a line for each answer that could not."""

    read: tuple[tuple[SignalRequest, T], ...]
    notes: tuple[str, ...] = ()


def gather(answers: Sequence[SignalAnswer], parse: Callable[[bytes], T | Failure]) -> Gathered[T] | Failure:
    """``parse`` over every answer; a Failure, the first one, only when there were answers and none could be read."""
    read, failures = [], []
    for answer in answers:
        parsed = answer.failure or parse(answer.body)
        if isinstance(parsed, Failure):
            failures.append((answer.request, parsed))
        else:
            read.append((answer.request, parsed))
    if failures and not read:
        first = failures[0][1]
        waits = [f.retry_after for _, f in failures if f.retry_after is not None]
        detail = _note(*failures[0])
        return Failure(code=first.code, detail=detail, retry_after=max(waits, default=None), permanent=first.permanent)
    return Gathered(read=tuple(read), notes=tuple(_note(r, f) for r, f in failures))


def _note(request: SignalRequest, failure: Failure) -> str:
    return f"{urlsplit(request.url).netloc}: {failure.detail or failure.code}"[:200]


def read_json(body: bytes) -> Any:
    """A JSON document, or a Failure."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return Failure(code="not-json", detail="the answer is no JSON")


def rows_at(*path: str) -> Callable[[bytes], list[dict[str, Any]] | Failure]:
    """A reader of the list of objects that stands in a JSON document below the names of ``path``."""

    def read(body: bytes) -> list[dict[str, Any]] | Failure:
        value = read_json(body)
        if isinstance(value, Failure):
            return value
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        if not isinstance(value, list):
            where = "/".join(path) or "its top"
            return Failure(code="unexpected", detail=f"the answer has no list at {where}; has the service changed?")
        return [row for row in value[:MOST_ROWS] if isinstance(row, dict)]

    return read


def text(value: object, limit: int = TITLE) -> str:
    """Plain text of at most ``limit`` characters, "" for what is no text."""
    return plain_text(value, limit) if isinstance(value, str) else ""


def link(value: object) -> str:
    """An http(s) address without tracking, "" for anything else."""
    if not isinstance(value, str) or len(value) > _LONGEST_LINK:
        return ""
    url = clean_address(value)
    return url if url and url.isprintable() and not any(c in url for c in " <>\"'\\`") else ""


def count(value: object) -> int:
    """A count from a number or digits; 0 for anything else."""
    if isinstance(value, str) and len(value) <= 15 and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 <= value <= _MOST else 0


def language(value: object) -> str:
    """A language tag such as "de", else ""."""
    return value.lower() if isinstance(value, str) and _LANGUAGE.match(value) else ""


def address_setting(default: str, name: str = "address", meaning: str = "its address") -> ConnectorSetting:
    """A setting that says where a service is; the default is the public one."""
    return ConnectorSetting(name=name, meaning=f"{meaning}, such as {default}", pattern=ADDRESS, default=default)
