"""AudienceLedger: what all readers together did, story by story, forgetting as it goes. No reader is named in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

PRIOR_OPENS = 1.5  # expected opens that a story's topics count for before its own; by hand
TOPIC_PRIOR_OPENS = 5.0
SPANS = (300.0, 1200.0, 3600.0, 14400.0, 86400.0)  # half-lives of "recent", in seconds: five minutes to a day; by hand
NOW_SPAN = 1  # the span that "read now" means
NEVER = 7 * 86400.0  # seconds since the last read of a story that nobody read
_NOTHING = (0.0,) * (len(SPANS) + 1)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceReadings:
    """Per story: ``lift`` = natural log of opens against expected opens; ``reads`` = faded opens by half-life
    (stories x ``SPANS``); ``since`` = seconds since the last one; ``topic_reads`` = faded opens of its topic;
    ``unsure`` = about the standard deviation of ``lift``: 1 without an open, a third after eight; ``openers`` = how
    many readers opened it, infinite in a ledger that is ``vouched`` for."""

    lift: Floats
    reads: Floats
    since: Floats
    topic_reads: Floats
    unsure: Floats
    openers: Floats

    @property
    def opens_now(self) -> Floats:
        """Faded opens of the span called now."""
        return np.asarray(self.reads[:, NOW_SPAN], dtype=np.float64)


@dataclass(slots=True, kw_only=True)
class AudienceLedger:
    """Opens and expected opens so far. The desk's one writer feeds it; ``CandidatePool.build`` reads it.

    A card is judged against the cards shown beside it: of a page's opens each card is expected to get its share, by
    the chance that its place is looked at. A story's ratio is shrunk to its topic's, and that to 1 (empirical
    Bayes), so that a story shown three times is not judged by luck.

    ``vouched``: its readers are known to be people, as in the log of a measured site; how far they may move a story is
    then not bounded by their number (see ``bound.py``).
    """

    opens: dict[str, float] = field(default_factory=dict)
    expected: dict[str, float] = field(default_factory=dict)
    topic_opens: dict[str, float] = field(default_factory=dict)
    topic_expected: dict[str, float] = field(default_factory=dict)
    recent: dict[str, tuple[float, ...]] = field(default_factory=dict)
    topic_recent: dict[str, tuple[float, ...]] = field(default_factory=dict)
    openers: dict[str, float] = field(default_factory=dict)
    vouched: bool = False

    def judged(
        self,
        shown: Sequence[tuple[str, Sequence[str]]],
        opened: frozenset[str],
        chances: Sequence[float] | None = None,
    ) -> None:
        """What became of one page: its (story id, topics), which of them were opened, and how likely each place is
        looked at (all alike when not given). A page without an opened card says nothing."""
        count = sum(story in opened for story, _ in shown)
        weights = [1.0] * len(shown) if chances is None else list(chances)
        total = sum(weights)
        if not count or total <= 0:
            return
        for (story, topics), weight in zip(shown, weights, strict=True):
            share = count * weight / total
            _add(self.expected, story, share)
            _add(self.opens, story, float(story in opened))
            for topic in topics:
                _add(self.topic_expected, topic, share)
                _add(self.topic_opens, topic, float(story in opened))

    def visited(self, story_id: str, at: datetime, topics: Sequence[str] = ()) -> None:
        """A reader read a story at ``at``, wherever they came from; the caller counts a reader once a story."""
        moment = at.timestamp()
        _add(self.openers, story_id, 1.0)
        self.recent[story_id] = _visited(self.recent.get(story_id), moment)
        for topic in topics[:1]:
            self.topic_recent[topic] = _visited(self.topic_recent.get(topic), moment)

    def readings(self, stories: Sequence[tuple[str, Sequence[str]]], now: datetime) -> AudienceReadings:
        """What to make of each (story id, topics) at ``now``."""
        moment = now.timestamp()
        lift = np.log(np.array([self._ratio(story, topics) for story, topics in stories], dtype=np.float64))
        reads, since = _faded(self.recent, [story for story, _ in stories], moment)
        topic_reads, _ = _faded(self.topic_recent, [topics[0] if topics else "" for _, topics in stories], moment)
        opens = np.array([self.opens.get(story, 0.0) for story, _ in stories], dtype=np.float64)
        openers = np.array([self.openers.get(story, 0.0) for story, _ in stories], dtype=np.float64)
        return AudienceReadings(
            lift=lift, reads=reads, since=since, topic_reads=topic_reads[:, NOW_SPAN],
            unsure=1.0 / np.sqrt(1.0 + opens), openers=np.full(len(stories), np.inf) if self.vouched else openers,
        )  # fmt: skip

    def _ratio(self, story_id: str, topics: Sequence[str]) -> float:
        prior = 1.0
        if topics:  # they run from wide to narrow: the narrowest knows best
            topic = topics[-1]
            prior = _shrunk(self.topic_opens, self.topic_expected, topic, 1.0, TOPIC_PRIOR_OPENS)
        return _shrunk(self.opens, self.expected, story_id, prior, PRIOR_OPENS)


def _shrunk(opens: Mapping[str, float], expected: Mapping[str, float], key: str, prior: float, weight: float) -> float:
    return (opens.get(key, 0.0) + weight * prior) / (expected.get(key, 0.0) + weight)


def _add(counts: dict[str, float], key: str, amount: float) -> None:
    counts[key] = counts.get(key, 0.0) + amount


def _visited(state: tuple[float, ...] | None, moment: float) -> tuple[float, ...]:
    """The moment of the last read, then the faded counts at that moment."""
    if state is None:
        return (moment, *(1.0 for _ in SPANS))
    passed = max(0.0, moment - state[0])
    counts = (count * 2.0 ** (-passed / span) + 1.0 for count, span in zip(state[1:], SPANS, strict=True))
    return (max(moment, state[0]), *counts)


def _faded(states: Mapping[str, tuple[float, ...]], keys: Sequence[str], moment: float) -> tuple[Floats, Floats]:
    found = np.array([states.get(key, _NOTHING) for key in keys], dtype=np.float64).reshape(len(keys), len(_NOTHING))
    since = np.clip(moment - found[:, 0], 0.0, NEVER)
    return found[:, 1:] * np.exp2(-since[:, None] / np.array(SPANS)), since


NO_AUDIENCE = AudienceLedger()
