"""Reports written by hand over stories of the sample world, the bar for the writers, read from a text file.

The file: ``## story``, then ``H`` headline, ``S`` standfirst, ``-`` a body sentence, a blank line for a new paragraph,
and ``=`` what a sentence cites, as ``article: words of its text``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standfirst.evaluate.sample_stories import sample_rows

Row = dict[str, Any]
IN_CHECKOUT = Path(__file__).parents[3] / "tests" / "writing" / "references.txt"


def read_references(path: Path) -> Iterator[Row]:
    """Rows in the format of ``standfirst eval contract``: a story's sources with the Report that the file has for it.

    Raises ValueError with the story where the file names a story or cites words that the sample world has not.
    """
    rows = {row["id"]: row for row in sample_rows()}
    for block in path.read_text("utf-8").split("\n## ")[1:]:
        story, _, text = block.partition("\n")
        row = rows.get(story.strip())
        if row is None:
            raise ValueError(f"{path.name}: the sample world has no story {story.strip()!r}")
        texts = {s["id"]: s["text"] for s in row["sources"]}
        try:
            headline, standfirst, *paragraphs = _sentences(text, texts)
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{path.name}: {story.strip()}: no Report can be read here ({error})") from None
        yield row | {"report": {"headline": headline[0], "standfirst": standfirst[0], "paragraphs": paragraphs}}


def _sentences(text: str, texts: dict[str, str]) -> list[list[Row]]:
    """Headline, standfirst and paragraphs as lists of sentences."""
    found: list[list[Row]] = []
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark in ("H", "S"):
            found.append([{"text": rest, "cites": []}])
        elif mark == "-":
            found[-1].append({"text": rest, "cites": []})
        elif mark == "=":
            found[-1][-1]["cites"].append(_cite(rest, texts))
        elif len(found) > 1 and found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _cite(line: str, texts: dict[str, str]) -> Row:
    article, _, span = line.partition(": ")
    start = texts[article].index(span)
    return {"source": article, "start": start, "end": start + len(span)}
