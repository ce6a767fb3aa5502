"""Variety: a run of one topic or one publisher costs each further story a little more."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from standfirst.domain.ranking import Candidate
from standfirst.rank.calibration import topic_gains
from standfirst.rank.exact import exact
from standfirst.rank.ports import Placed
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDiversifier:
    """Greedy: the next place goes to the highest score minus ``topic`` x (1 - fade^n) for n placed stories of the
    same first topic, and the same for a publisher who carries a story alone.

    ``proportion`` x the share that a topic has in the reader's reading is given back as long as the page has too
    little of it (see ``calibration.py``). Stories of one topic and publisher lose and gain alike, so only the best of
    each such group can be next. What is left only falls, so a heap need not look at every group again (lazy greedy,
    Minoux 1978) and scores fall from top to bottom of the page. An editor's pin pays and gains nothing.
    """

    topic: float = 0.35
    publisher: float = 0.35
    fade: float = 0.8
    proportion: float = 0.5  # by hand; what it does is measured in docs/benchmarks.md
    name: ClassVar[str] = "variety"

    def arrange(self, query: Query, rows: Sequence[int], totals: Sequence[float]) -> Iterator[Placed]:
        topic_cost, publisher_cost = _costs(self, len(rows))
        gains = topic_gains(query.reader.shares, self.proportion * query.personal, len(rows))
        waiting = self._waiting(query, rows)
        topics: dict[str, int] = defaultdict(int)
        publishers: dict[str, int] = defaultdict(int)
        heap: list[tuple[float, int, float, tuple[str, str]]] = []
        for group, ranks in waiting.items():
            known = gains[group[0]][0] if group[0] in gains else 0.0
            heap.append((-(totals[ranks[-1]] + known), ranks[-1], known, group))
        heapq.heapify(heap)
        while heap:
            _, rank, known, group = heap[0]
            topic, publisher = group
            taken = topic_cost[topics[topic]] + publisher_cost[publishers[publisher]]
            if topic in gains:
                taken += gains[topic][topics[topic]]
            if taken < known:
                heapq.heapreplace(heap, (-(totals[rank] + taken), rank, taken, group))
                continue
            ranks = waiting[group]
            ranks.pop()
            if ranks:  # at what this group is worth now: what the place below costs it, it pays when it is looked at
                heapq.heapreplace(heap, (-(totals[ranks[-1]] + taken), ranks[-1], taken, group))
            else:
                heapq.heappop(heap)
            if topic:
                topics[topic] += 1
            if publisher:
                publishers[publisher] += 1
            yield Placed(rows[rank], taken, _sentence(taken))

    def _waiting(self, query: Query, rows: Sequence[int]) -> dict[tuple[str, str], list[int]]:
        """Places in ``rows`` by topic and publisher, the best last. Groups are kept in the pool for the next reader."""
        groups: dict[int, tuple[str, str]] = query.pool.shared.setdefault(self, {})
        waiting: dict[tuple[str, str], list[int]] = {}
        for rank in range(len(rows) - 1, -1, -1):
            row = rows[rank]
            group = groups.get(row)
            if group is None:
                group = groups[row] = _groups(query.pool.candidates[row])
            if group in waiting:
                waiting[group].append(rank)
            else:
                waiting[group] = [rank]
        return waiting


def _sentence(taken: float) -> str:
    if taken < 0:
        return "Others on its topic or from its publisher come first"
    return "Keeps your topics in proportion to what you read" if taken > 0 else ""


@lru_cache(maxsize=64)
def _costs(variety: RunDiversifier, count: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What 0..count placed stories of a group cost the next one, by topic and by publisher."""
    shares = [1 - variety.fade**placed for placed in range(count + 1)]
    return (
        tuple(-exact(variety.topic * share) for share in shares),
        tuple(-exact(variety.publisher * share) for share in shares),
    )


def _groups(candidate: Candidate) -> tuple[str, str]:
    """The topic and the publisher that a story counts for; "" for none. What many carry belongs to no publisher."""
    if candidate.pinned:
        return "", ""
    topic = candidate.topics[0].casefold() if candidate.topics else ""
    return topic, candidate.publishers[0] if len(candidate.publishers) == 1 else ""
