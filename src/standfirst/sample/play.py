"""Plays the world: fastens it to the calendar, runs its sites on loopback, knows which article is of which story."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType

from aiohttp import web

from standfirst.domain.clock import NewsTime, RealClock
from standfirst.sample.load import DAYS, load_world
from standfirst.sample.sites import Sites
from standfirst.sample.world import World

HOST = "127.0.0.1"
DEFAULT_PORT = 8090


def played(world: World, real: datetime, *, speed: float = 60.0, everything: bool = False) -> tuple[World, NewsTime]:
    """The world fastened to the calendar, and the news time that plays it from the real moment ``real`` on.

    Normally the world's last day is the date of ``real``, and news time starts at its midnight and runs ``speed``
    times as fast: three days are out at once, the fourth happens while one looks. With ``everything`` the last day is
    the day before and news time is real time.
    """
    if everything:
        return world.starting(real - timedelta(days=DAYS)), NewsTime(real_anchor=real, news_anchor=real)
    placed = world.starting(real - timedelta(days=DAYS - 1))
    return placed, NewsTime(real_anchor=real, news_anchor=placed.moment(DAYS), speed=speed)


def gold(world: World) -> dict[str, str]:
    """Article id -> story id, the truth that clustering is held to. An article's id ends its page's address."""
    return {article.id: article.story for article in world.articles}


def article_id(url: str) -> str:
    """The id of the article at an address of a sample site, old or new."""
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]


class SampleSites:
    """The running sites. ``port`` 0 takes a free one; the real one is in ``port`` once started.

    ``start`` and ``stop`` run them in a thread with a loop of its own; in a running loop use ``async with``.
    """

    def __init__(self, world: World, now: Callable[[], datetime], port: int = DEFAULT_PORT) -> None:
        self.sites = Sites(world, now, port=port)
        self._runner: web.AppRunner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return self.sites.port

    @property
    def opml_url(self) -> str:
        """Where all feeds are listed."""
        return f"http://localhost:{self.port}/opml"

    async def __aenter__(self) -> "SampleSites":
        runner = web.AppRunner(self.sites.application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.sites.port).start()
        except OSError:
            await runner.cleanup()
            raise
        self.sites.port = int(runner.addresses[0][1])
        self._runner = runner
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def start(self) -> "SampleSites":
        """Serves from a daemon thread. Raises OSError when the port is taken."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sample-sites", daemon=True)
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self.__aenter__(), self._loop).result(timeout=10)
        except OSError:
            self._end_thread()
            raise
        return self

    def stop(self) -> None:
        """Stops serving and ends the thread; harmless when not started."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self.__aexit__(None, None, None), self._loop).result(timeout=10)
            self._end_thread()

    def _end_thread(self) -> None:
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()
        self._loop = self._thread = None


def serve_forever(
    *,
    speed: float = 60.0,
    everything: bool = False,
    port: int = DEFAULT_PORT,
    announce: Callable[[str], None] = lambda line: None,
) -> None:
    """Plays the shipped world until interrupted (Ctrl-C); ``announce`` gets lines for the person who started it."""
    clock = RealClock()
    world, news = played(load_world(), clock.now(), speed=speed, everything=everything)
    sites = SampleSites(world, lambda: news.at(clock.now()), port).start()
    announce(f"{len(world.publishers)} sites, news time {news.news_anchor:%Y-%m-%d %H:%M} UTC at speed {news.speed:g}")
    announce(f"feeds: {sites.opml_url}")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        announce("stopped")
    finally:
        sites.stop()
