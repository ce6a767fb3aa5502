"""Ties: which verb of its sentence a date belongs to.

"The mill was founded in 1953 and closed in 1971" has both years beside both verbs, and "was founded in 1971" is false
all the same. A place is tied to the last verb before it, or to the first behind it where it opens its clause; where
neither can be told it is tied to none, and decides nothing. Languages without verb lists have no ties.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.verify.context import Part, Span
from standfirst.verify.reading.clause import Clause
from standfirst.verify.reading.clauses import clauses
from standfirst.verify.reading.dates import FoundDate
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import Token, tokens

_LEAD = 3  # small words between the start of a clause and its date: "and in the year 1971"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands in its text (end exclusive)."""

    start: int
    end: int


def date_untied(day: FoundDate, part: Part, told: Sequence[tuple[Span, Sequence[FoundDate]]], words: Lexicon) -> str:
    """What speaks against a date of ours that the evidence gives to another verb, or "".

    Only where a cited sentence has our verb with a date of its own, and gives ours to another verb.
    """
    text = part.unquoted()
    ours = tie(Place(day.start, day.end), text, part.bare, clauses(text, part.bare, words), words)
    if ours is None:
        return ""
    problems = []
    for span, days in told:
        run = tokens(span.text)
        read = clauses(span.text, run, words)
        tied = [(tie(Place(d.start, d.end), span.text, run, read, words), d) for d in days]
        here = [d for verb, d in tied if verb is not None and verb.base == ours.base]
        there = [verb for verb, d in tied if verb is not None and verb.base != ours.base and d.covers(day)]
        if any(d.covers(day) for d in days):
            problems.append(_said(ours, here, there, day))
    return "" if not problems or "" in problems else problems[0]


def _said(ours: Clause, here: list[FoundDate], there: list[Clause], day: FoundDate) -> str:
    if not here or not there or any(d.covers(day) for d in here):
        return ""
    return f'the source has "{there[0].verb.text}" with {day.raw}, and "{ours.verb.text}" with {here[0].raw}'


def tie(place: Place, text: str, run: Sequence[Token], read: Sequence[Clause], words: Lexicon) -> Clause | None:
    """The clause whose verb a place belongs to, or None."""
    at = bisect_left(read, place.start, key=lambda c: c.verb.start)
    before = read[at - 1] if at else None
    behind = read[at] if at < len(read) else None
    first = bisect_left(run, place.start, key=lambda w: w.start)
    opens, closed = (
        _opens(text, run, first, place.start, words.joints | words.openers),
        text[place.end :].lstrip()[:1] in (",", ""),
    )
    if opens and before is None:
        return behind
    if opens:
        return None if closed or behind is None else behind
    return before


def _opens(text: str, run: Sequence[Token], first: int, start: int, joints: frozenset[str]) -> bool:
    """Whether a place begins its clause, but for a few small words: "and in 1971 it closed"."""
    end = start
    for word in reversed(run[max(0, first - _LEAD) : first]):
        if "," in text[word.end : end] or ";" in text[word.end : end]:
            return True
        if word.low in joints:
            return True
        if len(word.low) > 4 or (word.capitalised and word.start > 0):
            return False
        end = word.start
    return first <= _LEAD
