"""When a digest is due: a reader's hour on their own clock, through changes to and from summer time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_SATURDAY = 5
_LOOKED_AHEAD = 8  # days: a weekly slot is at most seven away


class Often(StrEnum):
    """How often a reader wants a digest; nobody gets one unasked."""

    OFF = "off"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """``hour`` 0..23 in ``zone`` (an IANA name); ``weekday`` 0 is Monday and counts for weekly digests only."""

    often: Often = Often.OFF
    hour: int = 7
    weekday: int = 0
    zone: str = "UTC"

    def on(self, day: date) -> bool:
        """Whether there is a digest on a local day."""
        if self.often is Often.WEEKLY:
            return day.weekday() == self.weekday
        return self.often is Often.DAILY or (self.often is Often.WEEKDAYS and day.weekday() < _SATURDAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One digest to be: ``key`` is the local day, so that no change of hour makes two of one day; ``at`` aware UTC."""

    key: str
    at: datetime


def next_slot(schedule: Schedule, after: datetime) -> Slot | None:
    """The first slot later than ``after`` (aware UTC), None when there is none to come.

    An hour that summer time leaves out is the moment the clocks jump to; one that comes twice is its first (PEP 495).
    """
    zone = zone_of(schedule.zone)
    for day in _days(after.astimezone(zone).date()):
        at = datetime.combine(day, time(schedule.hour), zone).astimezone(UTC)
        if at > after and schedule.on(day):
            return Slot(key=day.isoformat(), at=at)
    return None


def slot_at(schedule: Schedule, at: datetime) -> Slot:
    """The slot that was planned for ``at``."""
    return Slot(key=at.astimezone(zone_of(schedule.zone)).date().isoformat(), at=at)


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(_LOOKED_AHEAD + 1))


def zone_of(name: str) -> ZoneInfo:
    """A zone by name; UTC for a name that this machine does not know (any more)."""
    return ZoneInfo(name if name in zone_names() else "UTC")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """The zones a reader can choose, by name, UTC first; without the aliases that have no place in their name."""
    found = sorted(n for n in available_timezones() if "/" in n and not n.startswith(("Etc/", "SystemV/", "posix/")))
    return ("UTC", *found)
