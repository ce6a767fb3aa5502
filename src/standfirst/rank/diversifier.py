"""Variety: a run of one topic, one publisher or one owner's topic costs each further story a little more."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from standfirst.domain.ranking import Candidate
from standfirst.rank.calibration import topic_gains
from standfirst.rank.exact import exact
from standfirst.rank.ports import Placed
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDiversifier:
    """Greedy: the next place goes to the highest score minus ``topic`` x (1 - fade^n) for n placed stories of the
    same first topic, and the same for a publisher who carries a story alone, and for the owner (or the country) that
    most of what is told of a topic comes from. What a Report says of where its sources differ is worth ``differing``,
    less for each that is placed. Whose view that is is known from who owns what, never from what anybody thinks.

    ``proportion`` x the share that a topic has in the reader's reading is given back as long as the page has too
    little of it (see ``calibration.py``). Stories that count for the same lose and gain alike, so only the best of
    each such group can be next. What is left only falls, so a heap need not look at every group again (lazy greedy,
    Minoux 1978) and scores fall from top to bottom of the page. An editor's pin pays and gains nothing.
    """

    topic: float = 0.35
    publisher: float = 0.35
    viewpoint: float = 0.25  # by hand, 2026-11-29, as the next
    differing: float = 0.1
    fade: float = 0.8
    proportion: float = 0.5  # by hand; what it does is measured in docs/benchmarks.md
    name: ClassVar[str] = "variety"

    def arrange(self, query: Query, rows: Sequence[int], totals: Sequence[float]) -> Iterator[Placed]:
        topic_cost, publisher_cost, view_cost, differing = _costs(self, len(rows))
        gains = topic_gains(query.reader.shares, self.proportion * query.personal, len(rows))
        waiting = self._waiting(query, rows)
        topics: dict[str, int] = defaultdict(int)
        publishers: dict[str, int] = defaultdict(int)
        views: dict[tuple[str, str], int] = defaultdict(int)
        told = 0
        heap: list[tuple[float, int, float, _Group]] = []
        for group, ranks in waiting.items():
            known = differing[0] * group.differs
            if group.topic in gains:
                known += gains[group.topic][0]
            heap.append((-(totals[ranks[-1]] + known), ranks[-1], known, group))
        heapq.heapify(heap)
        while heap:
            _, rank, known, group = heap[0]
            topic, publisher, view, differs = group
            taken = topic_cost[topics[topic]] + publisher_cost[publishers[publisher]] + view_cost[views[view]]
            gain = gains[topic][topics[topic]] if topic in gains else 0.0
            taken += gain + differing[told] * differs
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
            if view[1]:
                views[view] += 1
            told += differs
            yield Placed(rows[rank], taken, _sentence(taken, gain, differs))

    def _waiting(self, query: Query, rows: Sequence[int]) -> dict["_Group", list[int]]:
        """Places in ``rows`` by what they count for, the best last. Groups are kept in the pool for the next reader."""
        groups: dict[int, _Group] = query.pool.shared.setdefault(self, {})
        waiting: dict[_Group, list[int]] = {}
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


class _Group(NamedTuple):
    """What a story counts for: first topic, the publisher who carries it alone, its topic as told by one owner or
    country, and whether its Report says where sources differ; "" for none."""

    topic: str
    publisher: str
    view: tuple[str, str]
    differs: bool


def _sentence(taken: float, gain: float, differs: bool) -> str:
    if taken < 0:
        return "Others on its topic or from its publisher or owner come first"
    if taken > 0 and differs and taken > 2 * gain:
        return "Its sources differ, and it says where"
    return "Keeps your topics in proportion to your interests" if taken > 0 else ""


@lru_cache(maxsize=64)
def _costs(variety: RunDiversifier, count: int) -> tuple[tuple[float, ...], ...]:
    """What 0..count placed stories of a group cost the next one, by topic, publisher and view, and what a Report on
    where sources differ gains."""
    left = [variety.fade**placed for placed in range(count + 1)]
    costs = (variety.topic, variety.publisher, variety.viewpoint)
    return (
        *(tuple(-exact(cost * (1 - share)) for share in left) for cost in costs),
        tuple(exact(variety.differing * share) for share in left),
    )


def _groups(candidate: Candidate) -> _Group:
    """What many carry belongs to no publisher; an editor's pin counts for nothing."""
    if candidate.pinned:
        return _Group("", "", ("", ""), False)
    topic = candidate.topics[0].casefold() if candidate.topics else ""
    alone = candidate.publishers[0] if len(candidate.publishers) == 1 else ""
    return _Group(topic, alone, (topic, candidate.voice), candidate.differs)
