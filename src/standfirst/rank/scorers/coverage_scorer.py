"""How many independent owners carry a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query
from standfirst.rank.wording import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageScorer:
    """log2 of the independent owners, full at ``enough``."""

    enough: int = 32
    name: ClassVar[str] = "coverage"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        owners = np.clip(query.pool.owners, 1.0, self.enough)
        return np.asarray(np.log2(owners) / np.log2(self.enough), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [_sentence(query, row) for row in rows]


def _sentence(query: Query, row: int) -> str:
    story = query.pool.candidates[row]
    since = f" since {clock(story.since, query.pool.now)}" if story.since is not None else ""
    return f"{story.owners} independent outlets{since}"
