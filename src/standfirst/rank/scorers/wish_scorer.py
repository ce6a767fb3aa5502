"""What the reader asked for: follows, "more" and "less"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import Interest
from standfirst.rank.pool import Floats
from standfirst.rank.query import Query
from standfirst.rank.wording import named


@dataclass(frozen=True, slots=True, kw_only=True)
class WishScorer:
    """Each wish closes ``share`` of the distance to 1 (noisy or), so that many follows never run away; "less"
    does the same downwards."""

    share: float = 0.7
    name: ClassVar[str] = "followed"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        missed, spared = np.ones(len(query.pool)), np.ones(len(query.pool))
        for match in query.wishes:
            weight = min(1.0, abs(match.interest.weight))
            (missed if match.interest.weight > 0 else spared)[match.rows] *= 1.0 - self.share * weight
        return np.asarray(spared - missed, dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        upward, downward = [""] * len(rows), [""] * len(rows)
        for match in sorted(query.wishes, key=lambda found: abs(found.interest.weight)):  # the strongest writes last
            sentence = _sentence(match.interest)
            chosen = upward if match.interest.weight > 0 else downward
            spoken_of = query.mask_of(match.rows)[np.array(rows, dtype=np.intp)]
            for at in np.flatnonzero(spoken_of).tolist():
                chosen[at] = sentence
        return [up if value > 0 else down for up, down, value in zip(upward, downward, values, strict=True)]


def _sentence(interest: Interest) -> str:
    if interest.weight >= 1.0:
        return f"You follow {named(interest)}"
    return f"You asked for {'more' if interest.weight > 0 else 'less'}: {named(interest)}"
