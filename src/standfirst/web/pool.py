"""The candidates of every front page, kept per process and rebuilt when the desk changed them or a minute passed.

Building takes a tenth of a second of Python, in which other requests wait longer: so ordinary changes are taken
together every few seconds, while what was withdrawn or moved by an editor is gone at the next look.

One thread rebuilds while the others serve what there is: nobody waits but the first reader after a start.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from standfirst.rank import CandidatePool
from standfirst.settings import get_settings
from standfirst.store.browse import DeskStatus, FrontRow, desk_status, load_front
from standfirst.store.clock import now as news_now
from standfirst.store.front import front_version
from standfirst.store.live_public import LivePublic
from standfirst.web.cards import CardPieces, card_pieces, card_words

_LOOK_EVERY = 1.0  # seconds between two looks at the version
_OLD_AFTER = 60.0  # seconds after which trends have decayed enough to matter
_TOGETHER = 10.0  # least seconds between two buildings for ordinary changes
_STATUS_FOR = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPool:
    """Candidates, their rows and their cards cut where the reader's own parts go in."""

    version: tuple[int, int]
    candidates: CandidatePool
    rows: Mapping[str, FrontRow]
    cards: Mapping[str, CardPieces]


class _Kept:
    pool: FrontPool | None = None
    looked_at = built_at = -1e9
    status: tuple[float, DeskStatus | None] = (-1e9, None)
    lock, counting = Lock(), Lock()
    everybody = LivePublic(vouched=get_settings().knows_its_readers)
    when_built: Callable[[], None] = staticmethod(lambda: None)


def get_pool() -> FrontPool:
    """The pool as it is now, at most a second behind the desk."""
    at, pool = time.monotonic(), _Kept.pool
    if pool is None:
        with _Kept.lock:
            return _Kept.pool or _build(front_version(), news_now())
    if at - _Kept.looked_at >= _LOOK_EVERY and _Kept.lock.acquire(blocking=False):
        try:
            _Kept.looked_at, version = at, front_version()
            if _is_old(pool, version, at - _Kept.built_at):
                pool = _build(version, news_now())
        finally:
            _Kept.lock.release()
    return pool


def _is_old(pool: FrontPool, version: tuple[int, int], age: float) -> bool:
    """``version`` is (changes, changes to be seen at once); a page that was empty shows the first Reports at once."""
    if version[1] != pool.version[1] or age > _OLD_AFTER:
        return True
    return version[0] != pool.version[0] and (age > _TOGETHER or not pool.rows)


def _build(version: tuple[int, int], now: datetime) -> FrontPool:
    rows, before = load_front(now), _Kept.pool
    pool = FrontPool(
        version=version,
        candidates=_Kept.everybody.pool(rows, now),
        rows={r.candidate.story_id: r for r in rows},
        cards={r.candidate.story_id: _card(r, before) for r in rows},
    )
    _Kept.pool, _Kept.built_at, _Kept.looked_at = pool, time.monotonic(), time.monotonic()
    _Kept.when_built()
    return pool


def when_built(do: Callable[[], None]) -> None:
    """What this process does after each building."""
    _Kept.when_built = do


def _card(row: FrontRow, before: FrontPool | None) -> CardPieces:
    """Cut anew only where the card may say something else than before."""
    story = row.candidate.story_id
    known = before.rows.get(story) if before else None
    if before and known and card_words(known) == card_words(row):
        return before.cards[story]
    return card_pieces(row)


def get_status() -> DeskStatus:
    """The desk's status, about three seconds old at most: one thread counts anew while the others have the last one."""
    at, status = _Kept.status
    if status is None:
        return _count()
    if time.monotonic() - at > _STATUS_FOR and _Kept.counting.acquire(blocking=False):
        try:
            return _count()
        finally:
            _Kept.counting.release()
    return status


def _count() -> DeskStatus:
    status = desk_status()
    _Kept.status = (time.monotonic(), status)
    return status


def forget_removals() -> None:
    """Let go of why stories were left out of readers' pages: some of it names what a reader muted."""
    if _Kept.pool:
        _Kept.pool.candidates.removals.clear()


def forget_pool() -> None:
    """Build again at the next request; for tests and after a withdrawal."""
    _Kept.pool, _Kept.looked_at, _Kept.built_at, _Kept.status = None, -1e9, -1e9, (-1e9, None)
    _Kept.everybody = LivePublic(vouched=get_settings().knows_its_readers)
