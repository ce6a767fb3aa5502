"""Whether a story is read more and more, or less and less."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.audience import SPANS
from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingScorer:
    """Log of reads in the ``short`` span against those that steady reading over the ``long`` one would give, over
    ``full``."""

    name: str
    short: int
    long: int
    full: float = 5.0
    least: float = 0.3
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        reads, steady = query.pool.audience.reads, SPANS[self.short] / SPANS[self.long]
        ratio = (reads[:, self.short] + self.least) / (reads[:, self.long] * steady + self.least)
        return np.asarray(np.log(ratio) / self.full, dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Read more and more" if value > 0 else "Read less and less" for value in values]
