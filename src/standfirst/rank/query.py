"""Query: one reader's request while it goes down the line, and what the hydrators found out about it."""

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from standfirst.domain.ranking import Interest, ReaderProfile
from standfirst.rank.pool import CandidatePool, Floats, Mask, Rows

_NO_ROWS: Rows = np.zeros(0, dtype=np.intp)
_NO_FLOATS: Floats = np.zeros(0)
_NO_MASK: Mask = np.zeros(0, dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An interest and the rows of the pool that it speaks of."""

    interest: Interest
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Reader, pool and moment; below them what hydrators add (empty until then).

    ``wishes`` are follows, "more" and "less"; ``seen_times`` (visits that are over) and ``seen_moved`` belong to
    ``seen_rows``;
    ``read_ids`` are read or saved stories, newest first, ``saved_only`` those
    of them that were not opened, ``read_ages`` the seconds since; ``explored_rows``
    today's picks off the beaten track.
    """

    reader: ReaderProfile
    pool: CandidatePool
    now: datetime
    size: int
    wishes: tuple[Match, ...] = ()
    mutes: tuple[Match, ...] = ()
    seen_rows: Rows = field(default_factory=lambda: _NO_ROWS)
    seen_times: Floats = field(default_factory=lambda: _NO_FLOATS)
    seen_moved: Mask = field(default_factory=lambda: _NO_MASK)
    read_ids: tuple[str, ...] = ()
    read_ages: tuple[float, ...] = ()
    saved_only: frozenset[str] = frozenset()
    hidden_rows: Rows = field(default_factory=lambda: _NO_ROWS)
    explored_rows: Rows = field(default_factory=lambda: _NO_ROWS)

    @property
    def personal(self) -> float:
        """The reader's slider in tenths, held in 0..1: what is worked out once for all readers is kept by it."""
        return round(min(1.0, max(0.0, self.reader.personal)), 1)

    def mask_of(self, rows: Rows) -> Mask:
        """True at ``rows``."""
        mask: Mask = np.zeros(len(self.pool), dtype=np.bool_)
        mask[rows] = True
        return mask
