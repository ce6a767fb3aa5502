"""Impressions: what was shown to whom. Kept in memory and written in batches by one thread, so that a page never
waits for a write lock; what the queue held is flushed at exit. A crash may lose the last second: no one needs it."""

import atexit
import queue
import threading
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import DatabaseError, transaction

from standfirst.store.connection import fresh_connection
from standfirst.store.models import Reader, ShownPage, Story
from standfirst.store.seen import VISIT, Showing, note_showings

log = structlog.get_logger("standfirst.store")
_MOST_WAITING = 20_000  # pages; above this new ones are dropped, since showing pages matters more
_BATCH = 500
_PAUSE = 0.5  # seconds between two commits


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
        note_showings(_showings([page for page in batch if page.reader_id in readers], stories))
        ShownPage.objects.bulk_create(
            [ShownPage(reader_id=p.reader_id, at=p.at, arm=p.arm[:40], body=p.page) for p in batch if _kept(p, readers)]
        )


def _kept(page: Impression, readers: set[str]) -> bool:
    return bool(page.page) and page.reader_id in readers


def _showings(pages: Sequence[Impression], stories: AbstractSet[str]) -> list[Showing]:
    """Each card's pages, oldest first, in the order of readers and stories."""
    found: dict[tuple[str, str], list[Showing]] = defaultdict(list)
    for page in pages:
        for story_id, revision in page.cards:
            if story_id in stories:
                runs, first = found[page.reader_id, story_id], page.at
                if runs and runs[-1].revision == revision and page.at - runs[-1].first < VISIT:
                    first = runs.pop().first
                runs.append(
                    Showing(reader_id=page.reader_id, story_id=story_id, revision=revision, first=first, last=page.at)
                )
    return [run for key in sorted(found) for run in found[key]]


def _write_guarded(batch: Sequence[Impression]) -> None:
    try:
        save_impressions(batch)
    except DatabaseError as error:  # a busy or stopping database: the pages went out, only the memory of them is lost
        log.warning("impressions.lost", pages=len(batch), error=type(error).__name__)


impressions = ImpressionWriter()
