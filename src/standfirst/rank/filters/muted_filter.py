"""Takes out what the reader muted: topic, place, named thing, publisher, author, word or story."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import InterestKind
from standfirst.rank.pool import Floats, Mask, Rows
from standfirst.rank.ports import Removal
from standfirst.rank.query import Match, Query
from standfirst.rank.wording import named

_WORDS = {
    InterestKind.TOPIC: "you muted the topic {}",
    InterestKind.WORD: "you muted the word {}",
    InterestKind.PLACE: "you muted {}",
    InterestKind.THING: "you muted {}",
    InterestKind.AUTHOR: "you muted its author {}",
    InterestKind.STORY: "you muted this story",
}
_EVERYONE = "you muted everyone who reports it"


@dataclass(frozen=True, slots=True, kw_only=True)
class MutedFilter:
    """A muted publisher or author takes out only stories that nobody else carries: muting a source must not lose the
    story."""

    name: ClassVar[str] = "muted"
    wish: ClassVar[bool] = True

    def remove(self, query: Query) -> Removal:
        others = [m for m in query.mutes if m.interest.kind is not InterestKind.PUBLISHER]
        publishers = {
            m.interest.value.strip().casefold(): m for m in query.mutes if m.interest.kind is InterestKind.PUBLISHER
        }
        muted: Floats = np.zeros(len(query.pool))
        for match in publishers.values():
            muted[match.rows] += 1.0
        mask: Mask = (muted > 0) & (muted >= query.pool.publishers)
        which: Rows = np.zeros(len(query.pool), dtype=np.intp)
        for at, match in reversed(list(enumerate(others, 1))):  # the first that takes a row out is its reason
            rows = self._rows(match, query)
            mask[rows], which[rows] = True, at
        return Removal(mask, (_EVERYONE, *(_WORDS[m.interest.kind].format(named(m.interest)) for m in others)), which)

    def _rows(self, match: Match, query: Query) -> Rows:
        if match.interest.kind is not InterestKind.AUTHOR:
            return match.rows
        return match.rows[query.pool.publishers[match.rows] <= 1]
