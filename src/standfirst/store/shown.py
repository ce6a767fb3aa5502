"""Shown pages: a sample of what readers were shown and how it was ranked, and what they then opened."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from standfirst.domain.ranking import InteractionKind
from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import unpack_page
from standfirst.store.models import Interaction, ShownPage

log = structlog.get_logger("standfirst.store")

KEPT = timedelta(days=30)
OPENED_WITHIN = timedelta(hours=6)  # a card opened later was found otherwise, or on a page shown since

_Row = tuple[str, datetime, str, bytes | memoryview]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A page with the stories that its reader opened after it and before their next."""

    reader_id: str
    at: datetime
    arm: str
    body: bytes
    opened: frozenset[str]


def pages_since(
    since: datetime, until: datetime | None = None, *, known_by: datetime | None = None
) -> list[LoggedPage]:
    """Pages from ``since`` on and before ``until``, oldest first; one that cannot be read any more is left out.

    ``known_by``: of readers only who were here by then, where pages move what others see.
    """
    pages = []
    for row in shown_since(since, until, known_by=known_by):
        try:
            pages.append(unpack_page(row.body, reader_id=row.reader_id, at=row.at, arm=row.arm, opened=row.opened))
        except ValueError as error:
            log.warning("rank.page_unreadable", at=row.at.isoformat(), error=str(error))
    return sorted(pages, key=lambda page: page.at)


def shown_since(
    since: datetime, until: datetime | None = None, *, known_by: datetime | None = None
) -> Iterator[ShownRow]:
    """The same as they are stored, reader by reader, oldest first."""
    pages = ShownPage.objects.filter(at__gte=since).order_by("reader_id", "at", "id")
    pages = pages if until is None else pages.filter(at__lt=until)
    pages = pages if known_by is None else pages.filter(reader__created_at__lte=known_by)
    opens = _opens(since)
    rows = pages.values_list("reader_id", "at", "arm", "body").iterator(chunk_size=500)
    for (reader, at, arm, body), following in _with_next(rows):
        until = at + OPENED_WITHIN
        if following is not None and following[0] == reader:
            until = min(until, following[1])
        acts = opens.get(reader, ())
        first, last = bisect_left(acts, (at, "")), bisect_right(acts, (until, ""))
        opened = frozenset(story for _, story in acts[first:last])
        yield ShownRow(reader_id=reader, at=at, arm=arm, body=bytes(body), opened=opened)


def export_pages(reader_id: str) -> list[dict[str, Any]]:
    """A reader's kept pages as JSON values: each shown story, in its place, with what each component added."""
    found = []
    for row in ShownPage.objects.filter(reader_id=reader_id).order_by("at", "id"):
        try:
            page = unpack_page(bytes(row.body), reader_id=reader_id, at=row.at, arm=row.arm, opened=frozenset())
            cards = [_card(page, place) for place in range(page.shown)]
        except ValueError:  # of another version of the desk: nothing in it can be read any more
            cards = []
        found.append({"at": row.at.isoformat(), "weights": row.arm, "cards": cards})
    return found


def _card(page: LoggedPage, place: int) -> dict[str, Any]:
    added = zip(page.components, page.values[place].tolist(), strict=True)
    return {"story": page.story_ids[place], "added": {name: round(value, 5) for name, value in added if value}}


def _opens(since: datetime) -> dict[str, list[tuple[datetime, str]]]:
    found: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    acts = Interaction.objects.filter(at__gte=since, kind=InteractionKind.OPEN.value).order_by("reader_id", "at")
    for reader, at, story in acts.values_list("reader_id", "at", "story_id").iterator(chunk_size=2000):
        found[reader].append((at, story))
    return found


def _with_next(rows: Iterator[_Row]) -> Iterator[tuple[_Row, _Row | None]]:
    before = next(rows, None)
    while before is not None:
        following = next(rows, None)
        yield before, following
        before = following
