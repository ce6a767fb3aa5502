"""What quoted words are in a text: a stretch between its marks, within a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words without their marks: character offsets, end exclusive. ``closed`` is False for a quotation that
    runs on into the next paragraph."""

    start: int
    end: int
    closed: bool = True
    single: bool = False


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line or paragraph."""
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
