"""How strongly a story trends, against the other stories of the moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendScorer:
    """trend / (trend + the upper quartile of positive trends): 0..1 whatever scale the trend station uses."""

    named_places: int = 10  # a place further down is no news to a reader
    name: ClassVar[str] = "trend"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        trend = np.maximum(query.pool.trend, 0.0)
        positive = trend[trend > 0]
        scale = float(np.quantile(positive, 0.75)) if positive.size else 1.0
        return np.asarray(trend / (trend + scale), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [self._sentence(query, row) for row in rows]

    def _sentence(self, query: Query, row: int) -> str:
        place = query.pool.trend_place[row]
        return f"Number {place} of all stories by trend score" if 0 < place <= self.named_places else ""
