"""RSS, RDF and Atom: fastfeedparser, then feedparser where that gives up or finds fewer entries than were opened.

Both get bytes in memory only: given a string they would open files or addresses. feedparser's sanitiser stays off; it
costs most of its time and leaves attack strings alive, so nothing trusts it: titles and summaries become plain text
here, and full content is sanitised where it is shown.
"""

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import fastfeedparser
import feedparser

from standfirst.collect.entries import MOST_ITEMS, RawEntry
from standfirst.collect.feed_head import FeedHead, read_head
from standfirst.collect.links import clean_link
from standfirst.collect.raw import RawFeed
from standfirst.domain.errors import Failure

_MOST_PATIENCE = 4_000_000  # bytes; it read 800 kB a second on 2026-11-24
_OPENED = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.I)


def read_xml_feed(data: bytes, url: str) -> RawFeed | Failure:
    """The feed, with as many entries as either parser can get out of it."""
    head = read_head(data, url)
    quick = _quick(data)
    if quick is not None and 0 < _announced(data) <= len(quick["entries"]):
        return _raw(quick, head, url)
    patient = _patient(data, url)
    best = max((p for p in (quick, patient) if p is not None), key=_worth, default=None)
    if best is not None and (_worth(best) > 0 or best is quick):
        return _raw(best, head, url)
    if head.format:
        return RawFeed(format=head.format, entries=(), base=head.base, hub=head.hub, ttl=head.ttl)
    return Failure(code="not-a-feed", detail="neither RSS, Atom, JSON Feed nor a news sitemap")


def _announced(data: bytes) -> int:
    """How many entries the bytes seem to hold: tags that were opened, whatever became of them."""
    return len(_OPENED.findall(data))


def _worth(parsed: Mapping[str, Any]) -> int:
    """Entries, or half of one for an empty feed that was recognised; at equal worth the quick parser comes first."""
    return 2 * len(parsed["entries"]) or int(bool(parsed.get("version")))


def _quick(data: bytes) -> Mapping[str, Any] | None:
    try:
        parsed: Mapping[str, Any] = fastfeedparser.parse(data)
    except Exception:  # whatever a stranger's bytes do to a parser that is not ours, the other one gets its turn
        return None
    return parsed


def _patient(data: bytes, url: str) -> Mapping[str, Any] | None:
    if len(data) > _MOST_PATIENCE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed: Mapping[str, Any] = feedparser.parse(
                io.BytesIO(data),
                sanitize_html=False,
                resolve_relative_uris=False,
                response_headers={"content-location": url, "content-type": "application/xml"},
            )
    except Exception:  # as above; RecursionError and LookupError were seen
        return None
    return parsed


def _raw(parsed: Mapping[str, Any], head: FeedHead, url: str) -> RawFeed:
    feed = parsed.get("feed") or {}
    base = head.base or url
    return RawFeed(
        format=head.format or _family(str(parsed.get("version") or "")),
        entries=tuple(_entry(e) for e in parsed["entries"][:MOST_ITEMS]),
        title=_text(feed.get("title")),
        site=clean_link(head.site or _text(feed.get("link")), base),
        language=head.language or _text(feed.get("language")),
        base=base,
        ttl=head.ttl,
        hub=head.hub,
        skip_hours=head.skip_hours,
    )


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    content = _first(entry.get("content"), "value")
    summary = _text(entry.get("summary")) or _text(entry.get("description"))
    return RawEntry(
        guid=_text(entry.get("id")),
        link=_text(entry.get("link")) or _alternate(entry.get("links")),
        title=_text(entry.get("title")),
        summary=summary,
        content=content,
        author=_text(entry.get("author")),
        published=_date(entry, "published"),
        updated=_date(entry, "updated"),
        topics=_terms(entry.get("tags")),
        image=_image(entry),
    )


def _date(entry: Mapping[str, Any], name: str) -> str:
    """feedparser's own reading of a date, UTC as a tuple, covers formats that nothing else reads."""
    parts = dict.get(entry, f"{name}_parsed") if isinstance(entry, dict) else None
    if parts:
        return "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}+00:00".format(*parts[:6])
    return _text(dict.get(entry, name) if isinstance(entry, dict) else None)


def _alternate(links: object) -> str:
    found = [x for x in _maps(links) if x.get("rel") in (None, "alternate")]
    return _text(found[0].get("href")) if found else ""


def _image(entry: Mapping[str, Any]) -> str:
    for name in ("media_content", "media_thumbnail", "enclosures"):
        for media in _maps(entry.get(name)):
            kind = _text(media.get("type")) or _text(media.get("medium"))
            if name == "media_thumbnail" or kind.startswith("image"):
                return _text(media.get("url")) or _text(media.get("href"))
    return ""


def _terms(tags: object) -> tuple[str, ...]:
    return tuple(_text(t.get("label")) or _text(t.get("term")) for t in _maps(tags))


def _first(values: object, name: str) -> str:
    found = _maps(values)
    return _text(found[0].get(name)) if found else ""


def _maps(values: object) -> list[Mapping[str, Any]]:
    return [v for v in values if isinstance(v, Mapping)] if isinstance(values, Sequence) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _family(version: str) -> str:
    return "atom" if version.startswith("atom") else "rss" if version.startswith(("rss", "cdf")) else version
