"""The rows of a large matrix that are most similar to a vector, by looking closely at the few that can be.

Rows and vectors are turned into the directions in which the rows vary most. What two of them have in common in the
first directions, plus the product of the lengths of what is left of both, is never less than their scalar product
(Cauchy and Schwarz), so a row whose bound is lower than the true products of ``count`` others cannot be among the best:
exact, at a third of the arithmetic. The idea is FEXIPRO's (Li, Chan, Yiu and Mamoulis, SIGMOD 2017).
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Places = NDArray[np.int64]

_BLOCK = 32  # rows whose best score stands for them: the k best rows lie in the k best blocks
_STRIPE = 1024  # rows multiplied at a time, so that they and their bounds stay in the cache
FEWEST_PER_ANSWER = 2 * _BLOCK  # rows there must be for every row that is asked for
_SAMPLE = 8192  # rows that the directions are read from
_MOST = 1 / 16  # of all rows; where more could be among the best, the whole product is quicker
_ROUNDING = 1e-6  # of a squared length, and more than float32 loses: a bound may be too high, never too low


class Outlines:
    """For every row of a matrix its part in the first directions and, in the last column, the length of the rest.

    ``directions`` counts both. The directions are read when there are none, when the matrix has grown, and when as many
    rows were written as there were: news moves on. ``share`` (1: exact) of the rest's product is believed; the rest of
    two vectors seldom points the same way, so that half of it loses next to nothing.
    """

    def __init__(self, directions: int, share: float = 1.0) -> None:
        self._directions, self._share = directions, np.float32(share)
        self._basis: Rows = np.zeros((0, 0), dtype=np.float32)
        self._outlines: Rows = np.zeros((0, 0), dtype=np.float32)
        self._changed: set[int] = set()
        self._written = 0

    def note(self, row: int) -> None:
        """A row was written; it is read at the next search."""
        self._changed.add(row)
        self._written += 1

    def search(self, matrix: Rows, used: int, vectors: Rows, count: int) -> list[Places]:
        """For each vector the ``count`` rows of highest scalar product among the first ``used``, in no order."""
        self._refresh(matrix, used)
        queries = self._outlined(vectors)
        queries[:, -1] *= self._share
        bounds, peaks = _bounds(self._outlines[:used], np.ascontiguousarray(queries.T))
        least = np.array([
            _least(matrix, vector, bounds, peaks[:, column], column, count) for column, vector in enumerate(vectors)
        ], dtype=np.float32)  # fmt: skip
        chosen = list(_at_least(bounds[:used], least))
        unpruned = [place for place, rows in enumerate(chosen) if len(rows) > used * _MOST]
        if unpruned:
            for place, rows in zip(unpruned, top_rows(matrix[:used], vectors[unpruned], count), strict=True):
                chosen[place] = rows
        return [_best(matrix, vector, rows, count) for vector, rows in zip(vectors, chosen, strict=True)]

    def _refresh(self, matrix: Rows, used: int) -> None:
        if len(self._outlines) != len(matrix) or self._written >= used:
            self._basis, self._written = _directions(matrix[:used], self._directions - 1), 0
            self._outlines = np.zeros((len(matrix), self._basis.shape[1] + 1), dtype=np.float32)
            self._read(matrix, [range(start, min(start + _SAMPLE, used)) for start in range(0, used, _SAMPLE)])
        elif self._changed:
            self._read(matrix, [self._changed])
        self._changed.clear()

    def _read(self, matrix: Rows, parts: Iterable[Iterable[int]]) -> None:
        for part in parts:
            rows = np.fromiter(part, dtype=np.int64)
            self._outlines[rows] = self._outlined(matrix[rows])

    def _outlined(self, rows: Rows) -> Rows:
        found = np.empty((len(rows), self._basis.shape[1] + 1), dtype=np.float32)
        first = np.matmul(rows, self._basis, out=found[:, :-1])
        rest = np.einsum("ij,ij->i", rows, rows) - np.einsum("ij,ij->i", first, first)
        found[:, -1] = np.sqrt(np.maximum(rest, 0.0) + _ROUNDING)
        return found


def _directions(rows: Rows, count: int) -> Rows:
    """The ``count`` orthonormal directions of most variance, one a column."""
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    _, axes = np.linalg.eigh((sample.T @ sample).astype(np.float64))
    return np.ascontiguousarray(axes[:, -count:], dtype=np.float32)


def _bounds(outlines: Rows, queries: Rows) -> tuple[Rows, Rows]:
    """Bounds of every row (filled up to whole blocks) by every query, and the highest of each block."""
    used, many = len(outlines), queries.shape[1]
    blocks = -(-used // _BLOCK)
    bounds = np.empty((blocks * _BLOCK, many), dtype=np.float32)
    bounds[used:] = -np.inf
    peaks = np.empty((blocks, many), dtype=np.float32)
    for start in range(0, used, _STRIPE):  # rows times queries: a third faster than the other way round
        stripe = bounds[start : start + _STRIPE]
        np.matmul(outlines[start : start + _STRIPE], queries, out=stripe[: used - start])
        first = start // _BLOCK
        stripe.reshape(-1, _BLOCK, many).max(axis=1, out=peaks[first : first + len(stripe) // _BLOCK])
    return bounds, peaks


def _least(matrix: Rows, vector: Rows, bounds: Rows, peaks: Rows, column: int, count: int) -> np.float32:
    """What ``count`` rows reach at least: the true products of the most promising rows of the best blocks."""
    best = np.argpartition(peaks, -2 * count)[-2 * count :]
    rows = best * _BLOCK + bounds.reshape(-1, _BLOCK, bounds.shape[1])[best, :, column].argmax(axis=1)
    scores = matrix[rows] @ vector
    reached: np.float32 = np.partition(scores, -count)[-count]
    return reached


def _at_least(bounds: Rows, least: Rows) -> Iterator[Places]:
    """For each column the rows whose bound is not below the column's least."""
    many = len(least)
    limit = least - np.float32(_ROUNDING * 4)
    hits = np.concatenate([
        np.flatnonzero(bounds[start : start + _STRIPE] >= limit) + start * many
        for start in range(0, len(bounds), _STRIPE)
    ])  # fmt: skip
    rows, columns = np.divmod(hits, many)
    order = np.argsort(columns.astype(np.int16), kind="stable")
    ends = np.cumsum(np.bincount(columns, minlength=many))
    yield from np.split(rows[order], ends[:-1])


def _best(matrix: Rows, vector: Rows, rows: Places, count: int) -> Places:
    if len(rows) <= count:
        return rows
    return rows[np.argpartition(matrix[rows] @ vector, -count)[-count:]]


def top_rows(matrix: Rows, vectors: Rows, count: int) -> list[Places]:
    """The ``count`` rows of highest scalar product with each vector, in no order, by the whole product."""
    used, many = len(matrix), len(vectors)
    if used <= count:
        return [np.arange(used)] * many
    blocks = -(-used // _BLOCK)
    scores = np.full((blocks * _BLOCK, many), -np.inf, dtype=np.float32)
    queries = np.ascontiguousarray(vectors.T)
    for start in range(0, used, _STRIPE):  # rows times queries: a third faster than the other way round
        np.matmul(matrix[start : start + _STRIPE], queries, out=scores[start : min(start + _STRIPE, used)])
    if blocks <= count:
        return [np.argpartition(-row, count - 1)[:count] for row in scores.T]
    peaks = scores.reshape(blocks, _BLOCK, many).max(axis=1)
    best = np.argpartition(-peaks, count - 1, axis=0)[:count]
    found = []
    for column, chosen in enumerate(best.T):
        rows = (chosen[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
        found.append(rows[np.argpartition(-scores[rows, column], count - 1)[:count]])
    return found
