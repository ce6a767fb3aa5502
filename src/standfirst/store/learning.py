"""From acts to topic weights: what a reader's acts teach the desk, and what they never may."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from standfirst.domain.ranking import InteractionKind
from standfirst.domain.sensitive import sensitive_topic, teaches

# Topic weight per act. By hand: a few acts of one kind stay below a "more", all of them below a follow, and time on a
# page counts no more than a like, since a page left open looks like reading.
LESSONS = {
    "open": 0.05, "like": 0.15, "save": 0.1, "share": 0.1, "finish": 0.05, "search": 0.02, "dislike": -0.15,
    "hide": -0.2,
}  # fmt: skip
_READ_PER_MINUTE, _MOST_READ = 0.025, 0.1  # of "read": four minutes and more count alike
MOST_LEARNED = 0.6  # what acts teach stays below what a reader says: a follow is 1
_TOPICS = 3  # topics of a story that an act on it teaches
_PLAIN = frozenset({"hide", "dislike"})  # a wish about one story; ranking may see it whatever the story is


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act with what its story is about."""

    kind: str
    topics: tuple[str, ...]
    title: str
    seconds: int = 0

    @property
    def worth(self) -> float:
        """What it adds to the weight of each topic."""
        if self.kind == InteractionKind.READ:
            return min(_MOST_READ, self.seconds / 60 * _READ_PER_MINUTE)
        return LESSONS.get(self.kind, 0.0)

    @property
    def usable(self) -> bool:
        """Whether ranking may be given it: reading a sensitive story says nothing to anybody."""
        return self.kind in _PLAIN or teaches(self.title, self.topics)


def learned(acts: Iterable[Act], untaught: Collection[str] = ()) -> dict[str, float]:
    """Topic -> weight in -0.6..0.6. ``untaught`` are topics that the reader wants nothing learned about."""
    weights: dict[str, float] = defaultdict(float)
    for act in acts:
        if act.usable:
            for topic in act.topics[:_TOPICS]:
                weights[topic] += act.worth
    kept = {t: w for t, w in weights.items() if abs(w) > 1e-9 and t not in untaught and not sensitive_topic(t)}
    return {t: max(-MOST_LEARNED, min(MOST_LEARNED, w)) for t, w in kept.items()}
