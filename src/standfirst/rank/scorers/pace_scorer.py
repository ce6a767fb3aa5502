"""How much a story is read for its age."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query

_HOUR_SPAN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceScorer:
    """Log of (1 + reads of the last hour) less the log of the age in hours, over ``full``."""

    full: float = 8.0
    name: ClassVar[str] = "pace"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        hours = np.maximum(query.pool.now.timestamp() - query.pool.published, 0.0) / 3600.0
        reads = query.pool.audience.reads[:, _HOUR_SPAN]
        return np.asarray((np.log1p(reads) - np.log(hours + 0.1)) / self.full, dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        usual = float(np.median(self.score(query)))
        return ["Much read for its age" if value > max(0.0, usual) else "" for value in values]
