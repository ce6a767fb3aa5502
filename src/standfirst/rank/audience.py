"""AudienceLedger: what all readers together did, story by story, forgetting as it goes. No reader is named in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

PRIOR_SHOWS = 10.0  # shows that a story's topics count for before its own; by hand
TOPIC_PRIOR_SHOWS = 50.0
RECENT_HALF_LIFE = 1800.0  # seconds; tried against an hour on globo-dev, better at the top of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceReadings:
    """Per story: ``lift`` = natural log of its open rate against everybody's, ``opens_now`` = recent opens, faded,
    ``unsure`` = about the standard deviation of ``lift``: 1 without an open, a third after eight."""

    lift: npt.NDArray[np.float64]
    opens_now: npt.NDArray[np.float64]
    unsure: npt.NDArray[np.float64]


@dataclass(slots=True, kw_only=True)
class AudienceLedger:
    """Shows and opens so far. The web room's one writer feeds it; ``CandidatePool.build`` reads it.

    A story's open rate is shrunk to its topics' rate, and that to the overall one (empirical Bayes), so that a
    story shown three times is not judged by luck. Places on the page are not kept: rates are free of position.
    """

    shows: dict[str, float] = field(default_factory=dict)
    opens: dict[str, float] = field(default_factory=dict)
    topic_shows: dict[str, float] = field(default_factory=dict)
    topic_opens: dict[str, float] = field(default_factory=dict)
    recent: dict[str, tuple[float, float]] = field(default_factory=dict)
    total_shows: float = 0.0
    total_opens: float = 0.0

    def shown(self, story_id: str, topics: Sequence[str]) -> None:
        """A card was shown to a reader."""
        self.total_shows += 1
        self.shows[story_id] = self.shows.get(story_id, 0.0) + 1
        for topic in topics:
            self.topic_shows[topic] = self.topic_shows.get(topic, 0.0) + 1

    def opened(self, story_id: str, topics: Sequence[str]) -> None:
        """A shown card was opened; count each reader once per story."""
        self.total_opens += 1
        self.opens[story_id] = self.opens.get(story_id, 0.0) + 1
        for topic in topics:
            self.topic_opens[topic] = self.topic_opens.get(topic, 0.0) + 1

    def visited(self, story_id: str, at: datetime) -> None:
        """A story was read at ``at``, from wherever the reader came."""
        moment = at.timestamp()
        count, last = self.recent.get(story_id, (0.0, moment))
        faded = count * math.exp2(-max(0.0, moment - last) / RECENT_HALF_LIFE)
        self.recent[story_id] = (faded + 1.0, max(last, moment))

    def readings(self, stories: Sequence[tuple[str, Sequence[str]]], now: datetime) -> AudienceReadings:
        """What to make of each (story id, topics) at ``now``."""
        moment = now.timestamp()
        overall = (self.total_opens + 1.0) / (self.total_shows + 20.0)
        rates = [self._rate(story_id, topics, overall) for story_id, topics in stories]
        lift = np.log(np.array(rates, dtype=np.float64) / overall)
        opens = np.array([self.opens.get(story_id, 0.0) for story_id, _ in stories], dtype=np.float64)
        return AudienceReadings(
            lift=lift,
            opens_now=np.array([self._now(s, moment) for s, _ in stories]),
            unsure=1.0 / np.sqrt(1.0 + opens),
        )

    def _rate(self, story_id: str, topics: Sequence[str], overall: float) -> float:
        priors = [
            (self.topic_opens.get(t, 0.0) + TOPIC_PRIOR_SHOWS * overall)
            / (self.topic_shows.get(t, 0.0) + TOPIC_PRIOR_SHOWS)
            for t in topics
        ]
        prior = priors[-1] if priors else overall  # topics run from wide to narrow: the narrowest knows best
        return (self.opens.get(story_id, 0.0) + PRIOR_SHOWS * prior) / (self.shows.get(story_id, 0.0) + PRIOR_SHOWS)

    def _now(self, story_id: str, moment: float) -> float:
        count, last = self.recent.get(story_id, (0.0, moment))
        return count * math.exp2(-max(0.0, moment - last) / RECENT_HALF_LIFE)


NO_AUDIENCE = AudienceLedger()
