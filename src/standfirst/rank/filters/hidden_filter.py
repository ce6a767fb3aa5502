"""Takes out single stories that the reader hid."""

from dataclasses import dataclass
from typing import ClassVar

from standfirst.rank.ports import Removal
from standfirst.rank.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFilter:
    """Takes out hidden stories."""

    name: ClassVar[str] = "hidden"
    wish: ClassVar[bool] = True

    def remove(self, query: Query) -> Removal:
        return Removal(query.mask_of(query.hidden_rows), ("you hid this story",))
