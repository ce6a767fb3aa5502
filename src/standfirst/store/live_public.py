"""What all readers do, as this process knows it: new opens and pages are added when the candidates are built anew.

Web and desk rank from the same ``CandidatePool``, so that what is sent to a reader is what their page shows.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from standfirst.rank import AudienceLedger, CandidatePool
from standfirst.rank.pool import Vectors
from standfirst.rank.public import Public, Read
from standfirst.store.browse import FrontRow
from standfirst.store.public import HERE_FOR, opens_after, topics_of, vectors_of
from standfirst.store.shown import OPENED_WITHIN, pages_since

_BACK = timedelta(days=7)  # what a process that starts reads of the past
_MOST_OPENS = 20_000  # of one reading
_PAGES_EVERY = 600.0  # seconds; pages teach slowly and cost more to read
_ANEW = 86400.0  # seconds after which all is read again: what is past, and who has gone, is forgotten with it


@dataclass(slots=True)
class LivePublic:
    """The ledgers, and what has been read into them. One thread at a time.

    ``vouched``: the operator knows every reader (see ``AudienceLedger``).
    """

    vouched: bool = False
    public: Public = field(init=False)
    vectors: dict[str, Vectors] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _last: CandidatePool | None = None
    _number: int = 0
    _pages_to: datetime | None = None
    _pages_at: float = -1e9
    _born: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.public = Public(audience=AudienceLedger(vouched=self.vouched))

    def pool(self, rows: Sequence[FrontRow], now: datetime) -> CandidatePool:
        """The candidates with what all readers did until now."""
        self.refresh(now, {row.candidate.story_id: row.articles for row in rows})
        self._last = CandidatePool.build(
            [row.candidate for row in rows], now,
            audience=self.public.audience, vectors=self.vectors, coreading=self.public.coreading,
            tastes=self.public.tastes, previous=self._last,
        )  # fmt: skip
        return self._last

    def refresh(self, now: datetime, articles: Mapping[str, int]) -> None:
        """Read what is new. ``articles`` are the candidates with how many articles each has: with another number it is
        embedded anew."""
        if time.monotonic() - self._born > _ANEW:
            self._forget()
        known_by = datetime.now(UTC) - HERE_FOR
        changed = [story for story, count in articles.items() if self._counts.get(story) != count]
        self.vectors |= vectors_of(changed)
        self._counts |= {story: articles[story] for story in changed}
        opens = opens_after(self._number, now - _BACK, _MOST_OPENS, known_by=known_by)
        if opens:
            self._number = opens[-1].number
            stories = {o.story_id for o in opens}
            self.vectors |= vectors_of(stories - self.vectors.keys())
            self.public.read(
                (Read(reader_id=o.reader_id, story_id=o.story_id, at=o.at) for o in opens), topics_of(stories)
            )
        if time.monotonic() - self._pages_at > _PAGES_EVERY:
            self._pages_at = time.monotonic()
            self._judge(now, known_by)

    def _judge(self, now: datetime, known_by: datetime) -> None:
        until = now - OPENED_WITHIN
        pages = pages_since(self._pages_to or now - _BACK, until, known_by=known_by)
        self._pages_to = until
        stories = {story for page in pages for story in page.story_ids[: page.shown]}
        self.public.judged(pages, topics_of(stories), self.vectors)

    def _forget(self) -> None:
        self.public, self.vectors, self._counts = Public(audience=AudienceLedger(vouched=self.vouched)), {}, {}
        self._number, self._pages_to, self._pages_at, self._born = 0, None, -1e9, time.monotonic()
