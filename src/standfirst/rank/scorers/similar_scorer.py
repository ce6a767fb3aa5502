"""How close a story is to one that the reader read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarScorer:
    """The highest cosine with one of the last reads, so that the sentence can name it; the read story itself gets 0."""

    told: float = 0.35  # cosine from which the likeness is worth a sentence; below it is mostly shared small words
    name: ClassVar[str] = "similar"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        best = np.zeros(len(query.pool))
        for story_id in query.read_ids:
            cosines = query.pool.similarity_to(story_id)
            if cosines is not None:
                np.maximum(best, cosines, out=best)
        best[[query.pool.row_of[story] for story in query.read_ids if story in query.pool.row_of]] = 0.0
        return np.asarray(np.minimum(best, 1.0), dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        texts = [""] * len(rows)
        told = [at for at, value in enumerate(values) if value >= self.told]
        if not told:
            return texts
        known = [
            (story, cosines) for story in query.read_ids if (cosines := query.pool.similarity_to(story)) is not None
        ]
        places = np.array([rows[at] for at in told], dtype=np.intp)
        nearest = np.argmax(np.stack([of_story[places] for _, of_story in known]), axis=0).tolist()
        for at, read in zip(told, nearest, strict=True):
            texts[at] = _sentence(query, known[read][0])
        return texts


def _sentence(query: Query, story_id: str) -> str:
    row = query.pool.row_of.get(story_id)
    return f"Like a story you {'saved' if story_id in query.saved_only else 'read'}" + (
        f": {query.pool.candidates[row].title}" if row is not None else ""
    )
