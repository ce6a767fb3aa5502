"""Manners: few requests at a time to one site, a pause between them, and the site's robots.txt.

Time here is real time, whatever news time a replay runs at. A site is a host with its port: the sample world has many
sites on one host.
"""

import asyncio
import time
from collections import OrderedDict
from urllib.parse import urlsplit

from yarl import URL

from standfirst.collect import RobotsRules
from standfirst.collect.ports import FetchedPage, FetchRequest, Retriever
from standfirst.domain.errors import Failure

_ROBOTS_KEPT = 86400.0  # RFC 9309, 2.4: no longer than a day
_TROUBLE_KEPT = 600.0  # rules that could not be read are asked for again soon
_ROBOTS_BYTES = 2_000_000
_MOST_SITES = 5000
_LONGEST_PAUSE = 30.0  # a crawl-delay beyond that would hold up every other site's batch


class _Site:
    """One site's turn-taking and rules."""

    def __init__(self, at_once: int) -> None:
        self.slots = asyncio.Semaphore(at_once)
        self.asking = asyncio.Lock()
        self.free_at = 0.0
        self.rules: RobotsRules | None = None
        self.rules_until = 0.0


class PoliteRetriever:
    """Implements ``Retriever`` around another one. Belongs to one event loop.

    ``host_delay`` seconds lie between the starts of two requests to one site (its crawl-delay when that is longer),
    and at most ``at_once`` of them run together.
    """

    def __init__(self, inner: Retriever, *, host_delay: float = 1.0, at_once: int = 2) -> None:
        self._inner = inner
        self._delay = host_delay
        self._at_once = at_once
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    async def retrieve(self, request: FetchRequest) -> FetchedPage | Failure:
        """As the inner retriever's, when it is this request's turn; the wait does not count against its timeout."""
        site = self._site(request.url)
        async with site.slots:
            await self._wait_for_turn(site)
            return await self._inner.retrieve(request)

    async def retrieve_allowed(self, request: FetchRequest) -> FetchedPage | Failure:
        """``retrieve`` for pages that we go to by ourselves: a Failure "robots-denied" where we are not welcome, before
        or after redirects. The answer of a page that moved to a forbidden address is thrown away unread."""
        if not await self._allowed(request.url):
            return _denied(request.url)
        page = await self.retrieve(request)
        if isinstance(page, FetchedPage) and page.url != request.url and not await self._allowed(page.url):
            return _denied(page.url)
        return page

    async def robots_for(self, url: str) -> RobotsRules:
        """The rules of the site of ``url``, from the cache or fetched through the guard; kept for a day."""
        site = self._site(url)
        async with site.asking:
            if site.rules is None or time.monotonic() >= site.rules_until:
                site.rules = await self._fetch_rules(url)
                kept = _ROBOTS_KEPT if site.rules.reachable else _TROUBLE_KEPT
                site.rules_until = time.monotonic() + kept
            return site.rules

    async def _allowed(self, url: str) -> bool:
        return (await self.robots_for(url)).allows(_on_the_wire(url))

    async def _fetch_rules(self, url: str) -> RobotsRules:
        parts = urlsplit(url)
        request = FetchRequest(
            url=f"{parts.scheme}://{parts.netloc}/robots.txt", max_bytes=_ROBOTS_BYTES, timeout=20.0,
            accept="text/plain, */*;q=0.5",
        )  # fmt: skip
        answer = await self.retrieve(request)
        if isinstance(answer, FetchedPage):
            return RobotsRules.parse(answer.body, 200)
        status = answer.code.removeprefix("http-")
        return RobotsRules.parse(None, int(status) if status.isdigit() else 503)

    async def _wait_for_turn(self, site: _Site) -> None:
        asked = (site.rules.crawl_delay() if site.rules else None) or 0.0
        start = max(time.monotonic(), site.free_at)
        site.free_at = start + max(self._delay, min(asked, _LONGEST_PAUSE))
        await asyncio.sleep(max(0.0, start - time.monotonic()))

    def _site(self, url: str) -> _Site:
        key = _site_key(url)
        if key not in self._sites:
            self._sites[key] = _Site(self._at_once)
            if len(self._sites) > _MOST_SITES:
                self._sites.popitem(last=False)
        self._sites.move_to_end(key)
        return self._sites[key]


def _site_key(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _on_the_wire(url: str) -> str:
    """Percent-encoded as it will be requested, which is how robots rules compare."""
    try:
        return str(URL(url))
    except ValueError:
        return url


def _denied(url: str) -> Failure:
    return Failure(code="robots-denied", detail=f"robots.txt of {urlsplit(url).netloc} says no", permanent=True)
