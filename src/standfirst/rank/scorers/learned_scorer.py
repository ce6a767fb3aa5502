"""What the reader turned out to read: learned topic weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedScorer:
    """Sum of the story's topics' learned weights (see ``profile.learn``), held in -1..1."""

    name: ClassVar[str] = "learned"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        if not query.reader.topic_weights:
            return np.zeros(len(query.pool))
        weights = {topic.casefold(): weight for topic, weight in query.reader.topic_weights.items()}
        by_topic = np.array([weights.get(name, 0.0) for name in query.pool.topic_names])
        return np.asarray(np.clip(query.pool.topics @ by_topic, -1.0, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        weights = {topic.casefold(): weight for topic, weight in query.reader.topic_weights.items()}
        return [
            _sentence(query.pool.candidates[row].topics, weights, value)
            for row, value in zip(rows, values, strict=True)
        ]


def _sentence(topics: tuple[str, ...], weights: dict[str, float], value: float) -> str:
    sign = 1.0 if value > 0 else -1.0
    topic = max(topics, key=lambda name: sign * weights.get(name.casefold(), 0.0))
    name = topic[:1].upper() + topic[1:]
    return f"You took an interest in {name}" if value > 0 else f"You hid or disliked stories on {name}"
