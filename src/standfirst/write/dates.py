"""Relative days of a source sentence, resolved against the day on which its publisher wrote.

Only what is certain is resolved; everything else keeps a sentence from being retold outside quotation marks.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from standfirst.write.lexicon import MONTHS, SPEECH, WEEKDAYS, words
from standfirst.write.units import with_units
from standfirst.write.units import written_day as written_day

_DAYS = "|".join(WEEKDAYS)
_PARTS = "morning|afternoon|evening|night"
_RELATIVE = re.compile(
    rf"(?P<lead>\b(?:on|On|by|By|until|Until|since|Since|from|From|before|Before|after|After)\s+)?"
    rf"(?P<which>\b(?:last|Last|next|Next|this|This|early|Early|late|Late)\s+)?"
    rf"\b(?P<day>{_DAYS}|yesterday|Yesterday|today|Today|tomorrow|Tomorrow)\b"
    rf"(?P<part>\s+(?:{_PARTS}))?(?P<tail>['’]s|-|,?\s+(?:\d{{1,2}}\b|(?:{'|'.join(MONTHS)})\b))?"
)
_VAGUE = re.compile(
    r"\b(?:tonight|overnight|last night|this (?:morning|afternoon|evening|week|weekend|month|year|season|summer|winter|"
    r"spring|autumn)|(?:last|next|past|coming|previous|following) (?:few |two |three |several )?(?:days?|weeks?|"
    r"weekend|months?|years?|season|summer|winter|spring|autumn)|ago|recent|recently|currently|the (?:day|week|month|"
    r"year) (?:before|after)|earlier|later|now|nowadays|so far|to date|the same day|upcoming)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due|plans?|planned|expects?|expected|scheduled|set to|is to|are to|to be|next|"
    r"going to|may|might|could|should|aims?|hopes?|intends?|tomorrow|ahead|deadline)\b",
    re.IGNORECASE,
)

PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|went|came|took|made|gave|got|found|told|left|lost|won|met|put|held|brought|began|broke|built"
    r"|bought|caught|chose|cut|drew|drove|fell|felt|flew|fought|grew|heard|hit|hurt|kept|knew|laid|led|let|meant|paid|ran|rose"
    r"|read|said|sat|saw|sent|set|shook|shot|shut|sold|sank|slept|sought|spent|split|spoke|spread|stood|stole|struck|swam|swept"
    r"|taught|thought|threw|tore|wore|wrote)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\b(?:will|would|must|should|may|can|stays?|remains?|is|are)\b(?:(?!\b(?:was|were|had|been|who|which)\b)[^,;:\"])*$"
)
_NO_DAY = ("for ", "to ", "of ", "every ", "day after ", "day before ")
_COMING = re.compile(  # a plan whose day follows with no verb of saying between
    r"\b(?:will|(?:is|are) (?:due |set |scheduled )?to|meets|votes|opens|begins|starts|decides|sits|plays)\b"
    rf"(?:(?!\b(?:{'|'.join(sorted(SPEECH))}|was|were|had|which|who|that|after|before|until|since)\b)[^,;:\"])*$"
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_OWN_DATE = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<m>{'|'.join(MONTHS)}) (?P<d>[12]\d|3[01]|0?[1-9]),? (?P<y>20\d\d)\b",
        rf"\b(?P<d>[12]\d|3[01]|0?[1-9]) (?P<m>{'|'.join(MONTHS)}) (?P<y>20\d\d)\b",
    )
)
_OPENING = 200  # characters in which a text may date itself
_FAR = 5  # days between the date in a text and its day of publication


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A relative day at ``text[start:end]``: what to write instead, and the day it is."""

    start: int
    end: int
    absolute: str
    day: date


def dates_itself_otherwise(text: str, published_at: datetime) -> bool:
    """Whether the day of publication is none to count from: a stamp that systems put where they know no day, or a text
    that opens with a date of its own far from it."""
    if (published_at.month, published_at.day, published_at.hour, published_at.minute) == (1, 1, 0, 0):
        return True
    found = (m for pattern in _OWN_DATE for m in pattern.finditer(text[:_OPENING]))
    days = [
        abs((date(int(m["y"]), MONTHS.index(m["m"]) + 1, min(int(m["d"]), 28)) - published_at.date()).days)
        for m in found
    ]
    return bool(days) and min(days) > _FAR


def local_day(published_at: datetime, zone: str) -> date:
    """The publisher's own calendar day. ``zone`` is an offset such as "+02:00"; "" or odd: UTC."""
    match = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
    if not match:
        return published_at.astimezone(UTC).date()
    minutes = int(match[2]) * 60 + int(match[3])
    offset = timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    return published_at.astimezone(offset).date()


def has_relative_time(text: str) -> bool:
    """Whether ``text`` leans on the day it was written, resolvable or not."""
    return bool(_VAGUE.search(text)) or any(not _is_dated(m) for m in _RELATIVE.finditer(text))


def is_vague(text: str) -> bool:
    """Whether ``text`` carries a time that cannot be resolved to a day with certainty ("last week", "ago")."""
    return bool(_VAGUE.search(text))


def resolve_days(text: str, written: date, now: datetime) -> tuple[DayMention, ...] | None:
    """Every relative day of ``text`` outside quotation marks with its absolute form; None when one is not certain."""
    bare = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    found = []
    for match in _RELATIVE.finditer(bare):
        if _is_dated(match):
            continue
        day = _day_of(match, bare, written)
        if day is None or match["tail"]:
            return None
        found.append(DayMention(start=match.start(), end=match.end(), absolute=_phrase(match, day, now), day=day))
    return tuple(found)


def with_days(text: str, written: date, now: datetime) -> str | None:
    """``text`` with absolute dates in place of relative days, months and years, quotations as they are; None when one
    of them is not certain."""
    mentions = resolve_days(text, written, now)
    if mentions is None:
        return None
    for mention in reversed(mentions):
        text = text[: mention.start] + mention.absolute + text[mention.end :]
    text = with_units(text, written, now)
    return None if is_vague(_QUOTED.sub(" ", text)) else text


def _is_dated(match: re.Match[str]) -> bool:
    """ "Tuesday 12 May" and "Tuesday, May 12" name their day themselves."""
    return bool(match["tail"]) and match["tail"][0] in ", "


def _day_of(match: re.Match[str], text: str, written: date) -> date | None:
    word = match["day"].lower()
    which = (match["which"] or "").strip().lower()
    if which in ("last", "next", "this") or text[: match.start()].endswith(_NO_DAY):
        return None
    lead = (match["lead"] or "").strip().lower()
    if lead in ("by", "until", "from", "before"):
        return _end_of_wait(text[: match.start()], word, written) if lead in ("by", "until") else None
    if word == "today" and not PAST.search(text):
        return None  # "nowadays"
    if word in ("yesterday", "today", "tomorrow"):
        return written + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    wanted = [d.lower() for d in WEEKDAYS].index(word)
    back = (written.weekday() - wanted) % 7
    said_on = words(text[: match.start()])[-1:]  # "said on Monday that it would"
    coming = _COMING.search(text[: match.start()])
    if (PAST.search(text) and not coming and not _FUTURE.search(text)) or (said_on and said_on[0].lower() in SPEECH):
        return written - timedelta(days=back)
    ahead = coming and (match["lead"] or "").strip().lower() == "on"
    return written + timedelta(days=7 - back) if back and ahead else None  # else the tense does not tell for certain


def _end_of_wait(before: str, word: str, written: date) -> date | None:
    """The coming weekday of "stays closed until Thursday"; None on that weekday itself, and of what is past."""
    days = [d.lower() for d in WEEKDAYS]
    if word not in days or not _WAITS.search(before):
        return None
    ahead = (days.index(word) - written.weekday()) % 7
    return written + timedelta(days=ahead) if ahead else None


def _phrase(match: re.Match[str], day: date, now: datetime) -> str:
    lead = (match["lead"] or "").strip()
    written = written_day(day, now)
    if match["which"]:
        part = (match["part"] or "").strip()
        written = f"{match['which'].strip().lower()} {part} of {written}" if part else written
        written = written if not part else f"the {written}" if match["which"] else written
    elif match["part"]:
        written = f"the {match['part'].strip()} of {written}"
    if lead:
        return f"{lead} {written}"
    capital = match.group()[0].isupper() and match["day"][0].lower() in "yt" and match["day"][0].isupper()
    return f"{'On' if capital and match.start() == 0 else 'on'} {written}"
