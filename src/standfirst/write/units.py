"""Times of a source counted from its day of writing in parts of a day, months and years: "this morning", "last month".

What stands for a span of days ("last week", "tonight" after midnight, "the past year") has no one date and stays.
"""

import re
from datetime import date, datetime, timedelta

from standfirst.write.lexicon import MONTHS

_IN = r"(?:(?P<lead>\b(?i:in|of|since|until|by|for|from|during|before|after|between|to))\s+)?"
_NOT_SUBJECT = r"(?!['’-]|\s+(?:was|is|has|had|were|are|will|would|saw|brought|alone|so|and|or|than)\b)"
_PART = re.compile(
    r"(?P<early>\b(?:[Ee]arly|[Ll]ate)\s+)?\b(?P<this>[Tt]his)\s+(?P<part>morning|afternoon|evening)(?!['’-])"
)
_UNIT = re.compile(
    rf"{_IN}(?P<early>\b(?:early|late|earlier|later)\s+)?(?<!the )\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+"
    r"(?P<unit>month|year)\b"
    rf"{_NOT_SUBJECT}"
)
_AGO = re.compile(r"(?<!than )(?<!about )(?<!least )\b(?P<count>two|three|four|five|six|\d)\s+days\s+ago\b(?!['’-])")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STEPS = {"last": -1, "this": 0, "next": 1}


def written_day(day: date, now: datetime) -> str:
    """ "12 May", with the year when it is not this one."""
    plain = f"{day.day} {MONTHS[day.month - 1]}"
    return plain if day.year == now.year else f"{plain} {day.year}"


def with_units(text: str, written: date, now: datetime) -> str:
    """``text`` with the date in place of each such time outside quotation marks; the others stay as they are."""
    pieces = re.split(r"([\"“„«][^\"”“»]*[\"”»])", text)
    return "".join(p if i % 2 else _resolved(p, written, now) for i, p in enumerate(pieces))


def _resolved(text: str, written: date, now: datetime) -> str:
    text = _PART.sub(lambda m: _part(m, written, now), text)
    text = _AGO.sub(lambda m: _ago(m, written, now), text)
    return _UNIT.sub(lambda m: _unit(m, written, now), text)


def _part(match: re.Match[str], written: date, now: datetime) -> str:
    on = "On" if match["this"][0] == "T" else "on"
    if early := (match["early"] or "").strip():
        return f"{early} on the {match['part']} of {written_day(written, now)}"
    return f"{on} the {match['part']} of {written_day(written, now)}"


def _ago(match: re.Match[str], written: date, now: datetime) -> str:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return f"on {written_day(written - timedelta(days=count), now)}" if count else match.group()


def _unit(match: re.Match[str], written: date, now: datetime) -> str:
    steps = _STEPS[match["which"].lower()]
    if match["unit"] == "month":
        number = written.year * 12 + written.month - 1 + steps
        year, month = number // 12, number % 12
        said = MONTHS[month] if year == now.year else f"{MONTHS[month]} {year}"
    else:
        said = str(written.year + steps)
    early = (match["early"] or "").strip()
    if match["lead"]:
        return f"{match['lead']} {early + ' in ' if early else ''}{said}"
    return f"{early} in {said}" if early else f"{'In' if match['which'][0].isupper() else 'in'} {said}"
