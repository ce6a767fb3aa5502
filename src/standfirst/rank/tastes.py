"""TasteLedger: what those who opened a story usually read, against those who were shown it and did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

PRIOR = 3.0  # readers that no taste at all counts for, so that no story mirrors one reader; by hand

Vector = npt.NDArray[np.float32]


@dataclass(slots=True, kw_only=True)
class TasteLedger:
    """Per story sums of reader vectors (mean of the vectors of what a reader read), without names.

    ``opened`` and ``passed`` hold (count, sum); ``everybody`` the same over all pages. A story with one opener holds
    that reader's mean: where the ledger is stored, it is reader data and expires. The idea is the two-towers' of
    retrieval without its training: a story lies where its readers lie.
    """

    opened: dict[str, tuple[float, Vector]] = field(default_factory=dict)
    passed: dict[str, tuple[float, Vector]] = field(default_factory=dict)
    everybody: tuple[float, Vector] | None = None

    def judged(self, reader: Vector, shown: Sequence[str], opened: frozenset[str]) -> None:
        """One page of a reader with this vector: stories shown, stories opened."""
        self.everybody = _added(self.everybody, reader)
        for story in shown:
            side = self.opened if story in opened else self.passed
            side[story] = _added(side.get(story), reader)

    def usual(self) -> Vector | None:
        """The vector of the usual reader, None before any."""
        return self.everybody[1] / np.float32(self.everybody[0]) if self.everybody else None

    def of(self, stories: Sequence[str], width: int) -> Vector:
        """Rows that point to whom a story drew: openers' mean less the others' mean, each shrunk to the usual."""
        rows = np.zeros((len(stories), width), dtype=np.float32)
        usual = self.usual()
        if usual is None or len(usual) != width:
            return rows
        _lean(rows, self.opened, stories, usual, np.float32(1))
        _lean(rows, self.passed, stories, usual, np.float32(-1))
        return rows


def _added(state: tuple[float, Vector] | None, vector: Vector) -> tuple[float, Vector]:
    return (1.0, vector.copy()) if state is None else (state[0] + 1.0, state[1] + vector)


def _lean(
    rows: Vector, side: Mapping[str, tuple[float, Vector]], stories: Sequence[str], usual: Vector, sign: np.float32
) -> None:
    """Adds one side's shrunk means where it has any."""
    known = [(at, *side[story]) for at, story in enumerate(stories) if story in side]
    if known:
        places, counts, totals = zip(*known, strict=True)
        times = np.array(counts, dtype=np.float32)[:, None]
        rows[list(places)] += sign * ((np.stack(totals) - times * usual) / (times + np.float32(PRIOR)))


NO_TASTES = TasteLedger()
