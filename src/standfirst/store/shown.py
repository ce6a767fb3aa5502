"""Shown pages: a sample of what readers were shown and how it was ranked, and what they then opened.

``body`` is opaque here: the rank room packs and reads it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.domain.ranking import InteractionKind
from standfirst.store.models import Interaction, ShownPage

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


def shown_since(since: datetime) -> Iterator[ShownRow]:
    """Pages from ``since`` on, reader by reader, oldest first."""
    pages = ShownPage.objects.filter(at__gte=since).order_by("reader_id", "at", "id")
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


def forget_shown(now: datetime) -> int:
    """Drop pages older than they may be kept; how many."""
    return int(ShownPage.objects.filter(at__lt=now - KEPT).delete()[0])


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
