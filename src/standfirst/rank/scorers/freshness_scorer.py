"""How new a story is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query
from standfirst.rank.wording import ago


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshnessScorer:
    """1 / (1 + age / ``half_age``): 1 when new, a half after ``half_age`` hours, with a long tail.

    Beside recent reads it beat the log of the age on globo-dev, AUC .875 against .869 (2026-11-24).
    The moment is the pool's.
    """

    half_age: float = 3.0
    name: ClassVar[str] = "freshness"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        hours = np.maximum(query.pool.now.timestamp() - query.pool.updated, 0.0) / 3600.0
        return np.asarray(1.0 / (1.0 + hours / self.half_age), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [self._sentence(query, row) for row in rows]

    def _sentence(self, query: Query, row: int) -> str:
        candidate = query.pool.candidates[row]
        word = "Updated" if candidate.updated_at > candidate.published_at else "Published"
        return f"{word} {ago((query.now - candidate.updated_at).total_seconds())}"
