"""Attraction: how much more or less than expected a story is opened, read off its text alone.

Ridge regression of the log of opens against expected opens on story vectors. Stories lie in folds by their id; each is
judged by the weights of the other folds, so its own clicks never speak for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.rank.audience import AudienceLedger
from standfirst.rank.story_key import story_key

FOLDS = 5
RIDGE = 3.0  # 1 to 10 differed by .001 AUC on mind-dev, 2026-11-28
LEAST = 50  # stories with a vector and a history below which nothing is learned; by hand

Vectors = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Attraction:
    """Weights by fold (``FOLDS`` x width) with the constant last. Compared by identity: it is a cache key."""

    weights: Floats

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]]) -> "Attraction":
        """Checks what comes from outside. Raises ValueError when it is no table of finite weights."""
        weights = np.asarray(rows, dtype=np.float64)
        if weights.ndim != 2 or len(weights) != FOLDS or not 2 <= weights.shape[1] <= 4097:
            raise ValueError(f"an attraction has {FOLDS} rows of equal length")
        if not np.isfinite(weights).all():
            raise ValueError("an attraction's weights are finite")
        return cls(weights)

    def of_stories(self, keys: npt.NDArray[np.uint64], vectors: Vectors) -> Floats:
        """One number a story, 0 where it has no vector of this width."""
        if vectors.shape[1] + 1 != self.weights.shape[1]:
            return np.zeros(len(keys))
        known = vectors.any(axis=1)
        every = vectors @ self.weights[:, :-1].T + self.weights[:, -1]
        return np.where(known, every[np.arange(len(keys)), (keys % np.uint64(FOLDS)).astype(np.intp)], 0.0)


def learn_attraction(audience: AudienceLedger, vectors: Mapping[str, Vectors]) -> Attraction | None:
    """From all stories that were shown; None with too few of them."""
    stories = [story for story in audience.expected if story in vectors]
    if len(stories) < LEAST:
        return None
    expected = np.array([audience.expected[story] for story in stories])
    opens = np.array([audience.opens[story] for story in stories])
    target, trust = np.log((opens + 1.0) / (expected + 1.0)), expected / (expected + 1.0)
    folds = np.array([story_key(story) % FOLDS for story in stories])
    inputs = np.array([vectors[story] for story in stories], dtype=np.float64)
    return Attraction(np.array([_ridge(inputs, target, trust * (folds != fold)) for fold in range(FOLDS)]))


def _ridge(inputs: Floats, target: Floats, weights: Floats) -> Floats:
    """Weighted ridge regression with a free constant, which comes last."""
    total = max(float(weights.sum()), 1e-9)
    centre, level = weights @ inputs / total, float(weights @ target) / total
    centred = inputs - centre
    gram = (centred * weights[:, None]).T @ centred + RIDGE * np.eye(inputs.shape[1])
    slope = np.linalg.solve(gram, centred.T @ (weights * (target - level)))
    return np.append(slope, level - centre @ slope)
