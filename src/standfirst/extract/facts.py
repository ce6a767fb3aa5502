"""What a page says about its article beside the text: title, byline, summary, image, topics."""

import re
from urllib.parse import urljoin

from lxml.html import HtmlElement

from standfirst.domain.source import ParsedItem
from standfirst.domain.topics import known_topics
from standfirst.extract import structured
from standfirst.extract.address import clean_address
from standfirst.extract.meta import MetaTags
from standfirst.extract.sanitise import plain_text

MAX_TITLE, MAX_SUMMARY, MAX_NAME, MAX_NAMES = 400, 1_000, 80, 8
_BY = re.compile(r"^(?:written by|reported by|by|von|par|por|di|door|af|av|from)\b[:\s]+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/•·]|\b(?:and|und|et|y|with|mit)\b|&)\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"@|https?:|www\.|\d{3}|\b(?:updated|published|minutes? read|min read)\b", re.IGNORECASE)
_BYLINE_PLACES = (
    ".//*[@rel='author']", ".//*[@itemprop='author']", ".//*[contains(concat(' ', @class, ' '), ' byline ')]",
    ".//*[contains(concat(' ', @class, ' '), ' author ')]",
)  # fmt: skip
_SUFFIX = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]{2,60}\Z")


def page_title(tree: HtmlElement, node: structured.Node, meta: MetaTags, item: ParsedItem) -> str:
    """JSON-LD headline, og:title, first h1, the feed's title, <title>; without the site's name at the end."""
    site = plain_text(meta.first("og:site_name")).casefold()
    written = (structured.field(node, "headline"), meta.first("og:title"), _only_h1(tree), item.title)
    for title in map(plain_text, written):
        if title:
            return _without_site(title, site)[:MAX_TITLE]
    return _SUFFIX.sub("", plain_text(_text_of(tree, ".//title")))[:MAX_TITLE]


def byline_names(tree: HtmlElement, node: structured.Node, meta: MetaTags, item: ParsedItem) -> tuple[str, ...]:
    """People (or the agency) who wrote it, each once, without "By": JSON-LD, meta, byline elements, the feed."""
    sources = (
        structured.author_names(node),
        (*meta.all("author"), *meta.all("article:author"), *meta.all("parsely-author")),
        tuple(_text_of(tree, place) for place in _BYLINE_PLACES),
        (item.author,),
    )
    for written in sources:
        if names := _names(written):
            return names
    return ()


def lead_image(node: structured.Node, meta: MetaTags, item: ParsedItem, base: str) -> str:
    """Absolute http(s) address of the lead image, "" without one."""
    in_meta = meta.first("og:image:secure_url", "og:image", "twitter:image")
    for address in (in_meta, structured.field(node, "image", "thumbnailUrl"), item.image_url):
        try:
            found = urljoin(base, address) if address else ""
        except ValueError:
            continue
        if found.startswith(("https://", "http://")) and clean_address(found):
            return found
    return ""


def page_summary(node: structured.Node, meta: MetaTags, item: ParsedItem) -> str:
    """The publisher's own one-paragraph summary: the feed's, else the page's description."""
    written = (item.summary, structured.field(node, "description"), meta.first("og:description", "description"))
    return next((text for text in map(plain_text, written) if text), "")[:MAX_SUMMARY]


def page_topics(node: structured.Node, meta: MetaTags, item: ParsedItem) -> tuple[str, ...]:
    """The desk's topics among the feed's categories and the page's section."""
    section = (structured.field(node, "articleSection"), *meta.all("article:section"))
    return known_topics((*item.topics, *section))


def _names(written: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for text in written:
        for part in _BETWEEN_NAMES.split(_BY.sub("", plain_text(text))):
            name = _BY.sub("", part).strip(" .,-–—")
            if _is_name(name) and name.casefold() not in map(str.casefold, names):
                names.append(name)
    return tuple(names[:MAX_NAMES])


def _is_name(text: str) -> bool:
    return 1 < len(text) <= MAX_NAME and not _NO_NAME.search(text)


def _without_site(title: str, site: str) -> str:
    suffix = _SUFFIX.search(title)
    return title[: suffix.start()] if suffix and site and suffix.group().strip(" |–—·•-").casefold() == site else title


def _only_h1(tree: HtmlElement) -> str:
    """The page's heading; several level-one headings are no title."""
    headings = [" ".join(h.itertext()) for h in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else ""


def _text_of(tree: HtmlElement, place: str) -> str:
    found = tree.find(place) if place == ".//title" else next(iter(tree.xpath(place)), None)
    return " ".join(found.itertext()) if isinstance(found, HtmlElement) else ""
