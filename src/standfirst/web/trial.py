"""The sample of readers' pages that is kept to learn from."""

import time
from datetime import datetime

from standfirst.domain.ranking import Slate
from standfirst.rank.packing import pack_page
from standfirst.rank.tracing import trace_page
from standfirst.store.live_weights import MadeFor
from standfirst.web.pool import FrontPool

_ONE_IN = 1800.0  # seconds in which a reader's pages are kept once: a reload is no new page
_MOST_KNOWN = 20_000  # readers whose last kept page is remembered
_kept_at: dict[str, float] = {}


def page_to_keep(made: MadeFor, pool: FrontPool, slate: Slate, now: datetime) -> tuple[str, bytes]:
    """(arm, packed page) to keep for evaluation, of a slate that was made so; ("", b"") while the reader's last kept
    one is too new."""
    at, reader = time.monotonic(), made.reader.reader_id
    if not slate.items or at - _kept_at.get(reader, -1e9) < _ONE_IN:
        return "", b""
    if len(_kept_at) >= _MOST_KNOWN:
        _kept_at.clear()
    _kept_at[reader] = at
    page = trace_page(
        made.reader, pool.candidates, slate, now=now, configuration=made.configuration, arm=made.arm
    )  # fmt: skip
    return made.arm, pack_page(page)


def forget_when_kept(reader_id: str) -> None:
    """Let go of a reader who was erased."""
    _kept_at.pop(reader_id, None)


def forget_kept_pages() -> None:
    """Keep the next page of everybody; for tests."""
    _kept_at.clear()
