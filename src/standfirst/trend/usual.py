"""How many owners a story usually gets in a window, learned from what each owner publishes."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

_PRIOR_OWNERS = 1.0  # owners a story gets in a window, before anything was learned
_PRIOR_WINDOWS = 2.0  # how many windows of watching this belief is worth
_PRIOR_ARTICLES = 0.5  # added to each owner's count: an owner seen once is not known to be silent
_LONGEST_DAYS = 14.0  # older habits are not learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualCoverage:
    """Articles per owner over ``hours`` of watching, spread over ``stories`` stories at a time.

    The model: an owner publishes at a steady rate and picks among the stories being told with equal chance, so that
    its articles on one story are a Poisson process of rate ``articles / hours / stories``.
    """

    articles: Mapping[str, int] = field(default_factory=dict)
    hours: float = 0.0
    stories: float = 10.0

    @classmethod
    def learn(cls, pairs: Iterable[tuple[str, datetime]], now: datetime, *, stories: float = 10.0) -> "UsualCoverage":
        """Count (owner, published_at) pairs of the last two weeks. ``stories``: stories that moved per window."""
        counts: Counter[str] = Counter()
        hours = 0.0
        for owner, at in pairs:
            age = (now - at).total_seconds() / 3600
            if 0 <= age <= _LONGEST_DAYS * 24:
                counts[owner] += 1
                hours = max(hours, age)
        return cls(articles=dict(counts), hours=hours, stories=max(stories, 1.0))

    def owner_chance(self, owner: str, window: float) -> float:
        """Chance that ``owner`` carries one given story within ``window`` seconds; in 0..1, never 0."""
        hours = window / 3600
        watched = max(self.hours, hours)
        rate = (self.articles.get(owner, 0) + _PRIOR_ARTICLES) / watched / self.stories
        return -math.expm1(-rate * hours)

    def expected_owners(self, window: float) -> float:
        """Owners that one story gets within ``window`` seconds, over all owners watched."""
        hours = window / 3600
        watched = max(self.hours, hours)
        seen = math.fsum(-math.expm1(-n / watched / self.stories * hours) for n in self.articles.values())
        windows = self.hours / hours
        return (_PRIOR_OWNERS * _PRIOR_WINDOWS + seen * windows) / (_PRIOR_WINDOWS + windows)
