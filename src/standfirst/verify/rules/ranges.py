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
    holders: dict[Decimal, list[str]] = {}
    for span in part.spans:
        whole = _whole_ranges(span, values)
        for value in {n.value for n in span_numbers(span)[0]}:
            holders.setdefault(value, []).append(whole.get(value, ""))
    found = []
    for number in ours:
        ranges = holders.get(number.value, [])
        if ranges and all(ranges):
            found.append(f"the source has {ranges[0]}, here {number.raw.strip()} stands alone")
    return found


def _whole_ranges(span: Span, ours: set[Decimal]) -> dict[Decimal, str]:
    """Each end of the span's ranges of which we have only this one, with the range as the source writes it."""
    halves = [(low, high, raw) for low, high, raw in _ranges(span) if not {low.value, high.value} <= ours]
    return {end.value: raw for low, high, raw in reversed(halves) for end in (low, high)}


def _ranges(span: Span) -> Iterator[tuple[Number, Number, str]]:
    """Two numbers behind a word that opens a range, with the range as written: "between 10 and 15"."""
    found, words = span_numbers(span)
    for low, high in pairwise(found):
        led = tokens(span.text[max(0, low.start - _BEFORE) : low.start])
        link = tokens(span.text[low.end : high.start])
        if led and led[-1].low in words.between and len(link) == 1 and link[0].low in words.joints:
            yield low, high, f'"{led[-1].low} {span.text[low.start : high.end].strip()}"'
