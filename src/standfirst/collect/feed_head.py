"""The part of a feed before its first entry: ttl, skipHours, hub, base and language, which the parsers leave out."""

import re
from dataclasses import dataclass, field

from lxml import etree

from standfirst.collect.links import clean_link

_FIRST_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>/]")
_LONGEST = 200_000
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FAMILIES = {"rss": "rss", "rdf": "rdf", "feed": "atom"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """What a feed says of itself. ``format`` is "rss", "rdf", "atom" or "" when the root is none of these."""

    format: str = ""
    base: str = ""
    site: str = ""
    language: str = ""
    ttl: float | None = None
    hub: str = ""
    skip_hours: frozenset[int] = field(default_factory=frozenset)


def read_head(data: bytes, url: str) -> FeedHead:
    """Read leniently; a head that cannot be read is an empty one."""
    found = _FIRST_ENTRY.search(data)
    part = data[: min(found.start() if found else len(data), _LONGEST)]
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return FeedHead()
    return FeedHead() if root is None else _from_root(root, url)


def _from_root(root: etree._Element, url: str) -> FeedHead:
    base = base_of(url, root.get(_BASE, ""))
    site, hub, ttl, language, skip = "", "", None, root.get(_LANG, ""), frozenset[int]()
    for element in [*root, *(child for top in root if _local(top) == "channel" for child in top)]:
        name, text = _local(element), (element.text or "").strip()
        if name == "link":
            site, hub = _link(element, text, base or url, site, hub)
        elif name == "ttl":
            ttl = _minutes(text)
        elif name == "language":
            language = text or language
        elif name == "skipHours":
            skip = _hours(element)
    return FeedHead(
        format=_FAMILIES.get(_local(root).lower(), ""), base=base, site=site, language=language, ttl=ttl, hub=hub,
        skip_hours=skip,
    )  # fmt: skip


def _link(element: etree._Element, text: str, base: str, site: str, hub: str) -> tuple[str, str]:
    href, rels = element.get("href", ""), element.get("rel", "alternate").lower().split()
    if href and "hub" in rels:
        return site, hub or clean_link(href, base)
    if "alternate" in rels or not element.get("rel"):
        return site or clean_link(href or text, base), hub
    return site, hub


def base_of(url: str, base: str) -> str:
    """``base`` against ``url``, "" when there is none or it is unreadable."""
    return clean_link(base, url) if base else ""


def _minutes(text: str) -> float | None:
    return float(text) * 60 if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else None


def _hours(element: etree._Element) -> frozenset[int]:
    texts = [(child.text or "").strip() for child in element]
    return frozenset(int(t) % 24 for t in texts if t.isascii() and t.isdigit() and int(t) <= 24)


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
