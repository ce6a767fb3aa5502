"""Which Stories are known by a word, as numbers in arrays: hundreds of them are summed up for every article."""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_LONGEST = 200  # a word that so many Stories are known by says nothing


class Postings:
    """Words to the rows of Stories; a caller adds a Story to a word once."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._sums: NDArray[np.float64] = np.zeros(256)

    def add(self, word: str, row: int) -> None:
        """Note that the Story of ``row`` is known by a word."""
        self._rows.setdefault(word, array("i")).append(row)
        if row >= len(self._sums):
            self._sums = np.zeros(2 * row)

    def remove(self, word: str, row: int) -> None:
        """Take that back."""
        rows = self._rows[word]
        rows.remove(row)
        if not rows:
            del self._rows[word]

    def heaviest(self, words: Iterable[tuple[str, float]], count: int) -> list[tuple[int, float]]:
        """Rows with the summed weights of words they share: the ``count`` largest sums, and any that equal these."""
        found = []
        for word, weight in words:
            listed = self._rows.get(word)
            if listed is not None and len(listed) <= _LONGEST:
                found.append(np.frombuffer(listed, np.int32))
                self._sums[found[-1]] += weight
        if not found:
            return []
        rows = np.unique(np.concatenate(found))
        sums = self._sums[rows]
        self._sums[rows] = 0.0
        if len(rows) > count:
            kept = sums >= np.partition(sums, -count)[-count]
            rows, sums = rows[kept], sums[kept]
        return list(zip(rows.tolist(), sums.tolist(), strict=True))
