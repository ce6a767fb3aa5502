"""What all readers do, as this process knows it: new opens and pages are added when the candidates are built anew."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog

from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import unpack_page
from standfirst.rank.pool import Vectors
from standfirst.rank.public import Public, Read
from standfirst.store.public import opens_after, topics_of, vectors_of
from standfirst.store.shown import OPENED_WITHIN, shown_since

log = structlog.get_logger("standfirst.web")

_BACK = timedelta(days=7)  # what a process that starts reads of the past
_MOST_OPENS = 20_000  # of one reading
_PAGES_EVERY = 600.0  # seconds; pages teach slowly and cost more to read
_HERE_FOR = timedelta(days=1)  # how long a reader must have been here before what they open moves others' pages


@dataclass(slots=True)
class LivePublic:
    """The ledgers, and what has been read into them."""

    public: Public = field(default_factory=Public)
    vectors: dict[str, Vectors] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _number: int = 0
    _pages_to: datetime | None = None
    _pages_at: float = -1e9

    def refresh(self, now: datetime, articles: Mapping[str, int]) -> None:
        """Read what is new. ``articles`` are the candidates with how many articles each has: with another number it is
        embedded anew."""
        changed = [story for story, count in articles.items() if self._counts.get(story) != count]
        self.vectors |= vectors_of(changed)
        self._counts |= {story: articles[story] for story in changed}
        opens = opens_after(self._number, now - _BACK, _MOST_OPENS, known_by=datetime.now(UTC) - _HERE_FOR)
        if opens:
            self._number = opens[-1].number
            stories = {o.story_id for o in opens}
            self.vectors |= vectors_of(stories - self.vectors.keys())
            self.public.read(
                (Read(reader_id=o.reader_id, story_id=o.story_id, at=o.at) for o in opens), topics_of(stories)
            )
        if time.monotonic() - self._pages_at > _PAGES_EVERY:
            self._pages_at = time.monotonic()
            self._judge(now)

    def _judge(self, now: datetime) -> None:
        until = now - OPENED_WITHIN
        pages = _readable(self._pages_to or now - _BACK, until)
        self._pages_to = until
        stories = {story for page in pages for story in page.story_ids[: page.shown]}
        self.public.judged(pages, topics_of(stories), self.vectors)


def _readable(since: datetime, until: datetime) -> list[LoggedPage]:
    pages = []
    for row in shown_since(since, until) if since < until else ():
        try:
            pages.append(unpack_page(row.body, reader_id=row.reader_id, at=row.at, arm=row.arm, opened=row.opened))
        except ValueError as error:
            log.warning("rank.page_unreadable", at=row.at.isoformat(), error=str(error))
    return sorted(pages, key=lambda page: page.at)
