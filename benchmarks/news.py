"""Invented news for benches: words as frequent as words are (Zipf), vectors that lie together as topics do."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product

import numpy as np
from numpy.typing import NDArray

_SYLLABLES = "ba dor fen gil har kul lem mor nis pel quo ras sel tam ver wim".split()
_COMMON = "the of and to in a for on that with was by at from it said".split()
_VOCABULARY = len(_COMMON) + 16 + 16**2 + 16**3 + 16**4
_EXPONENT = 1.05
_SENTENCE = 16
_DIMENSION, _TOPICS = 512, 200
# Of the i-th direction: a straight line in log variance through 4,057 articles of public packs, embedded, 2026-11-28.
_DEVIATION = np.exp(-0.0055 * np.arange(_DIMENSION))
NOW = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The vocabulary by rank, in the forms that prose needs, and the chance of each rank."""

    plain: NDArray[np.object_]
    capital: NDArray[np.object_]
    ending: NDArray[np.object_]
    upto: NDArray[np.float64]


def words(seed: int = 3) -> Words:
    """Sixteen everyday words, then invented ones, the frequent ones short as in any language."""
    every = list(_COMMON)
    for length in range(1, 5):
        invented = ["".join(p) for p in product(_SYLLABLES, repeat=length)]
        random.Random(seed).shuffle(invented)
        every += invented
    share = 1.0 / np.arange(1, _VOCABULARY + 1) ** _EXPONENT
    return Words(
        plain=np.array(every, object), capital=np.array([w.capitalize() for w in every], object),
        ending=np.array([w + "." for w in every], object), upto=np.cumsum(share / share.sum()),
    )  # fmt: skip


class Newsroom:
    """Texts and vectors, the same for the same seed."""

    def __init__(self, seed: int = 11) -> None:
        self._words = words()
        self._chance = np.random.default_rng(seed)
        self._topics = _unit(self._spread(_TOPICS))

    def text(self, count: int) -> str:
        """``count`` words in sentences of sixteen."""
        ranks = np.searchsorted(self._words.upto, self._chance.random(count)).clip(max=_VOCABULARY - 1)
        chosen = self._words.plain[ranks]
        chosen[::_SENTENCE] = self._words.capital[ranks[::_SENTENCE]]
        chosen[_SENTENCE - 1 :: _SENTENCE] = self._words.ending[ranks[_SENTENCE - 1 :: _SENTENCE]]
        return " ".join(chosen)

    def edited(self, text: str, share: float = 0.03) -> str:
        """The text with a few words of other words."""
        parts = text.split()
        for place in self._chance.integers(0, len(parts), max(1, int(len(parts) * share))):
            parts[place] = self._words.plain[self._chance.integers(_VOCABULARY)]
        return " ".join(parts)

    def story_vectors(self, count: int) -> NDArray[np.float32]:
        """Unit rows of 512 around 200 centres: cosine about .4 within a topic, near 0 between topics."""
        topics = self._topics[self._chance.integers(0, _TOPICS, count)]
        return _unit(0.65 * topics + 0.76 * _unit(self._spread(count)))

    def article_vector(self, story: NDArray[np.float32]) -> NDArray[np.float32]:
        """Another article of a story: cosine about .85."""
        return _unit((0.85 * story + 0.53 * _unit(self._spread(1))[0])[None])[0]

    def _spread(self, count: int) -> NDArray[np.float64]:
        """Rows whose variance falls off from direction to direction as that of real article vectors does."""
        found: NDArray[np.float64] = self._chance.standard_normal((count, _DIMENSION)) * _DEVIATION
        return found

    def title_from(self, text: str) -> str:
        """Nine words of a text, the rarer ones first, as a headline has them."""
        seen = dict.fromkeys(text.replace(".", "").split())
        return " ".join(sorted(seen, key=lambda w: (w.lower() in _COMMON, -len(w)))[:9])

    def moment(self, number: int) -> datetime:
        """When the article of this number came: all within the active window."""
        return NOW + timedelta(seconds=number * 6)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return found


def exponent(sizes: list[int], figures: list[float]) -> float:
    """The slope of log(figure) over log(size), by least squares: 0 is flat, 1 is proportional."""
    return float(np.polyfit(np.log(sizes), np.log(figures), 1)[0])
