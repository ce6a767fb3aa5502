"""Calibration: a page's topics in the proportions of what the reader reads (Steck 2018, Calibrated Recommendations)."""

import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from standfirst.rank.exact import exact_array
from standfirst.rank.pool import Floats

SMOOTHED = 1.0  # stories that every topic is taken to have on the page already; by hand
LEAST_SHARE = 0.02  # a topic read less gains nothing; by hand


def topic_gains(shares: Mapping[str, float], weight: float, count: int) -> dict[str, list[float]]:
    """By folded topic what its (n+1)-th story on the page gains, for n from 0 to ``count``.

    ``weight`` x the topic's share of the reading x log((n + 1 + s) / (n + s)): summed over a page this is the part of
    -KL(reading || page) that hangs on the page. It falls with n whatever else is placed, so a greedy page can be lazy.
    """
    steps = _steps(count)
    return {
        topic.casefold(): exact_array(steps, weight * share).tolist()
        for topic, share in shares.items()
        if share >= LEAST_SHARE
    }


@lru_cache(maxsize=64)
def _steps(count: int) -> Floats:
    placed = np.arange(count + 1)
    return np.asarray(np.log((placed + 1 + SMOOTHED) / (placed + SMOOTHED)), dtype=np.float64)


def distance(shares: Mapping[str, float], page: Mapping[str, float]) -> float:
    """KL(reading || page) in nats over topics, the page smoothed by a hundredth of the reading; 0 is in proportion."""
    total = sum(shares.values()) or 1.0
    return sum(
        share / total * math.log((share / total) / (0.99 * page.get(topic, 0.0) + 0.01 * share / total))
        for topic, share in shares.items()
        if share > 0
    )
