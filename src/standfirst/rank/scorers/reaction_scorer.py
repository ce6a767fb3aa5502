"""What readers thought of a story: likes against dislikes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionScorer:
    """(likes - dislikes) / (likes + dislikes + ``prior``): within -1..1 however many react. How many places that may
    move a story is bounded in the configuration, so that a ring of accounts gets nowhere."""

    prior: float = 10.0
    name: ClassVar[str] = "reactions"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        likes, dislikes = np.maximum(query.pool.likes, 0.0), np.maximum(query.pool.dislikes, 0.0)
        return np.asarray((likes - dislikes) / (likes + dislikes + self.prior), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [self._sentence(query, row) for row in rows]

    def _sentence(self, query: Query, row: int) -> str:
        candidate = query.pool.candidates[row]
        return f"{candidate.likes} likes, {candidate.dislikes} dislikes"
