"""date: relative days are written as absolute dates, and each date occurs in, or resolves from, a cited span."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import FoundDate, dates, local_day
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.rules.spandates import (
    counted_alike,
    dates_of,
    names_week,
    week_held,
    weeks_of,
    written_days,
)
from standfirst.verify.rules.ties import dates_untied

_REACH = 60  # characters before a date in which a word such as "reported on" stands
_MOST_YEARS = 20  # of one sentence


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a relative day of ours, a date no span carries, and a weekday that does not fit its date."""
    found: list[Verdict] = []
    for part in context.parts:
        text = part.unquoted()
        ours = dates(text, context.words, context.now.date())
        absolute = [d for d in ours if not d.relative]
        told = [(span, dates_of(span)) for span in part.spans] if absolute else []
        found.extend(part.fail(Rule.DATE, p) for p in _foreign(absolute, told, text, part, context.words))
        untied = dates_untied(absolute, part, told, context.words)
        found.extend(part.fail(Rule.DATE, problem) for problem in untied if problem)
        found.extend(part.fail(Rule.DATE, p) for p in _relative(ours, text, part, context.words))
    return tuple(found)


def _foreign(
    absolute: Sequence[FoundDate], told: Sequence[tuple[Span, Sequence[FoundDate]]], text: str, part: Part,
    words: Lexicon,
) -> Iterator[str]:  # fmt: skip
    """Dates of ours that no span carries; each date is looked at once."""
    allowed = {(d.year, d.month, d.day) for _, days in told for d in days}
    known = {triple for y, m, d in allowed for triple in ((y, m, d), (y, m, 0), (y, 0, 0))}
    own = written_days(part.spans) if absolute else frozenset()
    weeks = weeks_of(part.spans) if absolute else frozenset()
    for day in absolute:
        before = [w.low for w in tokens(text[max(0, day.start - _REACH) : day.start])]
        if names_week(before, words):
            held = week_held(day, weeks)
        else:
            triple = (day.year, day.month, day.day)
            held = triple in known or triple in own
        if not held and not _publication(day, before, part, words):
            yield f"no cited sentence gives the date {day.raw}"
    if lost := _year_lost(absolute, allowed, told):
        yield lost


def _year_lost(
    absolute: Sequence[FoundDate], allowed: set[tuple[int, int, int]], told: Sequence[tuple[Span, Sequence[FoundDate]]]
) -> str:
    """A year that ours has twice and the evidence once, beside another year that ours has lost: "seven in 2026 after
    nine in 2026" for "nine this year after seven last year"."""
    years = [d.year for d in absolute if not d.month]
    others = {y for y, m, _ in allowed if not m} - {d.year for d in absolute}
    for year in {y for y in years if years.count(y) > 1} if len(years) < _MOST_YEARS else ():
        theirs = sum(1 for _, days in told for d in days if d.year == year)
        if theirs < years.count(year) and others:
            return f"the source has {year} once, and {min(others)} where it stands again here"
    return ""


def span_dates(spans: tuple[Span, ...]) -> list[FoundDate]:
    """Every date the cited spans give, relative ones resolved by their source's day; a weekday of the past or of the
    coming week as the sentence's words allow."""
    return [day for span in spans for day in dates_of(span)]


def _publication(day: FoundDate, before: list[str], part: Part, words: Lexicon) -> bool:
    """Whether a date is a cited source's own day of publication, and said to be."""
    if not _said_published(list(before), words):
        return False
    days = {local_day(s.source.published_at, s.source.zone) for s in part.spans if s.source}
    return any((d.year, d.month, d.day) == (day.year, day.month, day.day) for d in days)


def _said_published(lows: list[str], words: Lexicon) -> bool:
    """Whether words end in "reported on", "published it on", "berichtete am"."""
    if not lows or lows.pop() not in words.dated_on:
        return False
    if lows and lows[-1] in words.it_of_reports:
        lows.pop()
    return bool(lows) and lows[-1] in words.published


def _relative(ours: tuple[FoundDate, ...], text: str, part: Part, words: Lexicon) -> list[str]:
    """Relative days of ours, except a weekday that stands with its own date ("Monday, 23 November 2026") and days that
    the evidence counts too ("19 days earlier")."""
    weekdays = words.weekdays
    first = {d.start: d for d in reversed(ours) if d.relative}
    absolute = [d for d in ours if not d.relative and d.day and d.month]
    starts = [d.start for d in absolute]
    problems = []
    for _, day in sorted(first.items()):
        at = bisect_left(starts, day.end)
        beside = [a for a in absolute[at : at + 1] if a.start - day.end <= 3]
        if not beside and counted_alike(day.raw, part.spans, words):
            continue
        if not beside:
            problems.append(f'"{day.raw}" must be written as a date')
        elif not _fits(day.raw, beside[0], weekdays):
            problems.append(f"{day.raw} is not the weekday of {beside[0].raw}")
    return problems


def _fits(weekday: str, day: FoundDate, weekdays: Mapping[str, int]) -> bool:
    try:
        written = date(day.year, day.month, day.day)
    except ValueError:
        return False
    return weekdays.get(weekday.casefold(), written.weekday()) == written.weekday()
