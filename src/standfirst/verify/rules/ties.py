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


def dates_untied(
    ours: Sequence[FoundDate], part: Part, told: Sequence[tuple[Span, Sequence[FoundDate]]], words: Lexicon
) -> list[str]:
    """What speaks against dates of ours that the evidence gives to another verb.

    Only where a cited sentence has our verb with a date of its own, and gives ours to another verb.
    """
    if not ours:
        return []
    here = _tied(ours, part.unquoted(), part.bare, words)
    theirs = [_tied(days, span.text, tokens(span.text), words) for span, days in told]
    return [p for clause, day in here if (p := _problem(clause, day, theirs))]


def _tied(
    days: Sequence[FoundDate], text: str, run: Sequence[Token], words: Lexicon
) -> list[tuple[Clause | None, FoundDate]]:
    """Each date with its clause; of dates that say the same of the same verb, the first."""
    read = clauses(text, tuple(run), words) if days else ()
    found: dict[tuple[str, int, int, int], tuple[Clause | None, FoundDate]] = {}
    for day in days:
        clause = tie(Place(day.start, day.end), text, run, read, words)
        found.setdefault((clause.base if clause else "", day.year, day.month, day.day), (clause, day))
    return list(found.values())


def _problem(ours: Clause | None, day: FoundDate, theirs: list[list[tuple[Clause | None, FoundDate]]]) -> str:
    problems = [_said(ours, day, tied) for tied in theirs if any(d.covers(day) for _, d in tied)] if ours else []
    return "" if not problems or "" in problems else problems[0]


def _said(ours: Clause | None, day: FoundDate, tied: list[tuple[Clause | None, FoundDate]]) -> str:
    here = [d for clause, d in tied if clause and ours and clause.base == ours.base]
    there = [clause for clause, d in tied if clause and ours and clause.base != ours.base and d.covers(day)]
    if ours is None or not here or not there or any(d.covers(day) for d in here):
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
        text[place.end : place.end + 4].lstrip()[:1] in (",", ""),
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
