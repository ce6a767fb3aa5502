"""Draws a few stories a day from topics the reader neither follows nor reads."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import InterestKind
from standfirst.rank.pool import Mask
from standfirst.rank.query import Query

_ODD = np.uint64(0x9E3779B97F4A7C15)  # the golden-ratio multiplier of SplitMix64


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorationHydrator:
    """Draws ``picks`` of the ``depth`` most trending unfamiliar stories, the same all day for one reader.

    The draw is a hash of reader, day and story: no state, no clock, no order of the list. A reader of whom
    nothing is known explores nothing: everything is new to them.
    """

    picks: int = 4
    depth: int = 150
    name: ClassVar[str] = "exploration"

    def hydrate(self, query: Query) -> Query:
        familiar = _familiar_topics(query)
        if not familiar or not query.reader.reader_id or not query.personal:
            return query
        unfamiliar = self._trending(query) & ~_touches(query, familiar)
        rows = np.flatnonzero(unfamiliar)
        seed = f"{query.reader.reader_id}|{query.now.astimezone(UTC):%Y-%m-%d}".encode("utf-8", "surrogatepass")
        salt = np.uint64(int.from_bytes(hashlib.blake2b(seed, digest_size=8).digest(), "big"))
        mixed = (query.pool.story_keys[rows] ^ salt) * _ODD
        order = np.argsort(mixed ^ (mixed >> np.uint64(29)), kind="stable")
        return replace(query, explored_rows=rows[order[: self.picks]])

    def _trending(self, query: Query) -> Mask:
        pool = query.pool
        if self not in pool.shared:
            with_topics = pool.topics.any(axis=1)
            order = np.lexsort((-pool.updated, -pool.trend, ~with_topics))[: self.depth]
            pool.shared[self] = query.mask_of(order) & with_topics
        mask: Mask = pool.shared[self]
        return mask


def _familiar_topics(query: Query) -> set[str]:
    followed = {i.value.strip().casefold() for i in query.reader.interests if i.kind is InterestKind.TOPIC}
    return followed | {topic.casefold() for topic, weight in query.reader.topic_weights.items() if weight}


def _touches(query: Query, topics: set[str]) -> Mask:
    mask: Mask = np.zeros(len(query.pool), dtype=np.bool_)
    for topic in topics:
        mask[query.pool.rows_for(InterestKind.TOPIC, topic)] = True
    return mask
