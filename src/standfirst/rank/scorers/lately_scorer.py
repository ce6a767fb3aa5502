"""What the reader turned to in the last day or so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class LatelyScorer:
    """The narrowest topic's ``lately`` weight (see ``profile.learn``)."""

    name: ClassVar[str] = "lately"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        weights = query.reader.lately
        if not weights:
            return np.zeros(len(query.pool))
        folded = {topic.casefold(): weight for topic, weight in weights.items()}
        by_topic = np.array([folded.get(name, 0.0) for name in query.pool.topic_names])
        return np.asarray(np.clip(query.pool.topics @ by_topic, -1.0, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["On what you have been reading lately" if value > 0 else "" for value in values]
