"""OPML in and out (opml.org, version 2): how people carry their subscriptions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from standfirst.collect.links import clean_link
from standfirst.collect.plain import plain_text
from standfirst.collect.tidy import tidy
from standfirst.domain.errors import Failure

_DEEPEST = 50
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlFeed:
    """One subscription. ``folder`` is the path of folders joined by "/"; ``owner`` is our own attribute."""

    url: str
    title: str
    site: str = ""
    folder: str = ""
    owner: str = ""


def read_opml(body: bytes) -> tuple[OpmlFeed, ...] | Failure:
    """Every feed once, in the file's order. Attribute names count in any case; outlines without a feed are folders."""
    data = tidy(body)
    if not data:
        return Failure(code="empty", detail="the file is empty")
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return Failure(code="bad-opml", detail=f"the file is not well-formed XML: {str(error)[:200]}")
    if _local(root) != "opml":
        return Failure(code="not-opml", detail=f"this is no OPML file: its root is <{_local(root)}>")
    found: dict[str, OpmlFeed] = {}
    for feed in _walk(root, (), 0):
        found.setdefault(feed.url, feed)
    return tuple(found.values())


def _walk(element: etree._Element, folders: tuple[str, ...], depth: int) -> Iterator[OpmlFeed]:
    if depth > _DEEPEST:
        return
    for child in element:
        if _local(child) == "body":
            yield from _walk(child, folders, depth + 1)
        elif _local(child) == "outline":
            values = {str(k).lower(): str(v) for k, v in child.attrib.items()}
            title = plain_text(values.get("title") or values.get("text", ""), 200)
            url = clean_link(values.get("xmlurl", ""), "")
            if url:
                site = clean_link(values.get("htmlurl", ""), url)
                owner = plain_text(values.get("owner", ""), 200)
                yield OpmlFeed(url=url, title=title, site=site, folder="/".join(folders), owner=owner)
            yield from _walk(child, folders if url or not title else (*folders, title.replace("/", "-")), depth + 1)


def write_opml(feeds: Iterable[OpmlFeed], title: str = "Standfirst") -> bytes:
    """An OPML 2.0 file in UTF-8. ``read_opml`` gives back the same feeds, grouped by folder."""
    root = etree.Element("opml", {"version": "2.0"})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _xml(title)
    folders: dict[str, etree._Element] = {"": etree.SubElement(root, "body")}
    for feed in feeds:
        values = {"type": "rss", "text": feed.title or feed.url, "title": feed.title or feed.url, "xmlUrl": feed.url}
        values |= {k: v for k, v in (("htmlUrl", feed.site), ("owner", feed.owner)) if v}
        etree.SubElement(_folder(folders, feed.folder), "outline", {k: _xml(v) for k, v in values.items()})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _folder(folders: dict[str, etree._Element], path: str) -> etree._Element:
    if path not in folders:
        parent, _, name = path.rpartition("/")
        folders[path] = etree.SubElement(_folder(folders, parent), "outline", {"text": _xml(name), "title": _xml(name)})
    return folders[path]


def _xml(text: str) -> str:
    return text.translate(_NOT_XML)


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
