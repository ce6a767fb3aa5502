"""The board: all active stories' scores at any moment, without scoring any of them again.

Every score fades with the same half-life, so a story's *heat*, log2(score) + scored at / half-life, says all about
its future: the order of heats is the order of scores at every moment, and score(now) = 2^(heat - now / half-life). A
refresh is one pass over one array; only stories that changed are scored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from standfirst.domain.trend import heat

_NEVER = -np.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A story as it was last scored; ``trending_until`` as in ``Trend``."""

    story_id: str
    score: float
    at: datetime
    trending_until: datetime | None = None


class TrendBoard:
    """Arrays with one row per story that grow by doubling; a row that was given up is used again."""

    def __init__(self, half_life: float) -> None:
        self._half_life = half_life
        self._row: dict[str, int] = {}
        self._ids: list[str] = []
        self._free: list[int] = []
        self._heat, self._at, self._until = (np.full(1024, _NEVER) for _ in range(3))

    def __len__(self) -> int:
        return len(self._row)

    def put(self, scored: Iterable[Scored]) -> None:
        """Take stories in, or their newest scores. A score of 0 leaves the board."""
        for one in scored:
            if one.score <= 0:
                self.drop([one.story_id])
                continue
            row = self._row_for(one.story_id)
            self._heat[row] = heat(one.score, one.at, self._half_life)
            self._at[row] = one.at.timestamp()
            self._until[row] = one.trending_until.timestamp() if one.trending_until else _NEVER

    def drop(self, story_ids: Iterable[str]) -> None:
        """Forget stories; those that are not there are no matter."""
        for story_id in story_ids:
            row = self._row.pop(story_id, None)
            if row is not None:
                self._heat[row] = self._until[row] = _NEVER
                self._free.append(row)

    def scores(self, now: datetime) -> npt.NDArray[np.float64]:
        """Scores now, by row; 0 where a row is not in use."""
        scores: npt.NDArray[np.float64] = np.exp2(self._heat[: len(self._ids)] - now.timestamp() / self._half_life)
        return scores

    def top(self, now: datetime, count: int) -> list[tuple[str, float]]:
        """The ``count`` strongest stories now with their scores, strongest first; equals by id."""
        scores = self.scores(now)
        rows = _strongest(scores, count)
        found = [(self._ids[r], float(scores[r])) for r in rows if scores[r] > 0]
        return sorted(found, key=lambda f: (-f[1], f[0]))

    def due(self, now: datetime, every: float, count: int, floor: float) -> list[str]:
        """Of the ``count`` strongest those above ``floor`` that were scored more than ``every`` seconds ago."""
        scores, since = self.scores(now), now.timestamp() - every
        return [self._ids[r] for r in _strongest(scores, count) if scores[r] > floor and self._at[r] <= since]

    def ended(self, now: datetime) -> list[str]:
        """Stories that stopped trending since this was last asked."""
        rows = np.flatnonzero((self._until > _NEVER) & (self._until <= now.timestamp()))
        self._until[rows] = _NEVER
        return [self._ids[r] for r in rows]

    def forget(self, now: datetime, floor: float) -> int:
        """Drop what faded below ``floor``; how many."""
        faded = np.flatnonzero(self.scores(now) < floor)
        gone = [self._ids[r] for r in faded if self._row.get(self._ids[r]) == r]
        self.drop(gone)
        return len(gone)

    def _row_for(self, story_id: str) -> int:
        row = self._row.get(story_id)
        if row is not None:
            return row
        if self._free:
            row = self._free.pop()
            self._ids[row] = story_id
        else:
            row = len(self._ids)
            self._ids.append(story_id)
            if row == len(self._heat):
                more = np.full(row, _NEVER)
                self._heat, self._at, self._until = (
                    np.concatenate((a, more)) for a in (self._heat, self._at, self._until)
                )
        self._row[story_id] = row
        return row


def _strongest(scores: npt.NDArray[np.float64], count: int) -> list[int]:
    if len(scores) > count:
        return [int(r) for r in np.argpartition(-scores, count)[:count]]
    return list(range(len(scores)))
