"""News sitemaps (sitemaps.org with Google's news extension): an article list for sites without a feed."""

from lxml import etree

from standfirst.collect.entries import MOST_ITEMS, RawEntry
from standfirst.collect.raw import RawFeed
from standfirst.domain.errors import Failure


def read_sitemap(data: bytes, url: str) -> RawFeed | Failure:
    """The ``url`` elements that carry a ``news:news`` part with a title; entities and network are off."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if root is None:
        return Failure(code="bad-feed", detail="this starts like a sitemap but cannot be read")
    if _local(root) == "sitemapindex":
        return Failure(code="not-a-feed", detail="this is an index of sitemaps; add one of the news sitemaps it names")
    entries = [e for u in root.iter("{*}url", "url") if (e := _entry(u)) is not None][:MOST_ITEMS]
    if not entries:
        return Failure(code="not-a-feed", detail="this is a sitemap without news entries")
    names = [_text(e) for e in root.iter("{*}publication") for e in e.iter("{*}name")]
    languages = [_text(e) for e in root.iter("{*}publication") for e in e.iter("{*}language")]
    return RawFeed(
        format="news-sitemap", entries=entries, title=names[0] if names else "", base=url,
        language=languages[0] if languages else "",
    )  # fmt: skip


def _entry(element: etree._Element) -> RawEntry | None:
    values: dict[str, str] = {}
    for child in element.iter():
        if name := _local(child):
            values.setdefault(_image_name(child, name), _text(child))
    if not values.get("title"):
        return None
    keywords = values.get("keywords", "").split(",")
    return RawEntry(
        guid=values.get("loc", ""), link=values.get("loc", ""), title=values["title"],
        published=values.get("publication_date", ""), updated=values.get("lastmod", ""),
        topics=[k.strip() for k in keywords if k.strip()], image=values.get("image-loc", ""),
    )  # fmt: skip


def _image_name(element: etree._Element, name: str) -> str:
    return f"image-{name}" if "sitemap-image" in str(element.tag) else name


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
