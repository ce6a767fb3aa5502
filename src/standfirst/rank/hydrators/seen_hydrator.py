"""From seen cards to rows: how often, and whether the story moved on since."""

from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import ClassVar

import numpy as np

from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHydrator:
    """A story moved on when its Report has a later Revision than the one last shown."""

    name: ClassVar[str] = "seen"

    def hydrate(self, query: Query) -> Query:
        seen = query.reader.seen
        if not seen:
            return query
        rows = np.fromiter(map(query.pool.row_of.get, seen, repeat(-1)), dtype=np.intp, count=len(seen))
        facts = np.fromiter(chain.from_iterable(seen.values()), dtype=np.int64, count=2 * len(seen))
        here = np.flatnonzero(rows >= 0)
        rows, times, revisions = rows[here], facts[2 * here], facts[2 * here + 1]
        return replace(
            query,
            seen_rows=rows,
            seen_times=np.maximum(times, 0).astype(np.float64),
            seen_moved=query.pool.revision[rows] > revisions,
        )
