"""Which cards a reader was shown, visit by visit.

A card that was shown a moment ago is not old news: who opens a story and comes back finds the page as it was. So a card
counts as seen from the next visit on, and what it says is new stands for the whole visit (decision 034).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, F, IntegerField, Q, QuerySet, When

from standfirst.store.models import SeenStory

VISIT = timedelta(hours=1)  # from a card's first showing; by hand, 2026-11-29
_SEEN_FOR = timedelta(days=3)  # a card shown longer ago is as good as new


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A card's showings to one reader: ``times`` visits, ``revision`` shown last (0: sources only), ``earlier`` the one
    that news is told against in the visit which began at ``visit_at``: the last of the visit before, in a card's first
    visit the first. Moments are news time."""

    times: int
    revision: int
    earlier: int
    visit_at: datetime
    last_at: datetime

    def shown(self, revision: int, at: datetime) -> "Showing":
        """The same with one more page."""
        if at - self.visit_at < VISIT:
            return Showing(
                times=self.times, revision=revision, earlier=self.earlier, visit_at=self.visit_at, last_at=at
            )
        return Showing(times=self.times + 1, revision=revision, earlier=self.revision, visit_at=at, last_at=at)


def first_shown(revision: int, at: datetime) -> Showing:
    """A card's first showing."""
    return Showing(times=1, revision=revision, earlier=revision, visit_at=at, last_at=at)


def _showing(times: int, revision: int, earlier: int, visit_at: datetime | None, last_at: datetime) -> Showing:
    """A row's showings; a row of before there were visits has no ``visit_at``, and its visit is over."""
    return Showing(
        times=times, revision=revision, earlier=earlier, visit_at=visit_at or last_at - VISIT, last_at=last_at
    )  # fmt: skip


def showings_of(rows: QuerySet[SeenStory]) -> dict[tuple[str, str], Showing]:
    """(reader, story) -> showings."""
    fields = ("times", "revision", "earlier", "visit_at", "last_at")
    return {(r, s): _showing(*rest) for r, s, *rest in rows.values_list("reader_id", "story_id", *fields)}


def seen_before(reader_id: str, now: datetime) -> dict[str, tuple[int, int]]:
    """Story -> (visits that are over in which it was shown, the Revision that news is told against). By the database:
    a profile is loaded for every reader, with up to thousands of these rows."""
    goes_on = Q(visit_at__gt=now - VISIT)
    visits = Case(When(goes_on, then=F("times") - 1), default=F("times"), output_field=IntegerField())
    against = Case(When(goes_on, then=F("earlier")), default=F("revision"), output_field=IntegerField())
    rows = _lately(reader_id, now).values_list("story_id", visits, against)
    return {story: (times, revision) for story, times, revision in rows}


def shown_until(reader_id: str, now: datetime) -> dict[str, int]:
    """Story -> newest Revision that was shown, this visit included."""
    return dict(_lately(reader_id, now).values_list("story_id", "revision"))


def _lately(reader_id: str, now: datetime) -> QuerySet[SeenStory]:
    return SeenStory.objects.filter(reader_id=reader_id, last_at__gte=now - _SEEN_FOR)
