"""Times counted from the day of writing in larger steps: "next week", "in about three months", "last autumn".

Read from evidence alone: of our own sentence they would say when we wrote.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from standfirst.verify.reading.dates import FoundDate
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.number_words import spelled_at
from standfirst.verify.reading.tokens import Token, stem, tokens

_MOST = 400  # steps; a larger count is none of months or weeks from now


@dataclass(frozen=True, slots=True)
class Offsets:
    """Dates, and weeks by their Monday."""

    days: tuple[FoundDate, ...]
    weeks: frozenset[date]


def offsets(text: str, words: Lexicon, written: date) -> Offsets:
    """What a text of evidence counts from the day it was written on."""
    run = tokens(text)
    days: list[FoundDate] = []
    weeks: set[date] = set()
    for index, word in enumerate(run):
        after = run[index + 1].low if index + 1 < len(run) else ""
        shift = words.shifts.get(word.low)
        if shift is not None and after in words.seasons:
            days.extend(_season(words.seasons[after], shift, written))
        elif shift is not None and words.relative_units.get(after) == "week":
            weeks.add(monday(written + timedelta(days=7 * shift)))
        elif (steps := _steps(run, index, words)) and (unit := _unit(run, index, words)):
            days.append(_moved(unit, steps, written))
            if unit == "week":
                weeks.add(monday(written + timedelta(days=7 * steps)))
    return Offsets(tuple(days), frozenset(weeks))


def _steps(run: tuple[Token, ...], index: int, words: Lexicon) -> int:
    """How many steps a count at this word leads ahead ("in about three months") or back ("three months ago"); 0 where
    it counts something else."""
    count, length = _count(run, index, words)
    if not count:
        return 0
    before = index - 1
    while before > 0 and run[before].low in words.about:
        before -= 1
    if before >= 0 and run[before].low in words.lead_in:
        return count
    behind = run[index + length + 1].low if index + length + 1 < len(run) else ""
    return -count if behind in words.ago_after and behind not in words.told_earlier else 0


def _count(run: tuple[Token, ...], index: int, words: Lexicon) -> tuple[int, int]:
    low = run[index].low
    if low in words.articles:
        return 1, 1
    count, length = (int(low), 1) if low.isascii() and low.isdigit() and len(low) < 4 else spelled_at(run, index, words)
    return (count, length) if count <= _MOST else (0, 0)


def _unit(run: tuple[Token, ...], index: int, words: Lexicon) -> str:
    """ "day", "week", "month" or "year" behind a count, or ""."""
    at = index + _count(run, index, words)[1]
    if at >= len(run):
        return ""
    low = run[at].low
    unit = words.relative_units.get(low) or words.relative_units.get(stem(low), "")
    return "day" if low in words.day_words else "" if unit == "day" else unit


def _moved(unit: str, steps: int, written: date) -> FoundDate:
    if unit == "month":
        number = written.year * 12 + written.month - 1 + steps
        return FoundDate(start=0, end=0, year=number // 12, month=number % 12 + 1, relative=True)
    if unit == "year":
        return FoundDate(start=0, end=0, year=written.year + steps, relative=True)
    day = written + timedelta(days=steps * (7 if unit == "week" else 1))
    return FoundDate(start=0, end=0, year=day.year, month=day.month, day=day.day, relative=True)


def _season(month: int, shift: int, written: date) -> list[FoundDate]:
    """The years a season may mean; a winter lies in two."""
    year = written.year
    if shift < 0 and month + 2 >= written.month:
        year -= 1
    if shift > 0 and month <= written.month:
        year += 1
    years = (year, year + 1) if month > 10 and shift <= 0 else (year,)
    return [FoundDate(start=0, end=0, year=y, relative=True) for y in years]


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
