"""The sample's copies of public services, each in the service's own format, at ``http://SERVICE.localhost:PORT``.

Hacker News (the search interface that Algolia runs), Mastodon (trending links), Wikipedia (most read pages of a day),
Google Trends (RSS of a country) and Bluesky (trends). They show the sample's talk and link to its articles.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from zlib import crc32

from aiohttp import web

from standfirst.sample.outside import Hot, talked_of, views
from standfirst.sample.world import OutArticle, World, slug

_HT = "https://trends.google.com/trending/rss"
_STEADY = (("Main_Page", 4_800_000), ("Special:Search", 1_200_000), ("Tarsen", 5200), ("Lissmark", 3100), ("Tide", 640))
_BUCKETS = (100, 200, 500, 1000, 2000, 5000, 10000)
_ROBOTS = "User-agent: *\nDisallow: /private\n"

Link = Callable[[OutArticle], str]


class Services:
    """Answers for all services of ``world`` as they stand at ``now()``; ``link`` is an article's address."""

    def __init__(self, world: World, now: Callable[[], datetime], link: Link) -> None:
        self._world, self._now, self._link = world, now, link
        self._answers: dict[str, Callable[[web.Request], web.Response]] = {
            "hacker-news": self._hacker_news,
            "mastodon": self._mastodon,
            "wikipedia": self._wikipedia,
            "google-trends": self._google_trends,
            "bluesky": self._bluesky,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """Every service, as it stands before ".localhost"."""
        return tuple(self._answers)

    def answer(self, name: str, request: web.Request) -> web.Response:
        """One request to a service's host. Raises HTTPNotFound for what it does not have."""
        if request.path == "/robots.txt":
            return web.Response(text=_ROBOTS, content_type="text/plain")
        return self._answers[name](request)

    def _hot(self, service: str) -> tuple[Hot, ...]:
        return talked_of(self._world, service, self._now())

    def _address(self, hot: Hot) -> str:
        return self._link(hot.articles[0]) if hot.articles else hot.talk.link

    def _hacker_news(self, request: web.Request) -> web.Response:
        if request.path.startswith("/item"):
            return _page("A discussion", "The sample has none.")
        if request.path != "/api/v1/search" or request.query.get("tags") != "front_page":
            raise web.HTTPNotFound
        hits = [
            {
                "objectID": str(_number(hot)), "story_id": _number(hot), "title": hot.title, "url": self._address(hot),
                "author": "sample", "points": 1 + int(60 * hot.heat), "num_comments": int(25 * hot.heat),
                "created_at": hot.since.isoformat().replace("+00:00", "Z"),
                "created_at_i": int(hot.since.timestamp()), "_tags": ["story", "front_page"],
            }
            for hot in self._hot("hacker-news")
        ]  # fmt: skip
        hits.sort(key=lambda h: str(h["objectID"]))  # the real one answers in no order of rank either
        return _json({"hits": hits, "nbHits": len(hits), "page": 0, "nbPages": 1, "hitsPerPage": 30})

    def _mastodon(self, request: web.Request) -> web.Response:
        if request.path != "/api/v1/trends/links":
            raise web.HTTPNotFound
        today = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        cards = [
            {
                "url": f"{address}{'&' if '?' in address else '?'}utm_source=mastodon", "title": hot.title,
                "description": "", "type": "link", "author_name": "", "provider_name": "", "image": None,
                "language": hot.articles[0].publisher.language if hot.articles else "en",
                "history": [
                    {"day": str(int((today - timedelta(days=n)).timestamp())), "uses": str(int(14 * heat)),
                     "accounts": str(int(11 * heat))}
                    for n, heat in enumerate((hot.heat, hot.heat / 4, 0.0))
                ],
            }
            for hot in self._hot("mastodon") for address in [self._address(hot)]
        ]  # fmt: skip
        return _json(cards[: _limit(request, 10, 20)])

    def _wikipedia(self, request: web.Request) -> web.Response:
        if request.path.startswith("/wiki/"):
            return _page(request.path.removeprefix("/wiki/").replace("_", " "), "The sample's encyclopaedia is short.")
        parts = request.path.strip("/").split("/")
        if parts[:5] != ["api", "rest_v1", "metrics", "pageviews", "top"] or len(parts) != 10:
            raise web.HTTPNotFound
        project, access, *date = parts[5:]
        day = _day(date)
        if day is None or project != "en.wikipedia" or day + timedelta(days=1) > self._now():
            raise web.HTTPNotFound(text=json.dumps({"status": 404, "type": "not_found"}))
        talk = [(t.name.replace(" ", "_"), views(self._world, t, day)) for t in self._world.talk if "wikipedia" in t.on]
        listed = sorted((*_STEADY, *talk), key=lambda row: (-row[1], row[0]))
        rows = [{"article": title, "views": count, "rank": n} for n, (title, count) in enumerate(listed, 1)]
        item = {"project": project, "access": access, "year": date[0], "month": date[1], "day": date[2]}
        return _json({"items": [{**item, "articles": rows}]})

    def _google_trends(self, request: web.Request) -> web.Response:
        if request.path != "/trending/rss":
            raise web.HTTPNotFound
        here = escape(str(request.url))
        items = "".join(self._search(hot, here) for hot in self._hot("google-trends"))
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:ht="{_HT}" '
            f'version="2.0"><channel><title>Daily Search Trends</title><description>Recent searches</description>'
            f'<link>{here}</link><atom:link href="{here}" rel="self" type="application/rss+xml"/>\n{items}'
            "</channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml")

    def _search(self, hot: Hot, here: str) -> str:
        bucket = max((b for b in _BUCKETS if b <= 400 * hot.heat), default=_BUCKETS[0])
        news = "".join(
            f"<ht:news_item><ht:news_item_title>{escape(a.title)}</ht:news_item_title><ht:news_item_snippet/>"
            f"<ht:news_item_url>{escape(self._link(a))}</ht:news_item_url>"
            f"<ht:news_item_source>{escape(a.publisher.name)}</ht:news_item_source></ht:news_item>"
            for a in hot.articles[:2]
        )
        return (
            f"<item><title>{escape(hot.talk.name.lower())}</title><ht:approx_traffic>{bucket}+</ht:approx_traffic>"
            f"<description/><link>{here}</link><pubDate>{format_datetime(hot.since)}</pubDate>{news}</item>\n"
        )

    def _bluesky(self, request: web.Request) -> web.Response:
        if request.path.startswith("/profile/"):
            return _page("A feed", "The sample has no posts.")
        if request.path != "/xrpc/app.bsky.unspecced.getTrends":
            raise web.HTTPNotFound
        trends: list[dict[str, object]] = [
            {
                "topic": slug(hot.talk.name), "displayName": hot.talk.name, "status": "hot" if hot.heat > 2 else None,
                "link": f"/profile/trending.bsky.app/feed/{_number(hot)}", "postCount": int(90 * hot.heat),
                "startedAt": hot.since.isoformat().replace("+00:00", "Z"), "category": "news", "actors": [],
            }
            for hot in self._hot("bluesky")
        ]  # fmt: skip
        return _json({"trends": trends[: _limit(request, 10, 25)]})


def _json(value: object) -> web.Response:
    return web.json_response(value, headers={"Cache-Control": "max-age=60"})


def _page(title: str, line: str) -> web.Response:
    text = f"<!DOCTYPE html><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(line)}</p>"
    return web.Response(text=text, content_type="text/html")


def _number(hot: Hot) -> int:
    return crc32(hot.talk.name.encode()) % 90_000_000 + 10_000_000


def _limit(request: web.Request, default: int, most: int) -> int:
    wanted = request.query.get("limit", "")
    return max(1, min(int(wanted), most)) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else default


def _day(parts: list[str]) -> datetime | None:
    try:
        return datetime(int(parts[0]), int(parts[1]), int(parts[2]), tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
