"""Dates: absolute ones, and relative ones resolved against the day and zone of the source that wrote them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from standfirst.verify.reading.lexicon import Lexicon, Phrases, lexicon
from standfirst.verify.reading.number_words import spelled_at
from standfirst.verify.reading.tokens import Token, tokens

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY = re.compile(r"(\d{1,2})([^\W\d]{0,3})\Z")
_ZONE = re.compile(r"([+-])(\d{2}):?(\d{2})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text. ``month`` and ``day`` are 0 where the text does not say; ``relative`` when it leans on a day
    of writing; ``choices`` are the days a weekday may mean."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    relative: bool = False
    raw: str = ""

    def covers(self, other: "FoundDate") -> bool:
        """Whether ``other`` says no more than this date does and nothing different."""
        return (
            self.year == other.year
            and other.month in (0, self.month)
            and (other.day in (0, self.day) if other.month else other.day == 0)
        )


def local_day(moment: datetime, zone: str) -> date:
    """The day on which a source wrote, in its own zone ("+02:00"); UTC where it names none."""
    match = _ZONE.match(zone)
    if not match:
        return moment.astimezone(UTC).date()
    offset = timedelta(hours=int(match[2]), minutes=int(match[3])) * (-1 if match[1] == "-" else 1)
    return moment.astimezone(timezone(offset)).date()


def dates(text: str, words: Lexicon, written: date) -> tuple[FoundDate, ...]:
    """Every date of folded ``text``; a date without a year takes the year that brings it closest to ``written``.

    A weekday yields both the last such day up to the day of writing and the next one after it, unless "last" or
    "next" decides.
    """
    return _dates(text, words.language, written)


@lru_cache(maxsize=512)
def _dates(text: str, language: str, written: date) -> tuple[FoundDate, ...]:
    """Read once what several rules ask for."""
    words = lexicon(language)
    found = list(_numeric(text, words))
    all_tokens = tokens(text)
    index = 0
    while index < len(all_tokens):
        here, length = _absolute(all_tokens, index, words, written)
        if not here:
            here, length = _relative(all_tokens, index, words, written)
        found.extend(_place(d, all_tokens, index, length, text) for d in here)
        index += max(1, length)
    return tuple(found)


def _place(found: FoundDate, all_tokens: tuple[Token, ...], index: int, length: int, text: str) -> FoundDate:
    start, end = all_tokens[index].start, all_tokens[index + length - 1].end
    return FoundDate(
        start=start, end=end, year=found.year, month=found.month, day=found.day, relative=found.relative,
        raw=text[start:end],
    )  # fmt: skip


def _numeric(text: str, words: Lexicon) -> list[FoundDate]:
    found = []
    slashed = ((_SLASHED, (3, 2, 1)),) if words.day_first else ()
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1)), *slashed):
        for m in pattern.finditer(text):
            year, month, day = (int(m[i]) for i in order)
            found.append(FoundDate(start=m.start(), end=m.end(), year=year, month=month, day=day, raw=m.group()))
    return found


def _absolute(words_: tuple[Token, ...], index: int, words: Lexicon, written: date) -> tuple[list[FoundDate], int]:
    """A date written out at this word: "23 November 2026", "Nov. 23", "23 de noviembre de 2026", "2026"."""
    day, length = _day_of_month(words_, index, words), 0
    if day:
        length = _past_links(words_, index, 1, words)
        if not _month(words_, index + length, words):
            day, length = 0, 0
    month = _month(words_, index + length, words)
    if not month:
        lone = bool(_YEAR.match(words_[index].low)) and not _counts(words_, index, words)
        return ([FoundDate(start=0, end=0, year=int(words_[index].low))], 1) if lone else ([], 0)
    length += 1
    if not day and (after := _day_of_month(words_, index + length, words)):
        day, length = after, length + 1
    with_links = _past_links(words_, index, length, words)
    has_year = index + with_links < len(words_) and bool(_YEAR.match(words_[index + with_links].low))
    if not day and not has_year and not _really_month(words_, index, words):
        return [], 0
    year = int(words_[index + with_links].low) if has_year else _closest_year(written, month, day)
    return [FoundDate(start=0, end=0, year=year, month=month, day=day)], with_links + 1 if has_year else length


def _day_of_month(words_: tuple[Token, ...], index: int, words: Lexicon) -> int:
    """1 to 31 for "23", "23rd", "1er", "1o"; else 0."""
    match = _DAY.match(words_[index].low) if index < len(words_) else None
    if not match or (match[2] and match[2] not in words.day_endings):
        return 0
    return int(match[1]) if 1 <= int(match[1]) <= 31 else 0


def _past_links(words_: tuple[Token, ...], index: int, length: int, words: Lexicon) -> int:
    """``length`` and the words such as "de" that stand between the parts of a date."""
    while index + length < len(words_) and words_[index + length].low in words.date_links:
        length += 1
    return length


def _counts(words_: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """Whether a four-digit number counts things ("2000 people") and is no year."""
    after = words_[index + 1].low if index + 1 < len(words_) else ""
    before = words_[index - 1].low if index else ""
    if before in words.before_year or words.months.get(before):
        return False
    return bool(after) and words_[index + 1].text[0].islower() and after not in words.stop


def _month(words_: tuple[Token, ...], index: int, words: Lexicon) -> int:
    if index >= len(words_) or not (words_[index].capitalised or not words.capital_calendar):
        return 0
    return words.months.get(words_[index].low, 0)


def _really_month(words_: tuple[Token, ...], index: int, words: Lexicon) -> bool:
    """A lone "May" or "mars" is a month only after a word such as "in"; the other months always are."""
    return words_[index].low not in words.unsure_months or (index > 0 and words_[index - 1].low in words.before_month)


def _closest_year(written: date, month: int, day: int) -> int:
    def distance(year: int) -> int:
        return abs((date(year, month, min(day or 15, 28)) - written).days)

    return min((written.year - 1, written.year, written.year + 1), key=distance)


def _relative(words_: tuple[Token, ...], index: int, words: Lexicon, written: date) -> tuple[list[FoundDate], int]:
    low = words_[index].low
    after = words_[index + 1].low if index + 1 < len(words_) else ""
    if low in words.relative_days:
        return [_day(written + timedelta(days=words.relative_days[low]))], 1
    if low in words.shifts and after:
        if after in words.weekdays:
            return _weekday(words.weekdays[after], written, words.shifts[low]), 2
        if after in words.relative_units:
            return _shifted(words.relative_units[after], words.shifts[low], written), 2
    if low in words.relative_units and after in words.shifts_after:
        return _shifted(words.relative_units[low], words.shifts_after[after], written), 2
    if low in words.weekdays and (words_[index].capitalised or not words.capital_calendar):
        return _weekday(words.weekdays[low], written, words.shifts_after.get(after)), 1 + (after in words.shifts_after)
    return _days_ago(words_, index, words, written)


def _days_ago(words_: tuple[Token, ...], index: int, words: Lexicon, written: date) -> tuple[list[FoundDate], int]:
    """ "three days ago", "vor drei Tagen", "il y a trois jours": a count of days back from the day of writing."""
    before = _phrase_at(words.ago, words_, index)
    at = index + before
    count, length = spelled_at(words_, at, words) if at < len(words_) else (0, 0)
    if not length and at < len(words_) and words_[at].low.isdigit() and len(words_[at].low) <= 3:
        count, length = int(words_[at].low), 1
    if not length or at + length >= len(words_) or words_[at + length].low not in words.day_words:
        return [], 0
    after = _phrase_at(words.ago_after, words_, at + length + 1)
    if not before and not after:
        return [], 0
    return [_day(written - timedelta(days=min(count, 999)))], before + length + 1 + after


def _phrase_at(phrases: Phrases, words_: tuple[Token, ...], index: int) -> int:
    """The length in words of the longest phrase that stands at ``index``; 0 for none."""
    lows = [w.low for w in words_[index : index + 4]]
    fits = [len(p) for p in phrases.get(lows[0], ()) if tuple(lows[: len(p)]) == p] if lows else []
    return max(fits, default=0)


def _weekday(weekday: int, written: date, shift: int | None) -> list[FoundDate]:
    back = (written.weekday() - weekday) % 7
    earlier = written - timedelta(days=back)
    later = written + timedelta(days=(weekday - written.weekday()) % 7 or 7)
    if shift == -1:
        return [_day(earlier - timedelta(days=7) if back == 0 else earlier)]
    return [_day(later)] if shift == 1 else [_day(earlier), _day(later)]


def _shifted(unit: str, shift: int, written: date) -> list[FoundDate]:
    if unit == "year":
        return [FoundDate(start=0, end=0, year=written.year + shift, relative=True)]
    if unit == "month":
        number = written.year * 12 + written.month - 1 + shift
        return [FoundDate(start=0, end=0, year=number // 12, month=number % 12 + 1, relative=True)]
    return [_day(written + timedelta(days=shift))] if unit == "day" else [
        FoundDate(start=0, end=0, year=(written + timedelta(days=7 * shift)).year, relative=True)
    ]  # fmt: skip


def _day(day: date) -> FoundDate:
    return FoundDate(start=0, end=0, year=day.year, month=day.month, day=day.day, relative=True)
