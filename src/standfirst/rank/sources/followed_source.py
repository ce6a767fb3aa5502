"""Every story that a reader's follows speak of."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedSource:
    """Proposes all rows of wishes with a positive weight."""

    name: ClassVar[str] = "followed"

    def propose(self, query: Query) -> Mask:
        mask: Mask = np.zeros(len(query.pool), dtype=np.bool_)
        for match in query.wishes:
            if match.interest.weight > 0:
                mask[match.rows] = True
        return mask
