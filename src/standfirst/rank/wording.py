"""The few phrases that components share when they speak to readers."""

from datetime import UTC, datetime

from standfirst.domain.ranking import Interest, InterestKind


def named(interest: Interest) -> str:
    """An interest as a sentence names it: words in quotation marks, topics and places with a capital,
    the names of publishers, authors and things as they are."""
    value = interest.value.strip()
    if interest.kind is InterestKind.WORD:
        return f"“{value}”"
    if interest.kind is InterestKind.STORY:
        return "this story"
    return value[:1].upper() + value[1:] if interest.kind in (InterestKind.TOPIC, InterestKind.PLACE) else value


def clock(at: datetime, now: datetime) -> str:
    """A moment in UTC: "09:40 UTC" on the day of ``now``, else "28 November, 09:40 UTC"."""
    at, now = at.astimezone(UTC), now.astimezone(UTC)
    return f"{at:%H:%M} UTC" if at.date() == now.date() else f"{at:%-d %B, %H:%M} UTC"


def ago(seconds: float) -> str:
    """A distance in time, rounded down: "just now", "5 minutes ago", "2 hours ago", "3 days ago"."""
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        count = int(seconds // length)
        if count >= 1:
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
