"""JSON Lines in and out, plain or gzipped by the file's name, one object a line."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO, cast


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of ``path`` in order, read as a stream. Raises ValueError naming file and line on bad JSON."""
    with _open(path, "rt") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _object(path, number, line)


def write(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows as they come and return how many."""
    count = 0
    with _open(path, "wt") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{path}, line {number}: {error}") from None
    if not isinstance(value, dict):
        raise ValueError(f"{path}, line {number}: not a JSON object")
    return value


def _open(path: Path, mode: str) -> TextIO:
    opened = gzip.open(path, mode, encoding="utf-8") if path.suffix == ".gz" else open(path, mode, encoding="utf-8")  # noqa: SIM115
    return cast(TextIO, opened)
