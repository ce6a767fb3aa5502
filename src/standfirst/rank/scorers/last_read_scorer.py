"""How long ago somebody last read a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.audience import NEVER
from standfirst.rank.pool import Floats
from standfirst.rank.query import Query
from standfirst.rank.wording import ago


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReadScorer:
    """1 when read this second, 0 when not for a week, by the logarithm of the seconds."""

    told: float = 3600.0  # seconds below which it is worth a sentence
    name: ClassVar[str] = "last-read"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        return np.asarray(1.0 - np.log1p(query.pool.audience.since) / np.log1p(NEVER), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        seconds = query.pool.audience.since[list(rows)].tolist()
        return [f"Last read {ago(since)}" if since < self.told else "" for since in seconds]
