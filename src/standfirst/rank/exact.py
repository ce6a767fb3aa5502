"""Numbers that add up: every reason's value is a multiple of 2^-20, so sums of them are exact in any order.

A 64-bit float holds 53 binary digits; multiples of 2^-20 below 2^32 add without rounding.
"""

import numpy as np

from standfirst.rank.pool import Floats

_STEPS = float(2**20)
STEP = 1 / _STEPS  # the least difference that two sums can have


def exact(value: float) -> float:
    """The nearest multiple of 2^-20."""
    return round(value * _STEPS) / _STEPS


def exact_array(values: Floats, weight: float) -> Floats:
    """``values`` x ``weight``, each at the nearest multiple of 2^-20 (half to even, as ``exact`` does)."""
    return np.asarray(np.rint(values * (weight * _STEPS)) / _STEPS, dtype=np.float64)
