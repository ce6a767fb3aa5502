"""How many voices a story usually gets in a window, learned from what each owner publishes, when and on what.

The model: an owner publishes at a rate of its own that follows its own day; it takes up topics in its own shares; and
within a topic it picks among the stories being told with equal chance. So its articles on one story are a Poisson
process of rate

    articles an hour x habit at this hour x share of the topic (own / everybody's) x crowding of the topic / stories

and the voices that one story gets in a window are expected to be the sum, over the owners watched, of trust weight
times the chance of at least one article. Every factor is shrunk towards 1 as a Poisson rate under a gamma prior is
(A. Gelman et al., Bayesian Data Analysis, 3rd edition, section 2.6): (counted + k) / (expected + k). What was not
watched long enough is therefore held to be ordinary, and a first day behaves like an ordinary day.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from standfirst.trend.history import Habit
from standfirst.trend.trust import Trust, lent

Floats = npt.NDArray[np.float64]

_BASE = 3.0  # hours in which stories are counted
_PRIOR_OWNERS = 1.0  # owners a story gets in these hours, before anything was learned
_PRIOR_WINDOWS = 2.0  # how many such windows of watching this belief is worth
_PRIOR_ARTICLES = 0.5  # added to each owner's count: an owner seen once is not known to be silent
_PRIOR_STORIES = 10.0  # stories that move at a time, before anything was learned
_DESK_HOURS = 20.0  # articles that the belief in an even day is worth, for the desk
_OWN_HOURS = 10.0  # and for an owner, against the desk's day
_OWN_TOPICS = 10.0  # articles that the belief in everybody's choice of topics is worth
_CROWDING = 20.0  # articles that the belief in ordinary crowding is worth
_HEARD = 0.5  # trust from which an owner's articles say something of the desk
LEARN_DAYS = 14.0  # older habits are not learned from


class Usual(Protocol):
    """What a score is held against. Called by ``score`` and ``windows``."""

    @property
    def trust(self) -> Trust: ...

    def expected(self, window: float, at: datetime, topic: str = "") -> float:
        """Voices within ``window`` seconds up to ``at``, by trust weight; above 0."""
        ...

    def owner_chance(self, owner: str, window: float, at: datetime, topic: str = "") -> float:
        """Chance that this owner alone is among them; above 0, at most 1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualCoverage:
    """What was learned. Without lessons one owner in three hours is usual for every story.

    ``rate`` (owners,) articles an hour; ``day`` (owners, 24) factor by hour (UTC); ``topics`` (owners,) factor by
    topic; ``stories`` (24,) stories that move in the three hours around each hour; ``hours`` of watching.
    """

    owners: Mapping[str, int] = field(default_factory=dict)
    rate: Floats = field(default_factory=lambda: np.zeros(0))
    day: Floats = field(default_factory=lambda: np.zeros((0, 24)))
    topics: Mapping[str, Floats] = field(default_factory=dict)
    stories: Floats = field(default_factory=lambda: np.full(24, _PRIOR_STORIES))
    hours: float = 0.0
    trust: Trust = field(default_factory=Trust)
    _known: dict[Hashable, float] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def learn(cls, habits: Iterable[Habit], now: datetime, *, trust: Trust | None = None) -> "UsualCoverage":
        """Learn from the articles of the last two weeks; what is older or later is left out.

        What is said of the desk as a whole is learned from owners that are at least half proven, so that a flood of new
        feeds makes no topic look crowded and no hour busy.
        """
        trust = trust or Trust()
        lessons = [h for h in habits if 0 <= (now - h.at).total_seconds() <= LEARN_DAYS * 86400]
        if not lessons:
            return cls(trust=trust)
        heard = [h for h in lessons if trust.weight(h.owner) >= _HEARD] or lessons
        owners = {owner: row for row, owner in enumerate(dict.fromkeys(h.owner for h in lessons))}
        first = min(h.at for h in lessons)
        hours = max((now - first).total_seconds() / 3600, _BASE)
        rows = np.fromiter((owners[h.owner] for h in lessons), dtype=np.intp)
        counts = np.bincount(rows, minlength=len(owners)).astype(np.float64)
        exposure = _exposure(first, hours)
        return cls(
            owners=owners,
            rate=counts / hours,
            day=_days(rows, counts, [h.at.hour for h in lessons], _desk_day(heard, exposure, hours), exposure, hours),
            topics=_topics(lessons, heard, owners, counts),
            stories=_stories(heard),
            hours=hours,
            trust=trust,
        )

    def expected(self, window: float, at: datetime, topic: str = "") -> float:
        """Voices that one story of ``topic`` gets within ``window`` seconds up to ``at``, by trust weight."""
        key = (window, at.hour, topic)
        if key not in self._known:
            hours, windows = window / 3600, self.hours / _BASE
            chances = -np.expm1(-self._per_story(window, at.hour, topic) * hours)
            weights = np.fromiter((self.trust.weight(o) for o in self.owners), dtype=np.float64, count=len(self.owners))
            prior = _PRIOR_OWNERS * hours / _BASE
            proven = float(chances @ (weights >= 1.0))
            seen = proven + lent(float(chances @ np.where(weights < 1.0, weights, 0.0)), proven)
            self._known[key] = (prior * _PRIOR_WINDOWS + seen * windows) / (_PRIOR_WINDOWS + windows)
        return self._known[key]

    def owner_chance(self, owner: str, window: float, at: datetime, topic: str = "") -> float:
        """Chance that ``owner`` carries one given story within ``window`` seconds up to ``at``; in 0..1, never 0."""
        key = (owner, window, at.hour, topic)
        if key not in self._known:
            row, hour = self.owners.get(owner), at.hour
            base = _PRIOR_ARTICLES / max(self.hours, _BASE) / float(self.stories[hour])
            own = 0.0 if row is None else float(self._per_story(window, hour, topic, row))
            self._known[key] = float(-np.expm1(-(base + own) * window / 3600))
        return self._known[key]

    def _per_story(self, window: float, hour: int, topic: str, row: int | None = None) -> Floats:
        """Articles an hour on one story, of all owners or of the one in ``row``."""
        span = [(hour - back) % 24 for back in range(max(1, round(window / 3600)))]
        which = slice(None) if row is None else slice(row, row + 1)
        factor = self.day[which][:, span].mean(axis=1) if len(self.day) else np.zeros(0)
        lift = self.topics[topic][which] if topic in self.topics else 1.0
        rates: Floats = self.rate[which] * factor * lift / self.stories[span].mean()
        return rates if row is None else rates[0]


def _exposure(first: datetime, hours: float) -> Floats:
    """How many hours were watched at each hour of the day."""
    whole, rest = divmod(hours, 24)
    exposure = np.full(24, whole)
    for step in range(int(rest) + 1):
        exposure[(first.hour + step) % 24] += min(1.0, rest - step)
    return exposure


def _desk_day(heard: Sequence[Habit], exposure: Floats, hours: float) -> Floats:
    """Factor by hour of everybody together, shrunk to an even day."""
    table = np.bincount([h.at.hour for h in heard], minlength=24)
    day: Floats = (table + _DESK_HOURS) / (len(heard) / hours * exposure + _DESK_HOURS)
    return day


def _days(
    rows: npt.NDArray[np.intp], counts: Floats, at: Sequence[int], desk: Floats, exposure: Floats, hours: float
) -> Floats:
    """Factor by owner and hour: the owner's own day, shrunk to the desk's."""
    table = np.zeros((len(counts), 24))
    np.add.at(table, (rows, np.asarray(at, dtype=np.intp)), 1.0)
    own: Floats = (table + _OWN_HOURS * desk) / (counts[:, None] / hours * exposure + _OWN_HOURS)
    return own


def _topics(
    lessons: Sequence[Habit], heard: Sequence[Habit], owners: Mapping[str, int], counts: Floats
) -> dict[str, Floats]:
    """Factor by topic and owner: the owner's share of the topic against everybody's, times the topic's crowding."""
    told: dict[str, list[str]] = defaultdict(list)
    for lesson in heard:
        for topic in lesson.topics:
            told[topic].append(lesson.story_id)
    tables: dict[str, Floats] = {topic: np.zeros(len(owners)) for topic in told}
    for lesson in lessons:
        for topic in lesson.topics:
            if topic in tables:
                tables[topic][owners[lesson.owner]] += 1
    each = len(heard) / len({h.story_id for h in heard})
    found = {}
    for topic, table in tables.items():
        articles, share = len(told[topic]), len(told[topic]) / len(heard)
        crowding = (articles + _CROWDING) / (len(set(told[topic])) * each + _CROWDING)
        found[topic] = crowding * (table + _OWN_TOPICS * share) / (counts * share + _OWN_TOPICS * share)
    return found


def _stories(heard: Sequence[Habit]) -> Floats:
    """Stories that move within three hours, by hour of the day."""
    moved: dict[int, set[str]] = defaultdict(set)
    for lesson in heard:
        moved[int(lesson.at.timestamp() // (_BASE * 3600))].add(lesson.story_id)
    mean = (sum(len(s) for s in moved.values()) + _PRIOR_STORIES) / (len(moved) + 1)
    found = np.empty(24)
    for part in range(int(24 / _BASE)):
        sizes = [len(stories) for slot, stories in moved.items() if slot % int(24 / _BASE) == part]
        found[part * int(_BASE) : (part + 1) * int(_BASE)] = (sum(sizes) + mean) / (len(sizes) + 1)
    return np.maximum(found, 1.0)
