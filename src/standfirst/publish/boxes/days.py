"""The one day on which a sentence puts what it tells; nothing where that takes guessing."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_WEEKDAY = "|".join(w.capitalize() for w in _WEEKDAYS)
_MENTION = re.compile(
    rf"(?:(?:{_WEEKDAY}),? )?(?:(?P<d>\d{{1,2}}) (?P<m>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    rf"(?:,? (?P<y>\d{{4}})\b)?|\b(?P<weekday>{_WEEKDAY})\b|\b(?P<near>[Yy]esterday|[Tt]oday)\b|"
    r"\b(?P<year>(?:1[89]|20)\d\d)\b"
)
_ON = re.compile(r"(?:\b(?:on|On) |\b(?:morning|afternoon|evening|night|early hours) of |\b(?:early|late) )$")
_OPENS = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?, "
)  # "Wednesday afternoon, the council met"; no dateline
# "plays at Seattle on Saturday" is still to come: a weekday lies behind where something in the sentence is past.
_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|did|went|came|took|made|said|told|found|shook|struck|hit|fell|rose|left|gave|began|broke|"
    r"won|lost|beat|met|saw|sent|set|put|cut|shut|brought|built|caught|drew|fled|flew|fought|held|kept|knew|led|ran|spoke|"
    r"stood|swept|threw|wrote|sank|sold|spent|has|have)\b"
)
_IN = re.compile(r"\b[Ii]n $")
# American papers write "filed charges Friday against"; a noun's "Friday" has an article or a limit before it.
_NOT_BARE = "the last next this every for until since before after and from good black through".split()
_BARE = re.compile(rf"\b[a-z]{{3,}}{''.join(f'(?<!{chr(92)}b{word})' for word in _NOT_BARE)} $")
_AFTER_BARE = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:[.,]|$| (?:in|at|after|against|when|that|to|with|for|by)\b)"
)
_TURN = re.compile(
    r"\b(?:who|which|that|whose|where|when|after|before|since|until|because|although|though|while|if|as|than|following)\b"
    r"|\bover\b.*\bof $",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|announced|confirmed|told (?:[\w’']+ ){1,3}|declared|ruled|warned)(?: (?:early|late|in a statement))?"
    r"\s*(?:on )?$"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due|plans?|planned|expects?|expected|scheduled|set to|is to|are to|to be|may|might|could)\b"
)
_PARTS = re.compile(r"['’]s\b|-\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A day; ``ahead`` when the sentence tells of what was still to come."""

    day: date
    ahead: bool = False
    year_only: bool = False


def local_day(at: datetime, zone: str) -> date:
    """The publisher's own calendar day. ``zone`` is an offset such as "+02:00"; "" or odd: UTC."""
    match = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
    minutes = (int(match[2]) * 60 + int(match[3])) * (-1 if match[1] == "-" else 1) if match else 0
    return at.astimezone(timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else UTC).date()


def find_day(words: str, written: date) -> FoundDay | None:
    """The day of the main clause. None: no day, several, one in a subordinate clause, or one that needs guessing."""
    mentions = list(_MENTION.finditer(words))
    if len(mentions) != 1:
        return None
    (match,) = mentions
    before, after = words[: match.start()], words[match.end() :]
    said = bool(_SAYING.search(before))
    if _PARTS.match(after) or (_TURN.search(before) and not said) or not _leads(match, before, after, said):
        return None
    ahead = bool(_FUTURE.search(words)) and not said
    if match["year"]:
        return None if ahead or int(match["year"]) >= written.year else FoundDay(
            day=date(int(match["year"]), 1, 1), year_only=True
        )  # fmt: skip
    if match["weekday"] or match["near"]:
        past = bool(match["near"] or _PAST.search(words))
        return FoundDay(day=_back(match, written)) if past and not ahead else None
    day = _calendar(match, written, ahead)
    return FoundDay(day=day, ahead=day > written) if day and (ahead or day <= written) else None


def _leads(match: re.Match[str], before: str, after: str, said: bool) -> bool:
    """Whether the words before make it the time of what is told: "on Friday", "in 1957", "said Friday"."""
    if match["year"]:
        return bool(_IN.search(before))
    if match["near"] or said or _ON.search(before) or (not before and _OPENS.match(after)):
        return True
    return bool(match["weekday"] and _BARE.search(before) and _AFTER_BARE.match(after))


def _back(match: re.Match[str], written: date) -> date:
    if match["near"]:
        return written - timedelta(days=match["near"].lower() == "yesterday")
    return written - timedelta(days=(written.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7)


def _calendar(match: re.Match[str], written: date, ahead: bool) -> date | None:
    """A day of the calendar; without a year the last such day before ``written``, or the next where it is ahead."""
    named = (match["m"] or match["m2"])[:3].lower()
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(named))
    number, year = int(match["d"] or match["d2"]), int(match["y"] or 0)
    years = (year,) if year else (written.year, written.year + (1 if ahead else -1))
    days = [day for y in years if (day := _day(y, month, number))]
    return next((d for d in days if year or (d >= written if ahead else d <= written)), None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
