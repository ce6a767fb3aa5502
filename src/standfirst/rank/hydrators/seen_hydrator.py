"""From seen cards to rows: how often, and whether the story moved on since."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenHydrator:
    """A story moved on when its Report has a later Revision than the one last shown."""

    name: ClassVar[str] = "seen"

    def hydrate(self, query: Query) -> Query:
        row_of = query.pool.row_of
        found = [(row_of[story], *facts) for story, facts in query.reader.seen.items() if story in row_of]
        if not found:
            return query
        rows, times, revisions = (np.array(column) for column in zip(*found, strict=True))
        return replace(
            query,
            seen_rows=rows.astype(np.intp),
            seen_times=np.maximum(times, 0).astype(np.float64),
            seen_moved=query.pool.revision[rows] > revisions,
        )
