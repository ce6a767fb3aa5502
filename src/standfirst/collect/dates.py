"""Dates of feed entries: aware UTC or None."""

from datetime import UTC, datetime, timedelta

from standfirst.collect.waiting import http_date

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)  # clocks and zones are wrong by a day; beyond that the date is a mistake or bait


def entry_date(value: object, now: datetime | None = None) -> datetime | None:
    """An ISO 8601 or RFC 822 date in UTC. None when unreadable, before 1990, or more than two days after ``now``
    (without ``now``: after 2100). A date without a zone is taken as UTC."""
    if not isinstance(value, str) or not value.strip():
        return None
    moment = _read(value.strip()[:64])
    latest = _LATEST if now is None else now + _AHEAD
    return moment if moment is not None and _EARLIEST <= moment <= latest else None


def _read(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return http_date(text)
