"""Which cards a reader was shown, visit by visit.

A card that was shown a moment ago is not old news: who opens a story and comes back finds the page as it was. So a card
counts as seen from the next visit on, and what it says is new stands for the whole visit (decision 034).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, When

from standfirst.store.models import SeenStory

VISIT = timedelta(hours=1)  # from a card's first showing; by hand, 2026-11-29
_SEEN_FOR = timedelta(days=3)  # a card shown longer ago is as good as new
# A visit that goes on keeps its beginning and what news is told against: in a card's first visit its first Revision,
# else the last of the visit before. A card that is as good as new begins anew. By hand, since the ORM knows no
# conditions here.
_NOTE = """
INSERT INTO store_seenstory (reader_id, story_id, times, revision, earlier, visit_at, last_at)
VALUES (%s, %s, 1, %s, %s, %s, %s)
ON CONFLICT (reader_id, story_id) DO UPDATE SET
times = CASE WHEN store_seenstory.last_at < %s THEN 1 WHEN store_seenstory.visit_at > %s THEN store_seenstory.times
ELSE store_seenstory.times + 1 END,
earlier = CASE WHEN store_seenstory.last_at < %s THEN excluded.revision
WHEN store_seenstory.visit_at > %s THEN store_seenstory.earlier ELSE store_seenstory.revision END,
visit_at = CASE WHEN store_seenstory.visit_at > %s THEN store_seenstory.visit_at ELSE excluded.visit_at END,
revision = excluded.revision, last_at = excluded.last_at
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A card on one or more pages of one visit, all with one Revision (0: sources only); moments are news time."""

    reader_id: str
    story_id: str
    revision: int
    first: datetime
    last: datetime


def note_showings(showings: Iterable[Showing]) -> None:
    """Add showings to what is known, oldest first; of readers and stories that exist. Give them in the order of reader
    and story, so that two processes never wait for each other."""
    stored = connection.ops.adapt_datetimefield_value
    rows = [
        (
            s.reader_id,
            s.story_id,
            s.revision,
            s.revision,
            stored(s.first),
            stored(s.last),
            *(stored(s.first - _SEEN_FOR), stored(s.first - VISIT)) * 2,
            stored(s.first - VISIT),
        )
        for s in showings
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_NOTE, rows)


def seen_before(reader_id: str, now: datetime) -> dict[str, tuple[int, int]]:
    """Story -> (visits that are over in which it was shown, the Revision that news is told against). By the database:
    a profile is loaded for every reader, with up to thousands of these rows."""
    goes_on = Q(visit_at__gt=now - VISIT)  # never of a row of before there were visits
    visits = Case(When(goes_on, then=F("times") - 1), default=F("times"), output_field=IntegerField())
    against = Case(When(goes_on, then=F("earlier")), default=F("revision"), output_field=IntegerField())
    rows = _lately(reader_id, now).values_list("story_id", visits, against)
    return {story: (times, revision) for story, times, revision in rows}


def shown_until(reader_id: str, now: datetime) -> dict[str, int]:
    """Story -> newest Revision that was shown, this visit included."""
    return dict(_lately(reader_id, now).values_list("story_id", "revision"))


def move_seen(gone: str, into: str, now: datetime) -> None:
    """Carry what one reader was shown over to another: one person from now on. The visits of both add up, and one that
    goes on for both is the same visit."""
    mine = {row.story_id: row for row in SeenStory.objects.filter(reader_id=into)}
    for row in SeenStory.objects.filter(reader_id=gone):
        own = mine.get(row.story_id)
        if own is None:
            SeenStory.objects.filter(pk=row.pk).update(reader_id=into)
        else:
            _join(own, row, now)
            own.save()


def _join(own: SeenStory, row: SeenStory, now: datetime) -> None:
    older, newer = sorted((own, row), key=lambda r: r.last_at)
    if older.last_at < now - _SEEN_FOR <= newer.last_at:  # as good as new to whom it was shown long ago
        own.times, own.revision, own.earlier = newer.times, newer.revision, newer.earlier
        own.visit_at, own.last_at = newer.visit_at, newer.last_at
        return
    before, later = sorted((own, row), key=lambda r: r.visit_at or r.last_at)
    goes_on = all(r.visit_at is not None and r.visit_at > now - VISIT for r in (own, row))
    earlier = later.earlier if goes_on else max(later.earlier, before.revision)
    own.times, own.revision = own.times + row.times - goes_on, max(own.revision, row.revision)
    own.earlier, own.visit_at, own.last_at = earlier, later.visit_at, newer.last_at


def _lately(reader_id: str, now: datetime) -> QuerySet[SeenStory]:
    return SeenStory.objects.filter(reader_id=reader_id, last_at__gte=now - _SEEN_FOR)
