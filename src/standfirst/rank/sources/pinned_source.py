"""What the editors pinned."""

from dataclasses import dataclass
from typing import ClassVar

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedSource:
    """Proposes the editors' pins."""

    name: ClassVar[str] = "pinned"

    def propose(self, query: Query) -> Mask:
        return query.pool.pinned
