"""Curve: from one signal's number to what it adds to a score, as straight pieces between knots."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MOST_KNOTS = 64
MOST_VALUE = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Rising ``knots`` and the ``values`` there; flat outside. It is moved so that a signal of 0, which says nothing,
    adds nothing: what a card gains is then told by the sign of the signal. Compared by identity: it is a cache key."""

    knots: Floats
    values: Floats

    @classmethod
    def through(cls, knots: npt.ArrayLike, values: npt.ArrayLike) -> "Curve":
        """Checks what comes from outside. Raises ValueError when it is no curve."""
        x, y = np.asarray(knots, dtype=np.float64), np.asarray(values, dtype=np.float64)
        if x.ndim != 1 or x.shape != y.shape or not 2 <= len(x) <= MOST_KNOTS:
            raise ValueError(f"a curve has 2 to {MOST_KNOTS} knots with one value each")
        if not (np.isfinite(x).all() and np.isfinite(y).all() and (np.diff(x) > 0).all()):
            raise ValueError("a curve's knots are finite and rise, its values are finite")
        if np.abs(y).max() > MOST_VALUE:
            raise ValueError(f"a curve stays within -{MOST_VALUE:g}..{MOST_VALUE:g}")
        return cls(x, y - np.interp(0.0, x, y))

    def at(self, signal: Floats) -> Floats:
        """The value at each number of ``signal``."""
        return np.asarray(np.interp(signal, self.knots, self.values), dtype=np.float64)
