"""The day on which something was reported, said where it is no more the day of the news: what is older is told as
older, or a state of yesterday reads as one of today."""

import re
from calendar import monthrange
from datetime import date, timedelta

from standfirst.domain.draft import Evidence, EvidencePack
from standfirst.write.dates import local_day, written_day
from standfirst.write.lexicon import MONTHS
from standfirst.write.lines import source_of

_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b")
_REPORTED_ON = re.compile(rf"(?<= reported) on \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?(?=[,.:])")
_QUOTED = re.compile(r'"[^"]*"')
_PLAN = re.compile(r"\b(?:will|would|hope[ds]? to|expect(?:s|ed) to|plan(?:s|ned) to|due to|is to|are to|may)\b")
_PLANNED = re.compile(
    rf"\b(?:will|(?:is|are) (?:expected|due|scheduled|set|planned))\b[^,;:\"]*? on (?P<day>[1-9]|[12]\d|3[01])"
    rf" (?P<month>{'|'.join(MONTHS)})(?: (?P<year>[12]\d{{3}}))?\b"
)
_HOUR = re.compile(
    r"\b(?:morning|afternoon|evening|night|noon|midnight|hours?|minutes?|today|tonight)\b|\b[ap]\.m|\b\d{1,2}:\d\d\b"
)
_STANDS = timedelta(minutes=20)  # a later text knows the outcome; read on the sample world's stories, 2026-11-28


def reported_on(evidence: Evidence, text: str, pack: EvidencePack) -> str:
    """ " on 3 March" where ``evidence`` was published on an earlier day than the story's newest source, and ``text``
    has no date of its own outside quotation marks; else ""."""
    source = source_of(evidence, pack)
    day = local_day(source.published_at, source.zone)
    if pack.language != "en" or not is_older(evidence, pack) or _DATE.search(_QUOTED.sub(" ", text)):
        return ""
    return f" on {written_day(day, pack.now)}"


def without_day(text: str) -> str:
    """``text`` as it stood on the day of its report: without the " on 3 March" that ``reported_on`` adds later."""
    return _REPORTED_ON.sub("", text)


def lapsed(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether ``evidence`` tells what is to happen within hours, and a newer text knows whether it did, or what was to
    happen on a day that is over."""
    if pack.language == "en" and not evidence.speaker and _is_over(evidence.resolved or evidence.text, pack):
        return True
    text = _QUOTED.sub(" ", evidence.text)
    newest = max(s.published_at for s in pack.sources)
    plan = pack.language == "en" and not evidence.speaker and _PLAN.search(text) and _HOUR.search(text)
    return bool(plan) and newest - evidence.published_at >= _STANDS


def _is_over(text: str, pack: EvidencePack) -> bool:
    found = _PLANNED.search(_QUOTED.sub(" ", text))
    if found is None:
        return False
    year = int(found["year"] or pack.now.year)
    days = monthrange(year, MONTHS.index(found["month"]) + 1)[1]
    return date(year, MONTHS.index(found["month"]) + 1, min(int(found["day"]), days)) < pack.now.date()


def is_older(evidence: Evidence, pack: EvidencePack) -> bool:
    """Whether ``evidence`` was published a day or more before the story's newest source."""
    source = source_of(evidence, pack)
    newest = max(s.published_at for s in pack.sources)
    return local_day(source.published_at, source.zone) < local_day(newest, source.zone)
