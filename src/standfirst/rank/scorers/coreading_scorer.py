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
    """Sum of co-reading with the last ``reads`` reads, each counting half for every ``half_life`` seconds since, on a
    logarithmic scale from 0 to 1."""

    name: str
    reads: int
    half_life: float = 86400.0
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        total = np.zeros(len(query.pool))
        if not query.read_ids:
            return total
        for story, age in zip(query.read_ids[: self.reads], query.read_ages, strict=False):
            total += query.pool.coread_with(story) * 0.5 ** (age / self.half_life)
        return np.asarray(np.log1p(total / _LEAST) / np.log1p(_MOST / _LEAST), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Who read what you read or saved also read it" if value > 0 else "" for value in values]
