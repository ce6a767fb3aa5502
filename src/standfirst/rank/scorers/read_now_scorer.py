"""How much a story is read in this hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNowScorer:
    """log(1 + recent opens), 1 at ``full`` recent opens: on a page with few readers it says little."""

    full: float = 1000.0
    many: float = 20.0  # recent opens from which a reader is told
    name: ClassVar[str] = "read-now"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        return np.asarray(
            np.minimum(np.log1p(query.pool.audience.opens_now) / np.log1p(self.full), 1.0), dtype=np.float64
        )

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Many are reading it now" if query.pool.audience.opens_now[row] >= self.many else "" for row in rows]
