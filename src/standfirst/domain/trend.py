"""Trend: how surprising the coverage of a Story or a named thing is, with the evidence that adds up to it."""

import math
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendEvidence:
    """One line of a score. ``kind`` is "owner" or "signal"; the weights of all lines add up to the score.

    ``detail`` is one plain line on how the weight came about, "" when there is nothing to say.
    """

    kind: str
    label: str
    at: datetime
    weight: float
    article_id: str = ""
    url: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendFacet:
    """A Story's score as one part of the world sees it: ``kind`` is "language" or "topic", ``value`` such as "de".

    ``evidence`` adds up to the score.
    """

    kind: str
    value: str
    score: float
    evidence: tuple[TrendEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How surprising a story's coverage is now.

    ``score`` >= 0 is the sum of its evidence weights; ``owners`` distinct independent owners inside ``window``
    seconds; ``usual`` what these owners would be expected to show in such a window; ``half_life`` seconds.
    ``velocity`` is owners per hour now, ``acceleration`` its change per hour. A story that is ``trending`` stops being
    so at ``trending_until`` unless it is scored again before (None: no end is known).
    """

    story_id: str
    at: datetime
    score: float
    peak: float
    peak_at: datetime
    owners: int
    usual: float
    window: float
    half_life: float
    velocity: float
    trending: bool
    acceleration: float = 0.0
    evidence: tuple[TrendEvidence, ...] = ()
    facets: tuple[TrendFacet, ...] = ()
    trending_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingTrend:
    """How surprising the coverage of a named thing is now. ``kind`` is "person", "place", "organisation" or "thing".

    ``key`` is the folded name under which spellings meet, ``story_ids`` the Stories that speak of it, strongest first.
    The other fields are those of ``Trend``.
    """

    key: str
    name: str
    kind: str
    at: datetime
    score: float
    peak: float
    peak_at: datetime
    owners: int
    usual: float
    velocity: float
    acceleration: float
    trending: bool
    window: float
    half_life: float
    evidence: tuple[TrendEvidence, ...] = ()
    story_ids: tuple[str, ...] = ()
    trending_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideSignal:
    """One sign of attention outside the desk's own sources, as a connector read it.

    ``key`` is unique within its ``connector``; ``links`` are addresses and ``names`` named things that it speaks of;
    ``strength`` >= 0 in nats, ``detail`` one plain line ("312 points, rank 4").
    """

    connector: str
    key: str
    label: str
    at: datetime
    strength: float
    url: str = ""
    language: str = ""
    links: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    detail: str = ""


SPEED_WINDOW = 3 * 3600.0  # seconds over which velocity is taken

AnyTrend = TypeVar("AnyTrend", Trend, ThingTrend)


def heat(score: float, at: datetime, half_life: float) -> float:
    """log2(score) + at / half-life: scores of one half-life are in the order of their heats, now and at any time.

    Minus infinity for a score of 0 has no place in a database: such a score is held to be 2^-60.
    """
    return math.log2(max(score, 2.0**-60)) + at.timestamp() / half_life


def fading(at: datetime, now: datetime, half_life: float) -> float:
    """What is left at ``now`` of a score taken ``at``: a factor in 0..1."""
    return float(0.5 ** (max(0.0, (now - at).total_seconds()) / half_life))


def fade(trend: AnyTrend, now: datetime) -> AnyTrend:
    """A trend as it stands at a later moment when nothing happened since: every line fades, the score is their sum."""
    factor = fading(trend.at, now, trend.half_life)
    lines = tuple(replace(e, weight=e.weight * factor) for e in trend.evidence)
    moving = (now - trend.at).total_seconds() < SPEED_WINDOW
    return replace(
        trend,
        at=max(now, trend.at),
        evidence=lines,
        score=float(sum(e.weight for e in lines)),
        velocity=trend.velocity if moving else 0.0,
        acceleration=trend.acceleration if moving else 0.0,
        trending=still_trending(trend.trending, trend.trending_until, now),
    )


def still_trending(trending: bool, until: datetime | None, now: datetime) -> bool:
    """Whether what trended when it was scored still does at ``now``."""
    return trending and (until is None or now < until)


def importance(trend: Trend) -> float:
    """The order in which stories that waited for a model are written: by score, among equal ones by owners."""
    return round(trend.score, 1) + min(trend.owners, 99) / 1000
