"""Reports written by hand over stories of the sample world, read from ``references.txt`` or its held-out sibling."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.writing.forty import sample_rows

Row = dict[str, Any]
FILES = tuple(sorted(p.name for p in Path(__file__).parent.glob("references*.txt")))


def references(name: str = "references.txt") -> Iterator[Row]:
    """Rows in the format of ``standfirst eval contract``, a story's sources with the Report the file has for it."""
    rows = {row["id"]: row for row in sample_rows()}
    for block in Path(__file__).with_name(name).read_text("utf-8").split("\n## ")[1:]:
        story, _, text = block.partition("\n")
        row = rows[story.strip()]
        texts = {s["id"]: s["text"] for s in row["sources"]}
        headline, standfirst, *paragraphs = _sentences(text, texts)
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
