"""A bound on how far one component may move a story, whatever its values: no crowd behind it can do more."""

import numpy as np

from standfirst.rank.exact import STEP
from standfirst.rank.pool import Floats


def bounded(others: Floats, values: Floats, places: int) -> Floats:
    """``values`` cut so that adding them to ``others`` lifts no row past the one ``places`` above, nor below the one as
    far beneath it.

    Two rows can move towards each other, so in the order of the sums a row gets at most 2 x ``places`` - 1 away from
    its place in the order of ``others``, however many rows are pushed and whichever way. Rows that tie in ``others``
    count as one place each. Sums of exact values stay exact.
    """
    if not values.any():
        return values
    order = np.argsort(-others, kind="stable")
    ranked = others[order]
    highest, lowest = np.full(len(ranked), np.inf), np.full(len(ranked), -np.inf)
    highest[places:] = np.maximum(ranked[:-places] - STEP, ranked[places:])
    lowest[:-places] = np.minimum(ranked[places:] + STEP, ranked[:-places])
    cut = np.empty_like(values)
    cut[order] = np.clip(ranked + values[order], lowest, highest) - ranked
    return cut
