"""Feeds out: RSS, Atom and JSON Feed of published Reports, for all and per topic, and of corrections.

Every entry carries the disclosure: its label in words, and the IPTC digital source type for machines.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from standfirst.domain.topics import TOPICS
from standfirst.settings import get_settings
from standfirst.store.browse import load_corrections
from standfirst.store.browse.published import PublishedRow, load_published

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SOURCE_TYPES = {
    "model-free": _IPTC + "algorithmicMedia",
    "choosing": _IPTC + "compositeWithTrainedAlgorithmicMedia",
    "writing": _IPTC + "trainedAlgorithmicMedia",
}
_NAMESPACE = {"xmlns:Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of any of the three formats. ``disclosure`` is the label, ``source_type`` the IPTC address; ``numbers``
    go into the JSON Feed's own object."""

    path: str
    title: str
    text: str
    disclosure: str
    source_type: str
    published_at: datetime
    updated_at: datetime
    topics: tuple[str, ...] = ()
    numbers: dict[str, Any] = field(default_factory=dict)


class _Disclosing:
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **_NAMESPACE}  # type: ignore[misc]  # mixed into Django's generators

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)  # type: ignore[misc]
        if item["source_type"]:
            handler.addQuickElement("Iptc4xmpExt:DigitalSourceType", item["source_type"])


class DisclosingRss(_Disclosing, Rss201rev2Feed):
    """RSS 2.0 with the disclosure in each item."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **_NAMESPACE}


class DisclosingAtom(_Disclosing, Atom1Feed):
    """Atom with the disclosure in each entry."""


def feed(request: HttpRequest, kind: str, topic: str = "") -> HttpResponse:
    """Published Reports, newest first."""
    if topic and topic not in TOPICS:
        raise Http404
    title = get_settings().site_name + (f": {topic}" if topic else "")
    return feed_answer(kind, title, request.path, tuple(_entry(r) for r in load_published(topic=topic, limit=50)))


def corrections_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """The corrections log as a feed."""
    entries = tuple(
        Entry(
            path=f"/report/{r.report_id}/revisions#r{r.revision}",
            title=f"Correction: {r.headline or 'withdrawn Report'}",
            text=r.note, disclosure="", source_type="", published_at=r.at, updated_at=r.at,
        )
        for r in load_corrections(50)
    )  # fmt: skip
    return feed_answer(kind, f"{get_settings().site_name}: corrections", request.path, entries)


def _entry(row: PublishedRow) -> Entry:
    return Entry(
        path=f"/report/{row.id}", title=row.headline, text=row.standfirst, disclosure=row.label,
        source_type=SOURCE_TYPES.get(row.writer, ""), published_at=row.published_at, updated_at=row.updated_at,
        topics=row.topics,
    )  # fmt: skip


def feed_answer(kind: str, title: str, path: str, entries: tuple[Entry, ...]) -> HttpResponse:
    """A feed as "rss", "atom" or "json"; ``path`` is its own address on this site."""
    if kind == "json":
        return _json_feed(title, path, entries)
    address = get_settings().address.rstrip("/")
    maker: Any = DisclosingRss if kind == "rss" else DisclosingAtom
    made = maker(title=title, link=f"{address}/", description=title, feed_url=address + path, language="en")
    for entry in entries:
        made.add_item(
            title=entry.title, link=address + entry.path,
            description=" ".join(filter(None, (_bracket(entry), entry.text))),
            unique_id=address + entry.path, pubdate=entry.published_at, updateddate=entry.updated_at,
            categories=entry.topics, source_type=entry.source_type,
        )  # fmt: skip
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type, headers=_PUBLIC)


def _bracket(entry: Entry) -> str:
    return f"[{entry.disclosure}]" if entry.disclosure else ""


def _json_feed(title: str, path: str, entries: tuple[Entry, ...]) -> HttpResponse:
    address = get_settings().address.rstrip("/")
    items = [
        {
            "id": address + e.path, "url": address + e.path, "title": e.title, "summary": e.text,
            "content_text": " ".join(filter(None, (_bracket(e), e.text))), "date_published": e.published_at.isoformat(),
            "date_modified": e.updated_at.isoformat(), "tags": list(e.topics),
            "_standfirst": {"disclosure": e.disclosure, "digital_source_type": e.source_type, **e.numbers},
        }
        for e in entries
    ]  # fmt: skip
    body = {
        "version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": f"{address}/",
        "feed_url": address + path, "items": items,
    }  # fmt: skip
    return JsonResponse(body, content_type="application/feed+json; charset=utf-8", headers=_PUBLIC)


_PUBLIC = {"Cache-Control": "public, max-age=60", "Cross-Origin-Resource-Policy": "cross-origin"}
