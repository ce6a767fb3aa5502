"""How much the reader turns to a story's topics, over weeks or over a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import ReaderProfile
from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitScorer:
    """Sum over a story's topics of ``habits`` or ``lately`` (see ``profile.learn``), held in 0..1."""

    name: str
    lately: bool
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        weights = self._weights(query.reader)
        by_topic = np.array([weights.get(name, 0.0) for name in query.pool.topic_names])
        return np.asarray(np.clip(query.pool.topics @ by_topic, -1.0, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        sentence = f"On topics that you took an interest in{' lately' if self.lately else ''}"
        return [sentence if value > 0 else "" for value in values]

    def _weights(self, reader: ReaderProfile) -> dict[str, float]:
        return {topic.casefold(): weight for topic, weight in (reader.lately if self.lately else reader.habits).items()}
