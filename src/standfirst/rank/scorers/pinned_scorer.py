"""The editors' pins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedScorer:
    """1 for a pinned story."""

    name: ClassVar[str] = "pinned"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        return query.pool.pinned.astype(np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Picked by the editors" for row in rows]
