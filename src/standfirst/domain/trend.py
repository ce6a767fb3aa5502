"""Trend: a story's score and the evidence that adds up to it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendEvidence:
    """One line of a score. ``kind`` is "owner" or "signal"; the weights of all lines add up to the score."""

    kind: str
    label: str
    at: datetime
    weight: float
    article_id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How surprising a story's coverage is now.

    ``score`` >= 0 is the sum of its evidence weights; ``owners`` distinct independent owners inside ``window``
    seconds; ``usual`` what these owners would be expected to show in such a window; ``half_life`` seconds.
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
    evidence: tuple[TrendEvidence, ...] = ()
