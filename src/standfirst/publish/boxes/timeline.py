"""Timeline: what happened when, from sentences that name their day, and news told as having happened."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC

from standfirst.domain.boxes import Dating, TimePoint
from standfirst.publish.boxes.days import find_day, local_day
from standfirst.publish.boxes.told import Told, stems

_LEAST = 3  # points; fewer are no line
_MOST = 9  # more than a phone's screen holds at a glance
_SAME = 0.5  # stems that two tellings share, of all that either has: one event (forty stories, 28 November 2026)
# "has come off the rails": over when its source told it. Not "has a licence", "have been empty since", "has not".
_HAPPENED = re.compile(
    r"^(?!(?:Few|Many|Most|Some|All|Every|Each|There)\b)(?:(?!that |who |which |and (?:has|have) )\S+ ){1,10}?"
    r"(?:has|have) (?:now |also |already )?(?:been )?(?:[a-z]+ed|come|gone|found|won|lost|begun|broken|fallen|"
    r"left|taken|given|told|said|made|met|struck|hit|shut|cut|put|sent|risen|seen)\b"
)
_LASTS = re.compile(
    r"\b(?:since|not|no|nobody|none|never|will|would|should|must|could|may|might|ever|"
    r"for (?:\w+ ){1,2}(?:days|weeks|months|years)|"
    r"always|often|in recent|denie[ds]|who (?:has|have)|which (?:has|have)|that (?:has|have))\b",
    re.IGNORECASE,
)


def timeline(told: Iterable[Told]) -> tuple[TimePoint, ...]:
    """Points in the order of their days; () where there are fewer than three, or all at one moment."""
    points: list[TimePoint] = []
    for sentence in sorted(told, key=lambda t: t.saying.published_at):
        if (point := _point(sentence)) is not None:
            _add(points, point)
    points = _fewer(points)
    points.sort(key=lambda p: (p.day, p.saying.published_at))
    moments = {p.saying.published_at if p.dating is Dating.REPORTED else p.day for p in points}
    dated = any(p.dating is not Dating.REPORTED for p in points)
    return tuple(points) if len(points) >= _LEAST and dated and len(moments) > 1 else ()


def _point(told: Told) -> TimePoint | None:
    if told.speech:
        return None
    written = local_day(told.saying.published_at, told.source.zone)
    if (found := find_day(told.words, written)) is not None:
        return TimePoint(
            day=found.day, dating=Dating.PLANNED if found.ahead else Dating.DATED, year_only=found.year_only,
            text=told.words, saying=told.saying, also=told.also,
        )  # fmt: skip
    if _HAPPENED.match(told.words) and not _LASTS.search(told.words):
        return TimePoint(
            day=told.saying.published_at.astimezone(UTC).date(), dating=Dating.REPORTED, text=told.words,
            saying=told.saying, also=told.also,
        )  # fmt: skip
    return None


def _add(points: list[TimePoint], point: TimePoint) -> None:
    """A second telling of an event adds its publisher to the first."""
    for index, there in enumerate(points):
        if there.day == point.day and _alike(there, point) >= _SAME:
            points[index] = replace(there, also=(*there.also, point.saying))
            return
    points.append(point)


def _fewer(points: list[TimePoint]) -> list[TimePoint]:
    """At most nine: what names its day before what was only reported, the newer before the older."""
    ranked = sorted(points, key=lambda p: (p.dating is Dating.REPORTED, -p.saying.published_at.timestamp()))
    return ranked[:_MOST]


def _alike(one: TimePoint, other: TimePoint) -> float:
    a, b = stems(one.text), stems(other.text)
    return len(a & b) / len(a | b) if a | b else 0.0
