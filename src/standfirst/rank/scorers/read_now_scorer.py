"""How much a story is read in this hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNowScorer:
    """log(1 + recent opens) against the most read story of the moment (at least ``least`` opens)."""

    least: float = 20.0
    name: ClassVar[str] = "read-now"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        opens = query.pool.opens_now
        top = max(self.least, float(opens.max(initial=0.0)))
        return np.asarray(np.log1p(opens) / np.log1p(top), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Many are reading it now" if query.pool.opens_now[row] >= self.least else "" for row in rows]
