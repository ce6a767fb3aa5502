"""Not yesterday's news again: seen stories sink until they move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenScorer:
    """-(1 - 2^-visits) for a seen story, nothing in the visit in which it is first seen; a fact that moved lifts that
    and adds ``news``."""

    news: float = 0.15
    name: ClassVar[str] = "seen"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        values = np.zeros(len(query.pool))
        values[query.seen_rows] = np.where(query.seen_moved, self.news, np.exp2(-query.seen_times) - 1.0)
        return values

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [
            "New since you last saw it" if value > 0 else "You have seen it, and it has not changed" for value in values
        ]
