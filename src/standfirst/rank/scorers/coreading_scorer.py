"""Who read what this reader read also read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query

_LEAST, _MOST = 0.002, 4.0  # sums of co-reading that mean nothing and that are the most; by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class CoReadingScorer:
    """Sum of co-reading with the last ``reads`` reads, each older one counting ``fade`` of the one after it, on a
    logarithmic scale from 0 to 1."""

    reads: int = 8
    fade: float = 0.85
    name: ClassVar[str] = "co-reading"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        total = np.zeros(len(query.pool))
        for age, story in enumerate(query.read_ids[: self.reads]):
            total += query.pool.coread_with(story) * self.fade**age
        return np.asarray(np.log1p(total / _LEAST) / np.log1p(_MOST / _LEAST), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Who read what you read also read it" if value > 0 else "" for value in values]
