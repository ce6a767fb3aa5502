"""Playing the sample world on this desk: its sources, its outside, its news clock, its sites, its end."""

import signal
import threading
from datetime import UTC, datetime, timedelta

from standfirst.domain.clock import NewsTime
from standfirst.domain.source import Source
from standfirst.sample import SampleSites, World, load_world, played
from standfirst.sample.sites import Sites
from standfirst.store import clock
from standfirst.store.connectors import list_connectors, switch_connector
from standfirst.store.feeds import add_source
from standfirst.store.settings import get_setting, set_setting
from standfirst.supervise import free_port, port_is_free

_LENGTH = timedelta(days=4)
_POLL_CEILING = 5.0  # real seconds between two polls of a feed: five news minutes at 60 x
_CALM_CEILING = 60.0  # once the world is over


def prepare_sample(speed: float) -> int:
    """Put the sample's sources, outside services and news clock in place; the port its sites have to be served at.

    The first time, day four begins now, at today's midnight of news time. Later it goes on where it stopped.
    """
    port = int(get_setting("sample_port", 0))
    if not port:
        port = free_port()
        set_setting("sample_port", port)
    elif not port_is_free("127.0.0.1", port):
        raise OSError(f"port {port}, where the sample world's sites live, is taken; is another desk running?")
    world = _start_or_resume(speed)
    sites = SampleSites(world, clock.now, port).sites
    for publisher in world.publishers:
        add_source(
            Source(
                id=publisher.id, name=publisher.name, owner=publisher.owner, site=sites.address(publisher),
                language=publisher.language, topics=publisher.topics, country=publisher.country,
            ),
            [sites.feed_address(publisher)],
        )  # fmt: skip
    listen_outside(sites)
    return port


def listen_outside(sites: Sites) -> None:
    """Listen to the sample's copies of public services. An operator who switched one off keeps it off."""
    if list_connectors():
        return
    at = sites.service_address
    for name, settings in (
        ("hacker-news", {"address": at("hacker-news"), "pages": at("hacker-news")}),
        ("mastodon", {"instances": at("mastodon")}),
        ("wikipedia", {"address": at("wikipedia"), "pages": f"{at('wikipedia')}/wiki"}),
        ("google-trends", {"address": at("google-trends"), "countries": "XT"}),
        ("bluesky", {"address": at("bluesky"), "pages": at("bluesky")}),
    ):
        switch_connector(name, on=True, settings=settings)


def serve_sites(port: int) -> None:
    """Serve the world's sites on this desk's news clock until INT or TERM."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    line = [clock.news_time()]  # read here and not by the sites, whose loop must not wait for a database

    def now() -> datetime:
        real = datetime.now(UTC)
        return line[0].at(real) if line[0] else real

    sites = SampleSites(_world(), now, port).start()
    while not stop.wait(1.0):
        line[0] = clock.news_time()
    sites.stop()


def end_of_world_passed() -> None:
    """Let news time run as real time again once the fourth day is over. Cheap enough to ask every second."""
    line, start = clock.news_time(), get_setting("sample_start")
    now = datetime.now(UTC)
    if line and start and line.speed != 1.0 and line.at(now) >= datetime.fromisoformat(start) + _LENGTH:
        clock.set_news_time(NewsTime(real_anchor=now, news_anchor=line.at(now)))
        set_setting("poll_ceiling", _CALM_CEILING)


def _start_or_resume(speed: float) -> World:
    real = datetime.now(UTC)
    if get_setting("sample_start") is None:
        world, line = played(load_world(), real, speed=speed)
        set_setting("sample_start", world.start.isoformat())
        set_setting("poll_ceiling", _POLL_CEILING)
    else:
        world = _world()
        beat = get_setting("heartbeat")  # the desk's last sign of life: what came later never happened here
        news = datetime.fromisoformat(beat["news"]) if beat else clock.now()
        line = NewsTime(real_anchor=real, news_anchor=news, speed=speed if news < world.start + _LENGTH else 1.0)
    clock.set_news_time(line)
    return world


def _world() -> World:
    return load_world().starting(datetime.fromisoformat(get_setting("sample_start")))
