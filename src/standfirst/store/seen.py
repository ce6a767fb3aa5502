"""Which cards a reader was shown, visit by visit.

A card that was shown a moment ago is not old news: who opens a story and comes back finds the page as it was. So a card
counts as seen from the next visit on, and what it says is new stands for the whole visit (decision 034).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

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

    def before(self, now: datetime) -> tuple[int, int]:
        """(visits that are over at ``now``, the Revision that news is told against)."""
        if now - self.visit_at >= VISIT:
            return self.times, self.revision
        return self.times - 1, self.earlier


def first_shown(revision: int, at: datetime) -> Showing:
    """A card's first showing."""
    return Showing(times=1, revision=revision, earlier=revision, visit_at=at, last_at=at)


def showing_of(row: SeenStory) -> Showing:
    """A row's showings; a row of before there were visits has no ``visit_at``, and its visit is over."""
    return Showing(
        times=row.times, revision=row.revision, earlier=row.earlier, visit_at=row.visit_at or row.last_at - VISIT,
        last_at=row.last_at,
    )  # fmt: skip


def seen_before(reader_id: str, now: datetime) -> dict[str, tuple[int, int]]:
    """Story -> (visits that are over in which it was shown, the Revision that news is told against)."""
    return {row.story_id: showing_of(row).before(now) for row in _lately(reader_id, now)}


def shown_until(reader_id: str, now: datetime) -> dict[str, int]:
    """Story -> newest Revision that was shown, this visit included."""
    return {row.story_id: row.revision for row in _lately(reader_id, now)}


def _lately(reader_id: str, now: datetime) -> list[SeenStory]:
    return list(SeenStory.objects.filter(reader_id=reader_id, last_at__gte=now - _SEEN_FOR))
