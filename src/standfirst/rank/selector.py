"""The last step: as many stories as the page has room for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from standfirst.rank.ports import Placed
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSelector:
    """Takes the first ``query.size`` placed stories."""

    name: ClassVar[str] = "first"

    def select(self, query: Query, placed: Iterator[Placed]) -> tuple[Placed, ...]:
        return tuple(islice(placed, max(0, query.size)))
