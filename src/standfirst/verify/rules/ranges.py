"""One end of a range alone: "15 houses" where the source has "between 10 and 15 houses"."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from standfirst.verify.context import Part, Span
from standfirst.verify.reading.numbers import Number
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.rules.number import span_numbers

_BEFORE = 24  # characters before a range in which its opening word stands


def halved(part: Part, ours: tuple[Number, ...]) -> list[str]:
    """What is said against each number of ours that is one end of a range in every span that has it."""
    values = {n.value for n in ours}
    found = []
    for number in ours:
        holders = [s for s in part.spans if any(n.value == number.value for n in span_numbers(s)[0])]
        ranges = [_range_with(number, s, values) for s in holders]
        if ranges and all(ranges):
            found.append(f"the source has {ranges[0]}, here {number.raw.strip()} stands alone")
    return found


def _range_with(number: Number, span: Span, ours: set[Decimal]) -> str:
    """The span's range of which we have only this end, as the source writes it."""
    for low, high, raw in _ranges(span):
        if number.value in (low.value, high.value) and not {low.value, high.value} <= ours:
            return raw
    return ""


def _ranges(span: Span) -> Iterator[tuple[Number, Number, str]]:
    """Two numbers behind a word that opens a range, with the range as written: "between 10 and 15"."""
    found, words = span_numbers(span)
    for low, high in pairwise(found):
        led = tokens(span.text[max(0, low.start - _BEFORE) : low.start])
        link = tokens(span.text[low.end : high.start])
        if led and led[-1].low in words.between and len(link) == 1 and link[0].low in words.joints:
            yield low, high, f'"{led[-1].low} {span.text[low.start : high.end].strip()}"'
