"""How often those who were shown a story opened it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRateScorer:
    """Log lift of the story's smoothed open rate (``AudienceLedger``), ``full`` = 1: e^2, seven times the usual."""

    full: float = 2.0
    name: ClassVar[str] = "open-rate"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        return np.asarray(np.clip(query.pool.audience.lift / self.full, -1.0, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return [
            "Readers open it more often than most" if value > 0 else "Readers open it less often than most"
            for value in values
        ]
