"""Every publisher of the world as a web site of its own, by host name: ``http://PUBLISHER.localhost:PORT/``.

One aiohttp application tells the sites apart by the Host header. Beside the publishers stand copies of public services
that show what people talk of (``services``). Any other host is the base host: it lists the
publishers and gives all feeds as OPML at /opml. What is out depends on the news clock handed in; waiting and rate
limits are in real seconds.
"""

import asyncio
import gzip
import time
from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from html import escape

from aiohttp import web

from standfirst.sample import feeds, pages
from standfirst.sample.services import Services
from standfirst.sample.world import OutArticle, Publisher, World, slug

SLOW_SECONDS = 1.2
RATE_REQUESTS, RATE_SECONDS, RETRY_AFTER = 6, 10.0, 3  # a desk with one second between requests meets it now and then
_ROBOTS = "User-agent: *\nDisallow: /search\n"
_NO_AI_AGENTS = "".join(
    f"User-agent: {agent}\n" for agent in ("GPTBot", "ClaudeBot", "CCBot", "Google-Extended", "PerplexityBot")
) + "Disallow: /\n\n"  # fmt: skip


class Sites:
    """Answers requests for all sites of ``world`` as they stand at ``now()``. ``port`` goes into every address."""

    def __init__(self, world: World, now: Callable[[], datetime], *, port: int) -> None:
        self.world, self.now, self.port = world, now, port
        self._services = Services(world, now, lambda article: self.address(article.publisher) + article.path)
        self._asked: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def application(self) -> web.Application:
        """The aiohttp application; every path goes through one handler."""
        application = web.Application()
        application.router.add_get("/{path:.*}", self.answer)
        return application

    def address(self, publisher: Publisher) -> str:
        """A site's address, without a slash at the end."""
        return f"http://{publisher.id}.localhost:{self.port}"

    def feed_address(self, publisher: Publisher) -> str:
        """The address of a site's feed."""
        return self.address(publisher) + feeds.PATHS[publisher.feed]

    def service_address(self, name: str) -> str:
        """The address of the copy of a public service, without a slash at the end."""
        return f"http://{name}.localhost:{self.port}"

    async def answer(self, request: web.Request) -> web.Response:
        """One request to any host."""
        name, _, below = request.host.partition(":")[0].partition(".")
        if below == "localhost" and name in self._services.names:
            return self._services.answer(name, request)
        publisher = self.world.publisher(name) if below == "localhost" else None
        if publisher is None:
            return self._base(request)
        if refused := self._rate_limited(publisher, request):
            return refused
        if "slow" in publisher.behaviour:
            await asyncio.sleep(SLOW_SECONDS)
        return self._site(publisher, request)

    def _base(self, request: web.Request) -> web.Response:
        if request.path == "/opml":
            return web.Response(text=self.opml(), content_type="text/x-opml")
        first = self.world.publisher(request.path.strip("/").partition("/")[0])
        if first is not None:
            raise web.HTTPFound(self.address(first) + request.path.removeprefix(f"/{first.id}"))
        if request.path != "/":
            raise web.HTTPNotFound
        rows = "".join(
            f'<li><a href="{self.address(p)}/">{escape(p.name)}</a>: {escape(p.about)}</li>'
            for p in self.world.publishers
        )
        text = f"<!DOCTYPE html><title>Sample world</title><h1>Sample world</h1><a href=/opml>OPML</a><ul>{rows}</ul>"
        return web.Response(text=text, content_type="text/html")

    def opml(self) -> str:
        """All feeds, a folder per country."""
        folders = ""
        for country in sorted({p.country for p in self.world.publishers}):
            feeds_of = "".join(
                f'<outline type="rss" text="{escape(p.name)}" title="{escape(p.name)}" '
                f'xmlUrl="{self.feed_address(p)}" htmlUrl="{self.address(p)}/"/>'
                for p in self.world.publishers
                if p.country == country
            )
            folders += f'<outline text="{escape(country)}">{feeds_of}</outline>'
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Sample world</title></head>'
            f"<body>{folders}</body></opml>"
        )

    def _site(self, publisher: Publisher, request: web.Request) -> web.Response:
        out = self.world.out(publisher, self.now())
        path, base = request.path, self.address(publisher)
        if path == "/robots.txt":
            return self._send(publisher, request, self._robots(publisher), "text/plain", out)
        if path == feeds.PATHS[publisher.feed]:
            text = feeds.feed_body(publisher, out, base, self._link)
            return self._send(publisher, request, text, feeds.TYPES[publisher.feed], out)
        if path.startswith("/images/") and path.endswith(".svg"):
            return self._image(publisher, request, out)
        if path.startswith("/news/") and (moved := _with_id(out, path.removeprefix("/news/"))):
            raise web.HTTPMovedPermanently(base + moved.path)
        return self._page(publisher, request, out)

    def _page(self, publisher: Publisher, request: web.Request, out: tuple[OutArticle, ...]) -> web.Response:
        base, topics = self.address(publisher), {slug(topic): topic for topic in publisher.topics}
        found = next((a for a in out if a.path == request.path), None)
        if found is not None:
            related = tuple(a for a in out if a is not found)[:4]
            return self._send(publisher, request, pages.article_page(found, base, related), "text/html", (found,))
        section = request.path.strip("/")
        if section and section not in topics:
            raise web.HTTPNotFound(text="Not found")
        listed = out if not section else tuple(a for a in out if slug(a.article.section) == section)
        heading = topics[section].title() if section else publisher.name
        return self._send(publisher, request, pages.list_page(publisher, base, heading, listed), "text/html", out)

    def _image(self, publisher: Publisher, request: web.Request, out: tuple[OutArticle, ...]) -> web.Response:
        article = _with_id(out, request.path.removeprefix("/images/").removesuffix(".svg"))
        if article is None:
            raise web.HTTPNotFound
        picture = pages.lead_image(article.article.id, article.article.section)
        return self._send(publisher, request, picture, "image/svg+xml", (article,))

    def _link(self, article: OutArticle) -> str:
        """What a feed entry points at: sites that moved still list the old address."""
        moved = "redirects" in article.publisher.behaviour
        return self.address(article.publisher) + (f"/news/{article.article.id}" if moved else article.path)

    def _robots(self, publisher: Publisher) -> str:
        refusals = _NO_AI_AGENTS if "opt-out-robots" in publisher.behaviour else ""
        map_line = f"Sitemap: {self.feed_address(publisher)}\n" if publisher.feed == "sitemap" else ""
        return refusals + _ROBOTS + map_line

    def _rate_limited(self, publisher: Publisher, request: web.Request) -> web.Response | None:
        if "rate-limit" not in publisher.behaviour:
            return None
        asked, moment = self._asked[publisher.id, request.remote or ""], time.monotonic()
        while asked and asked[0] < moment - RATE_SECONDS:
            asked.popleft()
        if len(asked) >= RATE_REQUESTS:
            return web.Response(status=429, text="Too many requests", headers={"Retry-After": str(RETRY_AFTER)})
        asked.append(moment)
        return None

    def _send(
        self, publisher: Publisher, request: web.Request, text: str, kind: str, about: tuple[OutArticle, ...]
    ) -> web.Response:
        """The answer with its validators; 304 where the asker has it already (RFC 9110, section 13)."""
        body = text.encode()
        changed = max((a.changed_at for a in about), default=self.world.start)
        headers = {"ETag": f'"{sha256(body).hexdigest()[:20]}"', "Last-Modified": format_datetime(changed, usegmt=True)}
        if "opt-out-meta" in publisher.behaviour:
            headers |= {"X-Robots-Tag": "noai, noimageai", "tdm-reservation": "1"}
        if _is_known(request, headers["ETag"], changed):
            return web.Response(status=304, headers=headers)
        if "gzip" in publisher.behaviour and "gzip" in request.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return web.Response(body=body, headers=headers | {"Content-Type": f"{kind}; charset=utf-8"})


def _with_id(out: tuple[OutArticle, ...], article_id: str) -> OutArticle | None:
    return next((a for a in out if a.article.id == article_id), None)


def _is_known(request: web.Request, etag: str, changed: datetime) -> bool:
    """If-None-Match decides alone where it is sent; else If-Modified-Since, at a resolution of one second."""
    if (tags := request.headers.get("If-None-Match")) is not None:
        return tags.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
    try:
        since = parsedate_to_datetime(request.headers.get("If-Modified-Since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and changed.replace(microsecond=0) <= since
