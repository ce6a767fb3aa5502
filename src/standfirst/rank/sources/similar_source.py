"""Stories close to what the reader read."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarSource:
    """Proposes rows whose cosine with one of the last ``reads`` read stories reaches ``least``."""

    least: float = 0.35
    reads: int = 10
    name: ClassVar[str] = "similar"

    def propose(self, query: Query) -> Mask:
        mask: Mask = np.zeros(len(query.pool), dtype=np.bool_)
        for story_id in query.read_ids[: self.reads]:
            cosines = query.pool.similarity_to(story_id)
            if cosines is not None:
                mask |= cosines >= self.least
        return mask
