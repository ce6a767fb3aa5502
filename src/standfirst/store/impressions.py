"""Impressions: what was shown to whom. Kept in memory and written in batches by one thread, so that a page never
waits for a write lock; what the queue held is flushed at exit. A crash may lose the last second: no one needs it."""

import atexit
import queue
import threading
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import DatabaseError, transaction

from standfirst.store.connection import fresh_connection
from standfirst.store.models import Reader, SeenStory, ShownPage, Story
from standfirst.store.seen import Showing, first_shown, showings_of

log = structlog.get_logger("standfirst.store")
_MOST_WAITING = 20_000  # pages; above this new ones are dropped, since showing pages matters more
_BATCH = 500
_PAUSE = 0.5  # seconds between two commits
_Key = tuple[str, str]  # reader, story


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """One page of cards: pairs of story id and the Revision that was shown.

    ``page`` is the packed ranking behind it where it is kept to learn from, ``arm`` the weights it had; else empty.
    """

    reader_id: str
    cards: tuple[tuple[str, int], ...]
    at: datetime
    arm: str = ""
    page: bytes = b""


class ImpressionWriter:
    """The queue and its one thread. Called by the front page after it is rendered."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Impression] = queue.Queue(_MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def add(self, impression: Impression) -> None:
        """Hand a page over; returns at once."""
        try:
            self._queue.put_nowait(impression)
        except queue.Full:
            return
        if self._thread is None:
            self._start()

    def flush(self) -> None:
        """Write everything that waits, in the calling thread."""
        while batch := self._take():
            _write_guarded(batch)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="impressions", daemon=True)
                self._thread.start()
                atexit.register(self._finish)

    def _run(self) -> None:
        while not self._stop.wait(_PAUSE):
            with fresh_connection():
                self.flush()

    def _finish(self) -> None:
        self._stop.set()
        self.flush()

    def _take(self) -> list[Impression]:
        taken: list[Impression] = []
        while len(taken) < _BATCH and not self._queue.empty():
            try:
                taken.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return taken


def save_impressions(batch: Sequence[Impression]) -> None:
    """Add a batch to the readers' seen stories, in one transaction; readers and stories that are gone are left out."""
    wanted = {story_id for page in batch for story_id, _ in page.cards}
    with transaction.atomic():
        readers = set(Reader.objects.filter(id__in={page.reader_id for page in batch}).values_list("id", flat=True))
        stories = set(Story.objects.filter(id__in=wanted).values_list("id", flat=True))
        seen = SeenStory.objects.filter(reader_id__in=readers, story_id__in=stories)
        known = showings_of(seen)
        shown = _shown([page for page in batch if page.reader_id in readers], stories, known)
        SeenStory.objects.bulk_create(
            [_row(key, showing) for key, showing in shown.items()],
            update_conflicts=True,
            unique_fields=["reader", "story"],
            update_fields=["times", "revision", "earlier", "visit_at", "last_at"],
        )
        ShownPage.objects.bulk_create(
            [ShownPage(reader_id=p.reader_id, at=p.at, arm=p.arm[:40], body=p.page) for p in batch if _kept(p, readers)]
        )


def _kept(page: Impression, readers: set[str]) -> bool:
    return bool(page.page) and page.reader_id in readers


def _shown(
    pages: Sequence[Impression], stories: AbstractSet[str], known: Mapping[_Key, Showing]
) -> dict[_Key, Showing]:
    """(reader, story) -> all its showings with these pages', oldest first."""
    found: dict[_Key, Showing] = {}
    for page in pages:
        for story_id, revision in page.cards:
            key = (page.reader_id, story_id)
            if story_id in stories:
                before = found.get(key) or known.get(key)
                found[key] = before.shown(revision, page.at) if before else first_shown(revision, page.at)
    return found


def _row(key: _Key, s: Showing) -> SeenStory:
    return SeenStory(
        reader_id=key[0], story_id=key[1], times=s.times, revision=s.revision, earlier=s.earlier, visit_at=s.visit_at,
        last_at=s.last_at,
    )  # fmt: skip


def _write_guarded(batch: Sequence[Impression]) -> None:
    try:
        save_impressions(batch)
    except DatabaseError as error:  # a busy or stopping database: the pages went out, only the memory of them is lost
        log.warning("impressions.lost", pages=len(batch), error=type(error).__name__)


impressions = ImpressionWriter()
