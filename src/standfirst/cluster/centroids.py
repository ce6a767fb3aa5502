"""A growing matrix of unit centroids, one row a Story, searched exactly."""

import numpy as np
from numpy.typing import NDArray

_FIRST_ROWS = 256


class Centroids:
    """Rows are reused after ``release``. The dimension is that of the first vector."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._free: list[int] = []
        self._matrix: NDArray[np.float32] = np.zeros((_FIRST_ROWS, 0), dtype=np.float32)

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
        self._matrix[row] = 0.0
        self._names[row] = ""
        self._free.append(row)

    def set(self, row: int, vector_sum: NDArray[np.float64] | None) -> None:
        """Store the direction of a sum of vectors; None leaves the row empty."""
        if vector_sum is None:
            return
        if self._matrix.shape[1] == 0:
            self._matrix = np.zeros((len(self._matrix), len(vector_sum)), dtype=np.float32)
        length = float(np.linalg.norm(vector_sum))
        self._matrix[row] = vector_sum / length if length > 1e-9 else 0.0

    def get(self, row: int) -> NDArray[np.float32]:
        """One centroid."""
        vector: NDArray[np.float32] = self._matrix[row]
        return vector

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """Names of the ``count`` most similar rows, best first, ties in row order."""
        used = len(self._names)
        if used == 0 or self._matrix.shape[1] == 0:
            return []
        scores = self._matrix[:used] @ vector
        count = min(count, used)
        top = np.argpartition(-scores, count - 1)[:count] if count < used else np.arange(used)
        order = top[np.lexsort((top, -scores[top]))]
        return [self._names[row] for row in order if self._names[row]]
