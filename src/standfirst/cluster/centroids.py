"""A growing matrix of unit centroids, one row a Story, searched exactly, or nearly so in less time.

Searching one vector at a time reads the whole matrix from memory for each; ``look_ahead`` searches a batch at once and
remembers the answers, and ``nearest`` corrects them for the rows that changed since: still exact.
"""

import math

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.pruning import FEWEST_PER_ANSWER, Outlines, top_rows

_FIRST_ROWS = 256
_FEWEST_TO_PRUNE = 4096  # below this the whole product is as fast
# Chosen 2026-11-28 on 100,000 rows of benchmarks/news.py, whose variance falls off as that of article vectors does.
# Exact: of 128, 160, 192 and 224 directions the fastest. Projected: of 64, 80 and 96 with shares .4 to .5 the fastest
# that found more than .998 of the eight best, whether 8 or 24 are asked for.
_EXACT = (160, 1.0)  # directions, and the share of the rest's bound that is believed
_PROJECTED = (80, 0.5)


class Centroids:
    """Rows are reused after ``release``. The dimension is that of the first vector."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._free: list[int] = []
        self._matrix: NDArray[np.float32] = np.zeros((_FIRST_ROWS, 0), dtype=np.float32)
        self._ahead: dict[bytes, NDArray[np.int64]] = {}
        self._changed: set[int] = set()
        self._outlines = Outlines(*_EXACT)

    def project(self, on: bool) -> None:
        """Search in less time and nearly exactly (what is lost is measured in ``benchmarks``), or exactly again."""
        self._outlines = Outlines(*(_PROJECTED if on else _EXACT))

    def take(self, name: str) -> int:
        """A zero row for ``name``."""
        if self._free:
            row = self._free.pop()
            self._names[row] = name
            return row
        self._names.append(name)
        if len(self._names) > len(self._matrix):
            self._matrix = np.vstack([self._matrix, np.zeros_like(self._matrix)])
        return len(self._names) - 1

    def release(self, row: int) -> None:
        """Give a row back."""
        self._write(row, np.zeros(self._matrix.shape[1], dtype=np.float32))
        self._names[row] = ""
        self._free.append(row)

    def set(self, row: int, vector_sum: NDArray[np.float64] | None) -> None:
        """Store the direction of a sum of vectors; None leaves the row empty."""
        if vector_sum is None:
            return
        if self._matrix.shape[1] == 0:
            self._matrix = np.zeros((len(self._matrix), len(vector_sum)), dtype=np.float32)
        length = float(np.linalg.norm(vector_sum))
        unit = vector_sum / length if 1e-9 < length < math.inf else np.zeros_like(vector_sum)  # so no NaN comes in
        self._write(row, unit.astype(np.float32))

    def name(self, row: int) -> str:
        """Whose row it is."""
        return self._names[row]

    def get(self, row: int) -> NDArray[np.float32]:
        """One centroid."""
        vector: NDArray[np.float32] = self._matrix[row]
        return vector

    def look_ahead(self, vectors: NDArray[np.float32], count: int) -> None:
        """Search a batch (one row a vector) now, for ``nearest`` to use until the next batch."""
        self._ahead, self._changed = {}, set()
        if len(self._names) <= count or self._matrix.shape[1] != vectors.shape[1]:
            return
        for vector, rows in zip(vectors, self._search(vectors, count), strict=True):
            self._ahead[vector.tobytes()] = rows

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """Names of the ``count`` most similar rows, best first, ties in row order."""
        used = len(self._names)
        if used == 0 or self._matrix.shape[1] != len(vector):
            return []
        rows = self._remembered(vector, count)
        if rows is None:
            rows = self._search(vector[None, :], min(count, used))[0]
        return [self._names[row] for row in self._best(vector, rows, count) if self._names[row]]

    def _remembered(self, vector: NDArray[np.float32], count: int) -> NDArray[np.int64] | None:
        """What was found ahead, with every row that changed since; None when too few unchanged answers are left."""
        rows = self._ahead.get(vector.tobytes())
        if rows is None or not self._changed:
            return rows
        changed = np.fromiter(self._changed, dtype=np.int64)
        kept = rows[~np.isin(rows, changed)]
        return np.concatenate([kept, changed]) if len(kept) >= count else None

    def _best(self, vector: NDArray[np.float32], rows: NDArray[np.int64], count: int) -> NDArray[np.int64]:
        scores = self._matrix[rows] @ vector
        return rows[np.lexsort((rows, -scores))][:count]

    def _search(self, vectors: NDArray[np.float32], count: int) -> list[NDArray[np.int64]]:
        """For each vector a set of rows that holds its ``count`` best."""
        if len(self._names) >= max(_FEWEST_TO_PRUNE, FEWEST_PER_ANSWER * count):
            return self._outlines.search(self._matrix, len(self._names), vectors, count)
        return top_rows(self._matrix[: len(self._names)], vectors, count)

    def _write(self, row: int, vector: NDArray[np.float32]) -> None:
        self._matrix[row] = vector
        self._changed.add(row)
        self._outlines.note(row)
