"""A lift for today's picks off the beaten track."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorationScorer:
    """1 for an explored story."""

    name: ClassVar[str] = "exploration"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        values = np.zeros(len(query.pool))
        values[query.explored_rows] = 1.0
        return values

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Outside the topics you follow and read" for row in rows]
