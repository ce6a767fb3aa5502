"""Chance: a story of which little is known is tried a little higher or lower, so that something becomes known."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from standfirst.rank.pool import Floats
from standfirst.rank.query import Query

MOST = 2.0  # standard deviations: a cap on what chance may do to one story
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceScorer:
    """Thompson sampling (Thompson 1933; Chapelle & Li 2011): the story's open rate is drawn from what is believed of it
    rather than taken at its mean. Its logarithm is believed to lie within ``pool.unsure``, which falls with the
    square root of its opens.

    The draw is a hash of reader, day and story: a page does not flicker, and evaluation can draw it again. Somebody of
    whom nothing is known gets the common page, without chance.
    """

    name: ClassVar[str] = "chance"
    shared: ClassVar[bool] = False

    def score(self, query: Query) -> Floats:
        if not query.reader.reader_id:
            return np.zeros(len(query.pool))
        seed = f"chance|{query.reader.reader_id}|{query.now.astimezone(UTC):%Y-%m-%d}"
        salt = int.from_bytes(hashlib.blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        draws = _normal(query.pool.story_keys, np.uint64(salt))
        return np.asarray(np.clip(draws, -MOST, MOST) * query.pool.unsure, dtype=np.float64)

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]:
        return ["Little is known of how readers like it, so it is tried here" if v > 0 else "" for v in values]


def _normal(keys: NDArray[np.uint64], salt: np.uint64) -> Floats:
    """A standard normal number per key (Box & Muller 1958), from two uniform hashes."""
    first, second = _uniform(keys ^ salt), _uniform(keys ^ salt ^ _GOLDEN)
    return np.asarray(np.sqrt(-2.0 * np.log(first)) * np.cos(2.0 * np.pi * second), dtype=np.float64)


def _uniform(keys: NDArray[np.uint64]) -> Floats:
    """In (0, 1): SplitMix64's finaliser (Steele, Lea & Flood 2014)."""
    mixed = keys + _GOLDEN
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    mixed ^= mixed >> np.uint64(31)
    return np.asarray(((mixed >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53, dtype=np.float64)
