"""CoReading: who read this also read that, counted over stories and never over readers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

LAST = 10  # reads before one that count as read together with it; by hand
WITHIN = 3 * 86400.0  # seconds
PRIOR = 10.0  # what a cosine's root is held up by, so that one pair of reads is no likeness; by hand


@dataclass(slots=True, kw_only=True)
class CoReading:
    """Pairs of stories read by one reader within three days, and each story's reads. The pairs name nobody."""

    pairs: dict[str, dict[str, float]] = field(default_factory=dict)
    reads: dict[str, float] = field(default_factory=dict)

    def read(self, before: Sequence[tuple[str, datetime]], story_id: str, at: datetime) -> None:
        """A reader who read ``before`` (oldest first) now read this story."""
        self.reads[story_id] = self.reads.get(story_id, 0.0) + 1.0
        for other, when in before[-LAST:]:
            if other != story_id and (at - when).total_seconds() <= WITHIN:
                for one, two in ((story_id, other), (other, story_id)):
                    row = self.pairs.setdefault(one, {})
                    row[two] = row.get(two, 0.0) + 1.0

    def likeness(self, story_id: str) -> Mapping[str, float]:
        """Other stories with a shrunk cosine of co-reading, 0..1 (item-based neighbours, Sarwar et al. 2001)."""
        own, beside = self.reads.get(story_id, 0.0), self.pairs.get(story_id, {})
        return {
            other: min(1.0, count / math.sqrt(own * self.reads.get(other, 0.0) + PRIOR))
            for other, count in list(beside.items())  # another thread may add to it meanwhile
        }


NO_COREADING = CoReading()
