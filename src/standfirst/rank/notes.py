"""Notes: what filters took out, put into words only where somebody looks; a mute takes out more than a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from standfirst.domain.ranking import Removed
from standfirst.rank.pool import CandidatePool
from standfirst.rank.ports import Removal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Notes(Sequence[Removed]):
    """The rows that went, with the filter that took each; reads like a tuple of ``Removed``."""

    pool: CandidatePool
    rows: tuple[tuple[int, str, Removal], ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Removed: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Removed]: ...

    def __getitem__(self, at: int | slice) -> Removed | Sequence[Removed]:
        if isinstance(at, slice):
            return tuple(self._note(*row) for row in self.rows[at])
        return self._note(*self.rows[at])

    def _note(self, row: int, component: str, removal: Removal) -> Removed:
        return self.pool.removed(row, component, removal.reason(row))
