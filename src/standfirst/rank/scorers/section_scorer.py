"""How much a story's section is read now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScorer:
    """log(1 + recent reads of the first topic), 1 at ``full``."""

    full: float = 10_000.0
    name: ClassVar[str] = "section-now"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        return np.asarray(np.log1p(query.pool.audience.topic_reads) / np.log1p(self.full), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        usual = float(np.median(self.score(query)))
        return ["Its section is much read now" if value > usual else "" for value in values]
