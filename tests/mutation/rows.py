"""Rows: a Report with its sources as the contract's INPUT format has them, and how one part of it is replaced.

A row is plain JSON data, so that mutants can be written out for other checkers and read back from other people.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Said = dict[str, Any]  # SENTENCE: {"text", "cites": [{"source", "start", "end"}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a row's Report. ``index`` counts body sentences through the paragraphs, as the contract does."""

    row: Row
    part: str
    index: int
    said: Said

    @property
    def text(self) -> str:
        """Our words."""
        return str(self.said["text"])

    @property
    def language(self) -> str:
        """The Report's language."""
        return str(self.row["language"])

    @property
    def spans(self) -> tuple[str, ...]:
        """The cited words of the sources."""
        return tuple(span_of(self.row, cite) for cite in self.said["cites"])

    @property
    def span(self) -> str:
        """All cited words in one string."""
        return " ".join(self.spans)

    @property
    def source(self) -> dict[str, Any]:
        """The first cited source."""
        return source_of(self.row, self.said["cites"][0]["source"])

    @property
    def told(self) -> str:
        """The whole text of every cited source: what a fault may borrow from."""
        return "\n".join(source_of(self.row, c["source"])["text"] for c in self.said["cites"])

    def saying(self, text: str, cites: list[dict[str, Any]] | None = None) -> Row:
        """The row with this sentence's words (and citations) replaced."""
        row = copy.deepcopy(self.row)
        kept = copy.deepcopy(self.said["cites"] if cites is None else cites)
        said = {"text": text, "cites": kept}
        if self.part != "body":
            row["report"][self.part] = said
            return row
        count = 0
        for paragraph in row["report"]["paragraphs"]:
            if self.index < count + len(paragraph):
                paragraph[self.index - count] = said
                break
            count += len(paragraph)
        return row


def source_of(row: Row, source_id: str) -> dict[str, Any]:
    """The SOURCE with this id."""
    return next(s for s in row["sources"] if s["id"] == source_id)


def span_of(row: Row, cite: dict[str, Any]) -> str:
    """The words that a citation points at."""
    return str(source_of(row, cite["source"])["text"][cite["start"] : cite["end"]])


def body(row: Row) -> list[Line]:
    """The sentences of the paragraphs, in order."""
    said = [s for paragraph in row["report"]["paragraphs"] for s in paragraph]
    return [Line(row=row, part="body", index=i, said=s) for i, s in enumerate(said)]


def parts(row: Row) -> Iterator[Line]:
    """Headline, standfirst, then the body."""
    for part in ("headline", "standfirst"):
        yield Line(row=row, part=part, index=0, said=row["report"][part])
    yield from body(row)


def report(headline: Said, standfirst: Said, sentences: list[Said]) -> dict[str, Any]:
    """A REPORT: paragraphs of two sentences."""
    pairs = [sentences[i : i + 2] for i in range(0, len(sentences), 2)]
    return {"headline": headline, "standfirst": standfirst, "paragraphs": pairs}


def as_headline(said: Said) -> Said:
    """The sentence without its full stop."""
    return {"text": said["text"].rstrip("."), "cites": said["cites"]}
