"""How much a story is read, over the last minutes to the last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsScorer:
    """log(1 + faded reads / ``least``), 1 at ``full`` faded reads. ``span`` is the place in ``audience.SPANS``."""

    name: str
    span: int
    lately: str  # the span in a sentence
    least: float = 0.3
    full: float = 1000.0
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        reads = query.pool.audience.reads[:, self.span]
        return np.asarray(np.log1p(reads / self.least) / np.log1p(self.full / self.least), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        usual = float(np.median(self.score(query)))
        return [f"Read more than most {self.lately}" if value > usual else "" for value in values]
