"""Whether a story shares rare words and names with one that the reader read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsScorer:
    """The highest cosine of word vectors (see ``text_vectors.py``) with one of the last reads; the read story gets 0.

    Beside sentence vectors, which know what a text is about, it knows the names in it: .007 AUC more on mind-dev in a
    trial, 2026-11-28.
    """

    told: float = 0.15  # cosine worth a sentence; by hand
    name: ClassVar[str] = "shared-words"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        best = np.zeros(len(query.pool))
        for story_id in query.read_ids:
            cosines = query.pool.words_shared_with(story_id)
            if cosines is not None:
                np.maximum(best, cosines, out=best)
        best[[query.pool.row_of[story] for story in query.read_ids if story in query.pool.row_of]] = 0.0
        return best

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Shares names and words with a story you read" if value >= self.told else "" for value in values]
