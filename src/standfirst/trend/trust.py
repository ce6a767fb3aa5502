"""How much of a voice an owner has: 1 for one that is proven, less for one that is new here.

Weight = (days since its first article here / 28) x (stories that proven owners told too / 12), each at most 1, and at
most 0.9 for one that never told two of those stories before any proven owner did: who only ever follows is an echo. All
of it is kept by the desk's own watch: a publisher can date its articles back, it cannot make the desk have read them
earlier.

An owner is *proven* when its weight is 1, when the operator vouches for one of its sources, or when it was there in the
desk's first three days: at the start nobody can be proven against anybody, and the operator has just chosen them all.
Only proven owners prove others, two of them per story and with texts of their own, so that any number of new feeds
that tell the same tale prove nothing. Unproven voices count at most as much as the proven ones beside them (``lent``):
a tale that only unproven feeds tell has no weight, however many they are.
Method: trust that spreads from a trusted seed, as in Z. Gyongyi, H. Garcia-Molina and J. Pedersen, "Combating web spam
with TrustRank", VLDB 2004; the two steps by hand (November 2026), held by ``tests/trend/test_manipulation.py``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from standfirst.trend.history import Habit

_LENT = 1.0  # unproven voices count at most so many times as much as the proven ones beside them
FOUNDING = timedelta(days=3)  # a desk that began on a Friday has seen a working day by then
_DAYS = 28.0  # of watching until age alone holds nothing back
_STORIES = 12.0  # corroborated stories of the last two weeks until they hold nothing back
_WITNESSES = 2  # proven owners that must have told a story too
_BROKEN = 2  # stories of the last two weeks that it told first, and proven owners then took up
_ECHO = 0.9  # the most that an owner without them weighs: below 1 it is unproven
_ROUNDS = 8  # owners proven in one round can prove others in the next


def lent(unproven: float, proven: float) -> float:
    """What unproven voices count beside proven ones, both as sums of weights."""
    return min(max(unproven, 0.0), _LENT * proven)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Weights in 0..1 by owner; ``otherwise`` is that of an owner that was never seen. As made: everybody is proven."""

    weights: Mapping[str, float] = field(default_factory=dict)
    otherwise: float = 1.0

    @classmethod
    def learn(
        cls,
        habits: Iterable[Habit],
        first_seen: Mapping[str, datetime],
        now: datetime,
        *,
        vouched: AbstractSet[str] = frozenset(),
    ) -> "Trust":
        """``first_seen``: when the desk first read an article of each owner; ``habits``: the last two weeks."""
        if not first_seen:
            return cls()
        founded = min(first_seen.values()) + FOUNDING
        proven = {owner for owner, at in first_seen.items() if at <= founded} | set(vouched)
        stories = _own_stories(habits)
        age = {o: min(1.0, max(0.0, (now - at).total_seconds()) / 86400 / _DAYS) for o, at in first_seen.items()}
        for _ in range(_ROUNDS):
            weights = _weights(stories, age, proven)
            grown = proven | {owner for owner, weight in weights.items() if weight >= 1.0}
            if grown == proven:
                break
            proven = grown
        return cls(weights={**weights, **dict.fromkeys(proven, 1.0)}, otherwise=1.0 if now <= founded else 0.0)

    def weight(self, owner: str) -> float:
        """How much of a voice ``owner`` is, in 0..1."""
        return self.weights.get(owner, self.otherwise)


def _own_stories(habits: Iterable[Habit]) -> dict[str, dict[str, datetime]]:
    """By story, the owners with a text of their own and when the desk first read it."""
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for habit in habits:
        if habit.own and habit.story_id:
            at, owners = habit.read_at or habit.at, found[habit.story_id]
            owners[habit.owner] = min(at, owners.get(habit.owner, at))
    return found


def _weights(
    stories: Mapping[str, Mapping[str, datetime]], age: Mapping[str, float], proven: AbstractSet[str]
) -> dict[str, float]:
    told: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for owners in stories.values():
        witnesses = owners.keys() & proven
        if len(witnesses) >= _WITNESSES:
            first = min(owners[w] for w in witnesses)
            told.update(owners.keys() - proven)
            broken.update(o for o, at in owners.items() if at < first)
    most = {owner: 1.0 if broken[owner] >= _BROKEN else _ECHO for owner in age}
    return {owner: most[owner] * days * min(1.0, told[owner] / _STORIES) for owner, days in age.items()}
