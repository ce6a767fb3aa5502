"""The times a cited span gives: dates in it, weeks, and its source's own day where the sentence tells of that day."""

from datetime import date
from functools import lru_cache

from standfirst.verify.context import Span
from standfirst.verify.reading.dates import FoundDate, dates, local_day
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.offsets import Offsets, monday, offsets
from standfirst.verify.reading.tokens import Token, tokens
from standfirst.verify.rules.figures import figures_of


def dates_of(span: Span) -> tuple[FoundDate, ...]:
    """Every date a cited span gives, relative ones resolved by its source's day; a weekday of the coming week where the
    sentence looks ahead."""
    if span.source is None or not span.text:
        return ()
    return _dates(span.text, span.source.language, local_day(span.source.published_at, span.source.zone))


@lru_cache(maxsize=512)
def _dates(text: str, language: str, written: date) -> tuple[FoundDate, ...]:
    words = lexicon(language)
    ahead = _ahead(tokens(text), words)
    found = (d for d in dates(text, words, written) if ahead or not (d.relative and d.month and _after(d, written)))
    return (*found, *_offsets(text, language, written).days)


@lru_cache(maxsize=512)
def _offsets(text: str, language: str, written: date) -> Offsets:
    return offsets(text, lexicon(language), written)


def _ahead(run: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether a sentence speaks of what is to come: a word such as "will", or no verb of the past ("they meet on
    Thursday")."""
    if any(w.low in words.future for w in run):
        return True
    forms = [words.verbs[w.low].kinds for w in run if w.low in words.verbs and not w.capitalised]
    past = any(w.low in words.past_forms for w in run) or any("p" in kinds and "b" not in kinds for kinds in forms)
    return bool(words.past_forms) and not past and any(kinds & {"b", "3"} for kinds in forms)


def _after(day: FoundDate, written: date) -> bool:
    """Whether a day, or a whole month ("last month" has no day), lies past the day of writing."""
    return (day.year, day.month, day.day) > (written.year, written.month, written.day)


def written_days(spans: tuple[Span, ...]) -> frozenset[tuple[int, int, int]]:
    """The days of writing of spans that name no day, and give a time of the day ("shortly before ten") or what
    somebody said: those tell of that day."""
    found = set()
    for span in spans:
        if span.source is None or not span.text:
            continue
        words, day = lexicon(span.source.language), local_day(span.source.published_at, span.source.zone)
        named = any(d.day for d in dates(span.around, words, day))
        if not named and (_has_hour(span, words, day) or any(w.low in words.reporting for w in span.words)):
            found.add((day.year, day.month, day.day))
    return frozenset(found)


def _has_hour(span: Span, words: Lexicon, day: date) -> bool:
    if any(w.low in words.clock for w in span.words):
        return True
    return any(f.hour for f in figures_of(span.text, words, day))


def weeks_of(spans: tuple[Span, ...]) -> frozenset[date]:
    """The weeks, by their Monday, that the spans name or have a day in."""
    found: set[date] = set()
    for span in spans:
        if span.source is None or not span.text:
            continue
        written = local_day(span.source.published_at, span.source.zone)
        found |= _offsets(span.text, span.source.language, written).weeks
        found |= {monday(day) for d in dates_of(span) if (day := _whole(d))}
    return frozenset(found)


def names_week(before: list[str], words: Lexicon) -> bool:
    """Whether the words before a date end in "the week of"."""
    return any(tuple(before[-len(p) :]) == p for phrases in words.week_of.values() for p in phrases)


def week_held(day: FoundDate, weeks: frozenset[date]) -> bool:
    """Whether a day of ours lies in one of the weeks."""
    whole = _whole(day)
    return whole is not None and monday(whole) in weeks


def _whole(day: FoundDate) -> date | None:
    try:
        return date(day.year, day.month, day.day) if day.month and day.day else None
    except ValueError:
        return None


def counted_alike(raw: str, spans: tuple[Span, ...], words: Lexicon) -> bool:
    """Whether a count of days of ours that leans on what is told ("19 days earlier") stands in a span too."""
    run = tokens(raw)
    if len(run) < 3 or run[-1].low not in words.told_earlier:
        return False
    wanted = (tuple(w.low for w in run[:-1]),)
    behind = words.told_earlier | words.ago_after.keys()
    for span in spans:
        for _, last in find({run[0].low: wanted}, span.words):
            if last < len(span.words) and span.words[last].low in behind:
                return True
    return False
