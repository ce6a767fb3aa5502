"""What a story's text promises, judged by how other stories were opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.attraction import Attraction
from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class AttractionScorer:
    """The learned log ratio (see ``attraction.py``), held in -1..1; nothing before a night's learning."""

    attraction: Attraction | None = None
    told: float = 0.1  # log ratio from which it is worth a sentence
    name: ClassVar[str] = "attraction"
    shared: ClassVar[bool] = True

    def score(self, query: Query) -> Floats:
        if self.attraction is None:
            return np.zeros(len(query.pool))
        return np.clip(self.attraction.of_stories(query.pool.story_keys, query.pool.vectors), -1.0, 1.0)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Stories like it are opened more often than most" if value >= self.told else "" for value in values]
