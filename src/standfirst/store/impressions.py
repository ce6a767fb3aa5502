"""Impressions: what was shown to whom. Kept in memory and written in batches by one thread, so that a page never
waits for a write lock; what the queue held is flushed at exit. A crash may lose the last second: no one needs it."""

import atexit
import queue
import threading
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import DatabaseError, connection, transaction

from standfirst.store.connection import fresh_connection
from standfirst.store.models import Reader, ShownPage, Story

log = structlog.get_logger("standfirst.store")
_MOST_WAITING = 20_000  # pages; above this new ones are dropped, since showing pages matters more
_BATCH = 500
_PAUSE = 0.5  # seconds between two commits
# Written in the order of readers and stories, so that two processes never wait for each other.
_SEEN = """
INSERT INTO store_seenstory (reader_id, story_id, times, revision, last_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (reader_id, story_id) DO UPDATE SET
times = store_seenstory.times + excluded.times, revision = excluded.revision, last_at = excluded.last_at
"""


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
    times: dict[str, Counter[str]] = defaultdict(Counter)
    newest: dict[str, dict[str, tuple[int, datetime]]] = defaultdict(dict)
    for page in batch:
        times[page.reader_id].update([story for story, _ in page.cards])
        newest[page.reader_id].update({story: (revision, page.at) for story, revision in page.cards})
    as_stored, shown = connection.ops.adapt_datetimefield_value, set[str]().union(*times.values())
    with transaction.atomic():
        readers = set(Reader.objects.filter(id__in=list(times)).values_list("id", flat=True))
        stories = set(Story.objects.filter(id__in=shown).values_list("id", flat=True))
        rows = [
            (reader, story, count, newest[reader][story][0], as_stored(newest[reader][story][1]))
            for reader in sorted(readers)
            for story, count in sorted(times[reader].items())
            if story in stories
        ]
        if rows:
            with connection.cursor() as cursor:
                cursor.executemany(_SEEN, rows)
        ShownPage.objects.bulk_create(
            [ShownPage(reader_id=p.reader_id, at=p.at, arm=p.arm[:40], body=p.page) for p in batch if _kept(p, readers)]
        )


def _kept(page: Impression, readers: set[str]) -> bool:
    return bool(page.page) and page.reader_id in readers


def _write_guarded(batch: Sequence[Impression]) -> None:
    try:
        save_impressions(batch)
    except DatabaseError as error:  # a busy or stopping database: the pages went out, only the memory of them is lost
        log.warning("impressions.lost", pages=len(batch), error=type(error).__name__)


impressions = ImpressionWriter()
