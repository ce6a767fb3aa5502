"""From follows and mutes to rows."""

from dataclasses import dataclass, replace
from typing import ClassVar

from standfirst.rank.query import Match, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class WishesHydrator:
    """Looks every interest up in the pool. A weight of -1 mutes; all else above or below 0 is a wish."""

    name: ClassVar[str] = "wishes"

    def hydrate(self, query: Query) -> Query:
        matches = [
            Match(interest=i, rows=query.pool.rows_for(i.kind, i.value)) for i in query.reader.interests if i.weight
        ]
        return replace(
            query,
            wishes=tuple(m for m in matches if m.interest.weight > -1.0),
            mutes=tuple(m for m in matches if m.interest.weight <= -1.0),
        )
