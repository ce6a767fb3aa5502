"""The stories with the most trend, the newest first among equals."""

from dataclasses import dataclass
from typing import ClassVar, cast

import numpy as np

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendingSource:
    """Proposes the ``limit`` rows with the highest trend."""

    limit: int = 400
    name: ClassVar[str] = "trending"

    def propose(self, query: Query) -> Mask:
        pool = query.pool
        if self not in pool.shared:
            pool.shared[self] = query.mask_of(np.lexsort((-pool.updated, -pool.trend))[: self.limit])
        return cast(Mask, pool.shared[self])
