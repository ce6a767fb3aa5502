"""Finding and trying a feed by address: what ``source add`` and ``source check`` share. Fetches at once, politely."""

from dataclasses import dataclass
from datetime import datetime

from standfirst.adapters.http import NetworkPolicy, PoliteOutside
from standfirst.collect import ParsedFeed, discover_feeds, parse_feed
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure
from standfirst.settings import get_settings

_MOST_TRIED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that answered and parsed."""

    url: str
    site: str
    title: str
    language: str
    format: str
    items: int
    newest: datetime | None


def find_feeds(url: str) -> tuple[FoundFeed, ...] | Failure:
    """The feed at ``url``, or those that the page there names; a Failure says what was found instead."""
    settings = get_settings()
    policy = NetworkPolicy(
        allow_loopback=settings.allow_loopback,
        extra_ports=settings.extra_ports,
        user_agent_url=settings.user_agent_url,
    )
    outside = PoliteOutside(policy, host_delay=0.2)
    try:
        return _find(outside, url if "://" in url else f"https://{url}")
    finally:
        outside.close()


def _find(outside: PoliteOutside, url: str) -> tuple[FoundFeed, ...] | Failure:
    page = _get(outside, [url])[0]
    if isinstance(page, Failure):
        return page
    parsed = _parse(page)
    if isinstance(parsed, ParsedFeed):
        return (_found(page, parsed),)
    named = discover_feeds(page.body, page.url)[:_MOST_TRIED]
    pages = [p for p in _get(outside, [d.url for d in named]) if isinstance(p, FetchedPage)]
    feeds = tuple(_found(p, f) for p in pages if isinstance(f := _parse(p), ParsedFeed) and f.items)
    return feeds[:1] or Failure(code="no-feed", detail="neither a feed nor a page that names one")


def _get(outside: PoliteOutside, urls: list[str]) -> list[FetchedPage | Failure]:
    requests = [FetchRequest(url=u, headers={}, max_bytes=8_000_000, timeout=20.0, accept="*/*") for u in urls]
    return outside.fetch(requests, obey_robots=False)


def _parse(page: FetchedPage) -> ParsedFeed | Failure:
    return parse_feed(page.body, url=page.url, content_type=page.headers.get("content-type", ""))


def _found(page: FetchedPage, feed: ParsedFeed) -> FoundFeed:
    times = [i.published_at for i in feed.items if i.published_at]
    return FoundFeed(
        url=page.permanent_url or page.url, site=feed.site or page.url, title=feed.title, language=feed.language,
        format=feed.format, items=len(feed.items), newest=max(times, default=None),
    )  # fmt: skip
