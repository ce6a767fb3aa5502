"""date: relative days are written as absolute dates, and each date occurs in, or resolves from, a cited span."""

from collections.abc import Mapping
from datetime import date

from standfirst.domain.verdict import Rule, Verdict
from standfirst.verify.context import Context, Part, Span
from standfirst.verify.reading.dates import FoundDate, dates, local_day
from standfirst.verify.reading.lexicon import Lexicon, lexicon
from standfirst.verify.reading.tokens import tokens
from standfirst.verify.rules.ties import dates_untied

_REACH = 60  # characters before a date in which a word such as "reported on" stands


def check(context: Context) -> tuple[Verdict, ...]:
    """Fail a relative day of ours, a date no span carries, and a weekday that does not fit its date."""
    found: list[Verdict] = []
    for part in context.parts:
        text = part.unquoted()
        ours = dates(text, context.words, context.now.date())
        absolute = [d for d in ours if not d.relative]
        allowed = span_dates(part.spans)
        found.extend(
            part.fail(Rule.DATE, f"no cited sentence gives the date {day.raw}")
            for day in absolute
            if not any(a.covers(day) for a in allowed) and not _publication(day, text, part, context.words)
        )
        told = [(span, _of_span(span)) for span in part.spans] if absolute else []
        untied = dates_untied(absolute, part, told, context.words)
        found.extend(part.fail(Rule.DATE, problem) for problem in untied)
        found.extend(part.fail(Rule.DATE, problem) for problem in _relative(ours, text, context.words.weekdays))
    return tuple(found)


def span_dates(spans: tuple[Span, ...]) -> list[FoundDate]:
    """Every date the cited spans give, relative ones resolved by their source's day; a weekday of the past or of the
    coming week as the sentence's words allow."""
    return [day for span in spans for day in _of_span(span)]


def _of_span(span: Span) -> list[FoundDate]:
    if span.source is None or not span.text:
        return []
    words = lexicon(span.source.language)
    written = local_day(span.source.published_at, span.source.zone)
    ahead = bool({w.low for w in tokens(span.text)} & words.future)
    return [
        day
        for day in dates(span.text, words, written)
        if not (day.relative and day.month and _after(day, written) and not ahead)
    ]


def _after(day: FoundDate, written: date) -> bool:
    """Whether a day, or a whole month ("last month" has no day), lies past the day of writing."""
    return (day.year, day.month, day.day) > (written.year, written.month, written.day)


def _publication(day: FoundDate, text: str, part: Part, words: Lexicon) -> bool:
    """Whether a date is a cited source's own day of publication, and said to be."""
    if not _said_published(text[max(0, day.start - _REACH) : day.start], words):
        return False
    days = {local_day(s.source.published_at, s.source.zone) for s in part.spans if s.source}
    return any((d.year, d.month, d.day) == (day.year, day.month, day.day) for d in days)


def _said_published(before: str, words: Lexicon) -> bool:
    """Whether words end in "reported on", "published it on", "berichtete am"."""
    lows = [w.low for w in tokens(before)]
    if not lows or lows.pop() not in words.dated_on:
        return False
    if lows and lows[-1] in words.it_of_reports:
        lows.pop()
    return bool(lows) and lows[-1] in words.published


def _relative(ours: tuple[FoundDate, ...], text: str, weekdays: Mapping[str, int]) -> list[str]:
    """Relative days of ours, except a weekday that stands with its own date: "Monday, 23 November 2026"."""
    relative, absolute = [d for d in ours if d.relative], [d for d in ours if not d.relative]
    problems = []
    for start in sorted({d.start for d in relative}):
        day = next(d for d in relative if d.start == start)
        beside = [a for a in absolute if a.day and 0 <= a.start - day.end <= 3 and a.month]
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
