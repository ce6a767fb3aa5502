"""A bound on how far what accounts do may move a story, whatever its values: few of them can do no more.

Whoever can make accounts can open stories, and react to them. A ring of ``RING`` accounts that all do the same, new or
patient, looks like as many readers. So what readers do moves a story by one place for each ring's worth of them that
opened it, and by one where fewer did.
"""

import numpy as np
import numpy.typing as npt

from standfirst.rank.exact import STEP
from standfirst.rank.pool import Floats

RING = 50  # accounts that must get nowhere; the size is the project's promise
FULL = 0.5  # what readers must add to a score before it may move by all its places; by hand, 2026-11-29, on
# standfirst.evaluate.rank_ring: without it a ring beside 1,500 readers moves stories that hundreds read by 15 places

Places = npt.NDArray[np.intp]


def places_for(openers: Floats, moved: Floats) -> Places:
    """How many places what readers do may move each row: ``openers`` have opened it, ``moved`` is what their acts
    changed in its score."""
    worth = openers / RING * np.minimum(np.abs(moved) / FULL, 1.0)
    return np.asarray(np.clip(np.floor(worth), 1, max(1, len(moved))), dtype=np.intp)


def bounded(others: Floats, values: Floats, places: int | Places) -> Floats:
    """``values`` cut so that adding them to ``others`` lifts no row past the one ``places`` above, nor below the one as
    far beneath it; ``places`` is one number or one a row.

    Two rows can move towards each other, so in the order of the sums a row gets at most 2 x ``places`` - 1 away from
    its place in the order of ``others``, however many rows are pushed and whichever way. Rows that tie in ``others``
    count as one place each. Sums of exact values stay exact.
    """
    if not values.any():
        return values
    order = np.argsort(-others)  # a stable sort would take four times as long, and ties are places like others
    ranked, at = others[order], np.arange(len(others))
    each = np.broadcast_to(places, order.shape)[order]
    above, below = np.concatenate([(np.inf,), ranked]), np.concatenate([ranked, (-np.inf,)])
    highest = np.maximum(above[np.maximum(at + 1 - each, 0)] - STEP, ranked)
    lowest = np.minimum(below[np.minimum(at + each, len(others))] + STEP, ranked)
    cut = np.empty_like(values)
    cut[order] = np.minimum(np.maximum(ranked + values[order], lowest), highest) - ranked
    return cut
