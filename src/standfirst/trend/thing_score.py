"""A named thing's trend: owners that speak of it against what is usual for that thing.

The same surprise, windows, trust and fading as for stories (``score``). Usual is the thing's own past: the voices
that it had in each three hours before the window, shrunk towards one story's worth under a belief that weighs five
days, so that a name nobody knew does not look like a sensation and a name in every paper does not trend by being in
every paper.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.trend import ThingTrend
from standfirst.trend.history import Appearance, StoryHistory
from standfirst.trend.score import score_trend
from standfirst.trend.settings import TrendSettings
from standfirst.trend.trust import Trust

_BASE = 3 * 3600.0  # seconds in which the past is counted
_PRIOR_VOICES = 1.0  # in these seconds, before anything is known
_PRIOR_SLOTS = 40.0  # five days; by hand on the sample world, 2026-11-28
_MOST_STORIES = 5
_DEFAULT = TrendSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingHistory:
    """Who spoke of a thing. ``stories`` is the story of each article id, ``since`` when watching began."""

    key: str
    name: str
    kind: str
    appearances: tuple[Appearance, ...]
    stories: dict[str, str]
    since: datetime
    peak: float = 0.0
    peak_at: datetime | None = None


class ThingUsual:
    """What is usual for one thing, at any moment of its own past (see ``usual`` for the roles of the methods)."""

    def __init__(self, appearances: Sequence[Appearance], since: datetime, trust: Trust) -> None:
        self.trust = trust
        self._began = since.timestamp()
        heard: dict[int, set[str]] = {}
        for item in appearances:
            heard.setdefault(int(item.at.timestamp() // _BASE), set()).add(item.owner)
        self._ends = [(slot + 1) * _BASE for slot in sorted(heard)]
        self._voices = [math.fsum(trust.weight(o) for o in heard[slot]) for slot in sorted(heard)]

    def expected(self, window: float, at: datetime, topic: str = "") -> float:
        """Voices in a window that ends ``at``, by what was before it."""
        start = at.timestamp() - window
        slots = max(0.0, (start - self._began) / _BASE)
        before = math.fsum(self._voices[: bisect_right(self._ends, start)])
        return (_PRIOR_VOICES * _PRIOR_SLOTS + before) / (_PRIOR_SLOTS + slots) * window / _BASE

    def owner_chance(self, owner: str, window: float, at: datetime, topic: str = "") -> float:
        """The same for every owner: too little is known of one owner and one name."""
        return 0.5


def score_thing(history: ThingHistory, trust: Trust, now: datetime, settings: TrendSettings = _DEFAULT) -> ThingTrend:
    """Score a thing at ``now``; the sum of its evidence is its score."""
    usual = ThingUsual([a for a in history.appearances if a.at <= now], history.since, trust)
    told = StoryHistory(
        story_id=history.key, appearances=history.appearances, peak=history.peak, peak_at=history.peak_at
    )
    trend = score_trend(told, usual, (), now, settings)
    heard = Counter(history.stories[e.article_id] for e in trend.evidence if history.stories.get(e.article_id))
    return ThingTrend(
        key=history.key, name=history.name, kind=history.kind, at=now, score=trend.score, peak=trend.peak,
        peak_at=trend.peak_at, owners=trend.owners, usual=trend.usual, velocity=trend.velocity,
        acceleration=trend.acceleration, trending=trend.trending, window=trend.window, half_life=trend.half_life,
        evidence=trend.evidence, trending_until=trend.trending_until,
        story_ids=tuple(story for story, _ in sorted(heard.items(), key=lambda h: (-h[1], h[0]))[:_MOST_STORIES]),
    )  # fmt: skip
