"""The newest stories, whatever their trend, so that news can start small."""

from dataclasses import dataclass
from typing import ClassVar, cast

import numpy as np

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshSource:
    """Proposes the ``limit`` rows updated last."""

    limit: int = 200
    name: ClassVar[str] = "fresh"

    def propose(self, query: Query) -> Mask:
        pool = query.pool
        if self not in pool.shared:
            pool.shared[self] = query.mask_of(np.argsort(-pool.updated, kind="stable")[: self.limit])
        return cast(Mask, pool.shared[self])
