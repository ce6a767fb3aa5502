"""Takes out stories that have not moved for days."""

from dataclasses import dataclass
from typing import ClassVar

from standfirst.rank.ports import Removal
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleFilter:
    """Takes out what was last updated more than ``days`` ago; an editor's pin stays."""

    days: float = 4.0
    name: ClassVar[str] = "stale"
    wish: ClassVar[bool] = False

    def remove(self, query: Query) -> Removal:
        pool = query.pool
        if self not in pool.shared:
            pool.shared[self] = (pool.updated < pool.now.timestamp() - self.days * 86400) & ~pool.pinned
        return Removal(pool.shared[self], (f"not updated for more than {self.days:g} days",))
