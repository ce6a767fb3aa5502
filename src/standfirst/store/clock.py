"""The news clock as a row, read by desk and web; real time where no row was ever written."""

import time
from datetime import UTC, datetime

from standfirst.domain.clock import NewsTime
from standfirst.store.models import NewsClock

_FRESH_FOR = 1.0  # seconds a process may use the row it read last
_cache: tuple[float, NewsTime | None] = (-10.0, None)


def now() -> datetime:
    """News time now, aware UTC."""
    real = datetime.now(UTC)
    line = news_time()
    return line.at(real) if line else real


def speed() -> float:
    """News seconds per real second."""
    line = news_time()
    return line.speed if line else 1.0


def news_time() -> NewsTime | None:
    """The line news time runs on; None means real time."""
    global _cache
    read_at, line = _cache
    if time.monotonic() - read_at > _FRESH_FOR:
        row = NewsClock.objects.filter(pk=1).first()
        line = NewsTime(real_anchor=row.real_anchor, news_anchor=row.news_anchor, speed=row.speed) if row else None
        _cache = (time.monotonic(), line)
    return line


def set_news_time(line: NewsTime) -> None:
    """Put news time on a new line, for every process within a second."""
    NewsClock.objects.update_or_create(
        pk=1,
        defaults={"real_anchor": line.real_anchor, "news_anchor": line.news_anchor, "speed": line.speed},
    )
    forget_cached_time()


def forget_cached_time() -> None:
    """Read the row again at the next call."""
    global _cache
    _cache = (-10.0, None)
