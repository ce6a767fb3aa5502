"""``standfirst eval feeds``: entries and titles of stored feed files, by the same code as production.

Bytes that are no feed are a clean answer of no entries, with the Failure's code under "refused"; "error" is left for a
parser that breaks, which is a bug.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from standfirst.collect import parse_feed
from standfirst.domain.errors import Failure
from standfirst.evaluate import jsonl

_BASE = "https://feeds.invalid/"


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Reads every file below ``files/`` in ``input_path`` (or below it) and writes {"file", "entries", "titles",
    "error"} lines. Returns the number of files, of refusals, and files per second of processor time."""
    folder = input_path / "files" if (input_path / "files").is_dir() else input_path
    tally: Counter[str] = Counter()
    start = process_time()
    jsonl.write(out_path, _rows(folder, tally))
    seconds = max(process_time() - start, 1e-9)
    return {**tally, "files_per_second": round(tally["files"] / seconds, 1)}


def _rows(folder: Path, tally: Counter[str]) -> Iterator[dict[str, Any]]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        parsed = parse_feed(path.read_bytes(), url=_BASE + "feed")
        tally["files"] += 1
        if isinstance(parsed, Failure):
            tally["refused"] += 1
            yield {"file": name, "entries": 0, "titles": [], "error": None, "refused": parsed.code}
        else:
            titles = [item.title for item in parsed.items]
            yield {"file": name, "entries": len(titles), "titles": titles, "error": None}
