"""Notes: what filters took out, put into words only where somebody looks; a mute takes out more than a page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

from standfirst.domain.ranking import Removed
from standfirst.rank.pool import CandidatePool, Rows
from standfirst.rank.ports import Removal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Notes(Sequence[Removed]):
    """The rows that each filter took, in the order of the filters; reads like a tuple of ``Removed``."""

    pool: CandidatePool
    taken: tuple[tuple[str, Removal, Rows], ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __len__(self) -> int:
        return sum(len(rows) for _, _, rows in self.taken)

    def __iter__(self) -> Iterator[Removed]:
        for name, removal, rows in self.taken:
            for row in rows.tolist():
                yield self.pool.removed(row, name, removal.reason(row))

    @overload
    def __getitem__(self, at: int) -> Removed: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Removed]: ...

    def __getitem__(self, at: int | slice) -> Removed | Sequence[Removed]:
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return tuple(islice(self, start, stop, step)) if step > 0 else tuple(self)[at]
        return next(islice(self, range(len(self))[at], None))

    def reasons(self) -> dict[str, int]:
        """How many each reason took out."""
        counts: dict[str, int] = {}
        for _, removal, rows in self.taken:
            for reason, count in removal.counts(rows).items() if len(rows) else ():
                counts[reason] = counts.get(reason, 0) + count
        return counts
