"""Trend: how surprising the coverage of a Story or a named thing is, with the evidence that adds up to it."""

from dataclasses import dataclass
from datetime import datetime


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
    """A Story's score as one part of the world sees it: ``kind`` is "language" or "topic", ``value`` such as "de"."""

    kind: str
    value: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How surprising a story's coverage is now.

    ``score`` >= 0 is the sum of its evidence weights; ``owners`` distinct independent owners inside ``window``
    seconds; ``usual`` what these owners would be expected to show in such a window; ``half_life`` seconds.
    ``velocity`` is owners per hour now, ``acceleration`` its change per hour.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingTrend:
    """How surprising the coverage of a named thing is now. ``kind`` is "person", "place", "organisation" or "thing".

    ``key`` is the folded name under which spellings meet, ``story_ids`` the Stories that speak of it, strongest first.
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
    evidence: tuple[TrendEvidence, ...] = ()
    story_ids: tuple[str, ...] = ()


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
