"""Whether a story draws readers who read what this one reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeScorer:
    """The reader's mean vector, less the usual reader's, times the story's lean (see ``tastes.py``), over ``full``."""

    full: float = 0.05
    name: ClassVar[str] = "readers-alike"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        found = [lean for s in query.read_ids if (lean := query.pool.taste_for(s)) is not None]
        if not found:
            return np.zeros(len(query.pool))
        return np.asarray(np.clip(sum(found) / (len(found) * self.full), -1.0, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Readers of what you read or saved open it" if value > 0 else "" for value in values]
