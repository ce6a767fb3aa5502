"""Today's picks off the reader's beaten track."""

from dataclasses import dataclass
from typing import ClassVar

from standfirst.rank.pool import Mask
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorationSource:
    """Proposes what the exploration hydrator drew."""

    name: ClassVar[str] = "exploration"

    def propose(self, query: Query) -> Mask:
        return query.mask_of(query.explored_rows)
