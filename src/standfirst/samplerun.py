"""Playing the sample world on this desk: its sources, its news clock, its end."""

from datetime import UTC, datetime, timedelta

from standfirst.domain.clock import NewsTime
from standfirst.domain.source import Source
from standfirst.sample import feed_address, load_world
from standfirst.store import clock
from standfirst.store.feeds import add_source
from standfirst.store.settings import get_setting, set_setting
from standfirst.supervise import free_port, port_is_free

_DAYS_AT_ONCE = timedelta(days=3)
_LENGTH = timedelta(days=4)
_POLL_CEILING = 5.0  # real seconds between two polls of a feed: five news minutes at 60 x


def prepare_sample(speed: float) -> int:
    """Put the sample's sources and news clock in place; the port its sites have to be served at.

    The first time, day four begins now, at today's midnight of news time. Later it goes on where it stopped.
    """
    start = get_setting("sample_start")
    port = int(get_setting("sample_port", 0))
    if not port or not port_is_free("127.0.0.1", port):
        port = free_port()
    if start is None:
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        start = (today - _DAYS_AT_ONCE).isoformat()
        set_setting("sample_start", start)
    set_setting("sample_port", port)
    set_setting("poll_ceiling", _POLL_CEILING)
    for publisher in load_world().publishers:
        add_source(
            Source(
                id=publisher.id, name=publisher.name, owner=publisher.owner, site=publisher.site(port),
                language=publisher.language, topics=tuple(publisher.topics),
            ),
            [feed_address(publisher, port)],
        )  # fmt: skip
    _set_clock(datetime.fromisoformat(start), speed)
    return port


def end_of_world_passed() -> None:
    """Let news time run as real time again once the fourth day is over. Cheap enough to ask every second."""
    line, start = clock.news_time(), get_setting("sample_start")
    if line is None or start is None or line.speed == 1.0:
        return
    now = datetime.now(UTC)
    if line.at(now) >= datetime.fromisoformat(start) + _LENGTH:
        clock.set_news_time(NewsTime(real_anchor=now, news_anchor=line.at(now)))
        set_setting("poll_ceiling", 60.0)


def _set_clock(start: datetime, speed: float) -> None:
    beat = get_setting("heartbeat")
    news = datetime.fromisoformat(beat["news"]) if beat else start + _DAYS_AT_ONCE
    news = max(news, start + _DAYS_AT_ONCE)
    over = news >= start + _LENGTH
    clock.set_news_time(NewsTime(real_anchor=datetime.now(UTC), news_anchor=news, speed=1.0 if over else speed))
