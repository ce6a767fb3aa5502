"""``standfirst eval extract``: article text of stored pages, by the same code as production.

A page whose extraction fails (too short, no text) gives the text that was found, so that the score also counts what
the desk would have refused; the pages come without feed entries and without headers.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from standfirst.evaluate import jsonl
from standfirst.extract.body import page_text
from standfirst.extract.decode import decode_page
from standfirst.extract.tree import read_tree

_SUFFIX = ".html.gz"


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Reads ``html/ID.html.gz`` below ``input_path`` (or in it) and writes {"id", "text"} lines.

    Returns the number of pages, how many gave no text, and pages per second of processor time.
    """
    folder = input_path / "html" if (input_path / "html").is_dir() else input_path
    tally = {"pages": 0, "empty": 0}
    start = process_time()
    jsonl.write(out_path, _rows(folder, tally))
    return {**tally, "pages_per_second": round(tally["pages"] / max(process_time() - start, 1e-9), 1)}


def _rows(folder: Path, tally: dict[str, int]) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        text = _text_of(gzip.decompress(path.read_bytes()))
        tally["pages"] += 1
        tally["empty"] += not text
        yield {"id": path.name.removesuffix(_SUFFIX), "text": text}


def _text_of(body: bytes) -> str:
    tree = read_tree(decode_page(body, {}))
    return page_text(tree) if tree is not None else ""
