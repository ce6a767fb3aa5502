"""Public: what all readers together did, from opens and kept pages as they come in. The sums name no reader."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np

from standfirst.rank.audience import AudienceLedger
from standfirst.rank.coreading import LAST, CoReading
from standfirst.rank.examination import usual_places
from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Vectors
from standfirst.rank.tastes import TasteLedger

PAGES_A_DAY = 4  # pages with an open of one reader that judge stories; by hand
MOST_READERS = 5000  # whose last reads are remembered, so that co-reading sees what came before
_HISTORY = 20  # reads whose mean is a reader's vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reader opened a story."""

    reader_id: str
    story_id: str
    at: datetime


@dataclass(slots=True, kw_only=True)
class Public:
    """Three ledgers, fed in the order of time; a reader's last reads are kept only to pair them with the next one.

    A reader counts once a story, and ``PAGES_A_DAY`` pages a day, so that many acts of one account are worth no more
    than a few. ``counted`` holds hashes of (reader, story), as long as the ledgers live.
    """

    audience: AudienceLedger = field(default_factory=AudienceLedger)
    coreading: CoReading = field(default_factory=CoReading)
    tastes: TasteLedger = field(default_factory=TasteLedger)
    last: "OrderedDict[str, list[tuple[str, datetime]]]" = field(default_factory=OrderedDict)
    counted: set[int] = field(default_factory=set)
    _day: date = date.min
    _pages: Counter[str] = field(default_factory=Counter)

    def read(self, reads: Iterable[Read], topics_of: Mapping[str, tuple[str, ...]]) -> None:
        """Opens, oldest first."""
        for one in reads:
            if (mark := hash((one.reader_id, one.story_id))) in self.counted:
                continue
            self.counted.add(mark)
            self.audience.visited(one.story_id, one.at, topics_of.get(one.story_id, ()))
            before = self.last.pop(one.reader_id, [])
            self.coreading.read(before, one.story_id, one.at)
            self.last[one.reader_id] = [*before, (one.story_id, one.at)][-max(LAST, _HISTORY) :]
            if len(self.last) > MOST_READERS:
                self.last.popitem(last=False)

    def judged(
        self, pages: Iterable[LoggedPage], topics_of: Mapping[str, tuple[str, ...]], vectors: Mapping[str, Vectors]
    ) -> None:
        """Kept pages whose opens are in, oldest first. A place far down is looked at less (``usual_places``)."""
        for page in pages:
            if not page.opened.any() or self._has_said_enough(page):
                continue
            shown = page.story_ids[: page.shown]
            opened = frozenset(story for story, was in zip(shown, page.opened[: page.shown], strict=True) if was)
            looks = zip(shown, usual_places(page.shown).tolist(), strict=True)
            new = {story: look for story, look in looks if hash((page.reader_id, story, "judged")) not in self.counted}
            self.audience.judged([(s, topics_of.get(s, ())) for s in new], opened & new.keys(), list(new.values()))
            self.counted.update(hash((page.reader_id, story, "judged")) for story in opened)
            if (own := self._vector(page, vectors)) is not None:
                self.tastes.judged(own, shown, opened)

    def _has_said_enough(self, page: LoggedPage) -> bool:
        """Whether the page's reader has been counted often enough that day."""
        if page.at.date() != self._day:
            self._day, self._pages = page.at.date(), Counter()
        self._pages[page.reader_id] += 1
        return self._pages[page.reader_id] > PAGES_A_DAY

    def _vector(self, page: LoggedPage, vectors: Mapping[str, Vectors]) -> Vectors | None:
        """The mean of what the page's reader had read before it; None without any."""
        before = [vectors[s] for s, at in self.last.get(page.reader_id, ()) if at <= page.at and s in vectors]
        return np.asarray(np.mean(before[-_HISTORY:], axis=0), dtype=np.float32) if before else None
