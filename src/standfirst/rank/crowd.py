"""The crowd's part of a page: what everybody's opens and reactions add, held to what so many readers are good for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from standfirst.rank.audience import NO_AUDIENCE
from standfirst.rank.bound import bounded, places_for
from standfirst.rank.coreading import NO_COREADING
from standfirst.rank.explanations import Scored
from standfirst.rank.pool import CandidatePool, Floats
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Explains what the bound took back (see ``bound.py``); a card's score stays the sum of its reasons."""

    name: ClassVar[str] = "held"
    shared: ClassVar[bool] = False

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Too few readers opened it to move it further" if value < 0 else "" for value in values]


def held(query: Query, moved: Floats, others: Floats) -> Scored:
    """What to add to the scores so that readers' acts move no row further than ``places_for`` its openers.

    ``moved`` is what the acts changed in each score, ``others`` the scores had nobody done anything.
    """
    back = bounded(others, moved, places_for(query.pool.audience.openers, moved)) - moved
    return Scored(Held(), back, back)


def quiet_pool(pool: CandidatePool) -> CandidatePool:
    """The same candidates had nobody done anything; kept in the pool."""
    if "quiet" not in pool.shared:
        nothing = np.zeros(len(pool))
        pool.shared["quiet"] = replace(
            pool,
            audience=NO_AUDIENCE.readings([("", ())] * len(pool), pool.now),
            likes=nothing,
            dislikes=nothing,
            coreading=NO_COREADING,
            tastes=np.zeros_like(pool.tastes),
            vectors=pool.vectors[:, :0],  # what a text promises was learned from opens
            shared={},
        )
    found: CandidatePool = pool.shared["quiet"]
    return found
