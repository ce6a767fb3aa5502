"""Feed bytes -> ParsedFeed: which reader for which bytes.

JSON Feed and news sitemaps have readers of their own; RSS, RDF and Atom go to fastfeedparser and, where that finds
nothing, to feedparser, which forgives more and is 50 times slower. Never raises on a stranger's bytes.
"""

import re
from datetime import datetime

from standfirst.collect.entries import to_items
from standfirst.collect.parse_json import read_json_feed
from standfirst.collect.parse_sitemap import read_sitemap
from standfirst.collect.parse_xml import read_xml_feed
from standfirst.collect.plain import plain_text
from standfirst.collect.raw import RawFeed
from standfirst.collect.tidy import tidy
from standfirst.domain.errors import Failure
from standfirst.domain.source import ParsedFeed

_ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_FEED_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,20}:)?(?:rss|feed|rdf)[\s>]", re.I)
_LONGEST_TTL = 86400.0


def parse_feed(body: bytes, *, url: str, content_type: str = "", now: datetime | None = None) -> ParsedFeed | Failure:
    """Items of a feed in its own order. ``url`` is where it was found and the base of relative links.

    ``now`` sorts out dates of the far future. A feed without entries is a ParsedFeed without items; bytes that are no
    feed are a Failure: "not-a-feed", "html-page", "empty" or "bad-feed", with words for the operator.
    """
    data = tidy(body, content_type)
    if not data:
        return Failure(code="empty", detail="the answer has no content")
    raw = _read(data, url)
    if isinstance(raw, Failure):
        return raw
    return ParsedFeed(
        title=plain_text(raw.title, 300),
        items=to_items(raw.entries, raw.base or url, now),
        site=raw.site,
        language=raw.language.strip()[:35],
        ttl=None if raw.ttl is None else min(raw.ttl, _LONGEST_TTL),
        hub=raw.hub,
        format=raw.format,
        skip_hours=raw.skip_hours,
    )


def _read(data: bytes, url: str) -> RawFeed | Failure:
    if data[:1] in (b"{", b"["):
        return read_json_feed(data, url)
    root = _root_name(data)
    if root in ("urlset", "sitemapindex"):
        return read_sitemap(data, url)
    if root == "html" and not _FEED_ROOT.search(data):
        return Failure(code="html-page", detail="this is an HTML page, not a feed")
    return read_xml_feed(data, url)


def _root_name(data: bytes) -> str:
    found = _ROOT.search(data[:20_000])
    return found.group(1).decode("ascii", "replace").lower() if found else ""
