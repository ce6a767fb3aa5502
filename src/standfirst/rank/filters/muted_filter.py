"""Takes out what the reader muted: topic, publisher, word, place or story."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from standfirst.domain.ranking import InterestKind
from standfirst.rank.pool import Floats, Mask
from standfirst.rank.ports import Removal
from standfirst.rank.query import Match, Query
from standfirst.rank.wording import named

_WORDS = {
    InterestKind.TOPIC: "you muted the topic {}",
    InterestKind.WORD: "you muted the word {}",
    InterestKind.PLACE: "you muted {}",
    InterestKind.STORY: "you muted this story",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MutedFilter:
    """A muted publisher takes out only stories that nobody else carries: muting a source must not lose the story."""

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
        for match in others:
            mask[match.rows] = True
        reasons = _reasons(others)
        return Removal(mask, lambda row: reasons.get(row, "you muted everyone who reports it"))


def _reasons(matches: list[Match]) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for match in reversed(matches):
        reasons.update(dict.fromkeys(match.rows.tolist(), _WORDS[match.interest.kind].format(named(match.interest))))
    return reasons
