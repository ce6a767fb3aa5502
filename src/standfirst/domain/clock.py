"""Two clocks. News time is what "now" means for freshness, trends and pages; real time is for leases and politeness."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Gives aware UTC times. Called by desk and web; stations get ``now`` as an argument."""

    def now(self) -> datetime: ...


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsTime:
    """News time as a line: ``news_anchor`` at ``real_anchor``, then running at ``speed`` (1.0 = real time)."""

    real_anchor: datetime
    news_anchor: datetime
    speed: float = 1.0

    def at(self, real: datetime) -> datetime:
        """News time at a real moment."""
        return self.news_anchor + timedelta(seconds=(real - self.real_anchor).total_seconds() * self.speed)


def require_aware(moment: datetime) -> datetime:
    """The same moment in UTC; a naive one is a bug."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)
