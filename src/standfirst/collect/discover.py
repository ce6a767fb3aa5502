"""Feeds that a page names: link elements first, then likely anchors, then well-known paths as guesses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from standfirst.collect.links import clean_link
from standfirst.collect.plain import plain_text

_KINDS = {
    "application/rss+xml": "rss", "application/atom+xml": "atom", "application/rdf+xml": "rdf",
    "application/feed+json": "json", "application/json": "json", "application/xml": "xml", "text/xml": "xml",
}  # fmt: skip
_LIKELY = re.compile(r"(?:^|[/._\-?=])(?:rss|atom|feed|feeds|rdf)(?:[/._\-?=&]|\d|$)|\.(?:rss|atom|rdf)$", re.I)
_GUESSES = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/news-sitemap.xml")
_MOST, _MOST_ANCHORS, _LONGEST_PAGE = 30, 10, 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredFeed:
    """An address that may be a feed. ``kind`` is its announced format, "link" for an anchor, "guess" for a try."""

    url: str
    title: str
    kind: str


def discover_feeds(page: bytes, base_url: str) -> tuple[DiscoveredFeed, ...]:
    """Candidates, surest first, each address once. Guesses come last and are of the site's root."""
    tree = _tree(page[:_LONGEST_PAGE])
    found: dict[str, DiscoveredFeed] = {}
    if tree is not None:
        base = _base(tree, base_url)
        for feed in (*_announced(tree, base), *_anchors(tree, base)):
            found.setdefault(feed.url, feed)
    for path in _GUESSES:
        url = clean_link(path, base_url)
        if url:
            found.setdefault(url, DiscoveredFeed(url=url, title="", kind="guess"))
    return tuple(found.values())[:_MOST]


def _tree(page: bytes) -> html.HtmlElement | None:
    try:
        return html.fromstring(page.replace(b"\x00", b"")) if page.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError):
        return None


def _base(tree: html.HtmlElement, base_url: str) -> str:
    for element in tree.iter("base"):
        return clean_link(element.get("href") or "", base_url) or base_url
    return base_url


def _announced(tree: html.HtmlElement, base: str) -> Iterator[DiscoveredFeed]:
    for element in tree.iter("link"):
        rels = (element.get("rel") or "").lower().split()
        kind = _KINDS.get((element.get("type") or "").split(";")[0].strip().lower(), "")
        wanted = ("alternate" in rels and kind and "stylesheet" not in rels) or "feed" in rels
        url = clean_link(element.get("href") or "", base) if wanted else ""
        if url:
            yield DiscoveredFeed(url=url, title=plain_text(element.get("title") or "", 200), kind=kind or "xml")


def _anchors(tree: html.HtmlElement, base: str) -> Iterator[DiscoveredFeed]:
    count = 0
    for element in tree.iter("a"):
        href = element.get("href") or ""
        url = clean_link(href, base) if _LIKELY.search(href) else ""
        if url and count < _MOST_ANCHORS:
            count += 1
            yield DiscoveredFeed(url=url, title=plain_text(element.text_content(), 200), kind="link")
