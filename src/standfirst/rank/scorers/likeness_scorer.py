"""How close a story is to everything that the reader read lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessScorer:
    """Mean cosine with the last reads: the reader's taste as a whole, where ``similar`` is one interest of many."""

    told: float = 0.2  # mean cosine worth a sentence
    name: ClassVar[str] = "likeness"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        found = [cosines for s in query.read_ids if (cosines := query.pool.similarity_to(s)) is not None]
        if not found:
            return np.zeros(len(query.pool))
        return np.asarray(sum(found) / len(found), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Close to all that you read or saved lately" if value >= self.told else "" for value in values]
