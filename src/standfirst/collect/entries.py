"""Raw entries of any format become ParsedItems: trimmed, plain, with absolute links."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from standfirst.collect.dates import entry_date
from standfirst.collect.links import clean_link
from standfirst.collect.plain import plain_text
from standfirst.domain.source import ParsedItem

MOST_ITEMS = 2000
_TITLE, _SUMMARY, _CONTENT, _AUTHOR, _GUID = 500, 4000, 500_000, 200, 500  # characters
_MOST_TOPICS, _TOPIC = 20, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """An entry as a format's reader found it: strings untouched, links as written."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    topics: Sequence[str] = field(default=())
    image: str = ""


def to_items(entries: Iterable[RawEntry], base: str, now: datetime | None) -> tuple[ParsedItem, ...]:
    """At most ``MOST_ITEMS`` items in the feed's order."""
    items: list[ParsedItem] = []
    for entry in entries:
        if len(items) >= MOST_ITEMS:
            break
        items.append(_to_item(entry, base, now))
    return tuple(items)


def _to_item(entry: RawEntry, base: str, now: datetime | None) -> ParsedItem:
    url = clean_link(entry.link, base) or _link_from_guid(entry.guid)
    title = plain_text(entry.title, _TITLE)
    summary = plain_text(entry.summary, _SUMMARY)
    published, updated = entry_date(entry.published, now), entry_date(entry.updated, now)
    return ParsedItem(
        guid=_guid(entry.guid, url, title + summary),
        url=url,
        title=title,
        summary=summary,
        content=_printable(entry.content[:_CONTENT]),
        author=plain_text(entry.author, _AUTHOR),
        published_at=published or updated,
        updated_at=updated,
        topics=_topics(entry.topics),
        image_url=clean_link(entry.image, base),
    )


def _guid(guid: str, url: str, words: str) -> str:
    """The entry's own id, else its link, else a hash of its words; over-long ids are hashed."""
    chosen = _printable(guid).strip() or url
    if chosen and len(chosen) <= _GUID:
        return chosen
    return "sha256:" + hashlib.sha256((chosen or words).encode("utf-8", "replace")).hexdigest()


def _link_from_guid(guid: str) -> str:
    text = guid.strip()
    return clean_link(text, "") if text.startswith(("http://", "https://")) else ""


def _topics(labels: Iterable[str]) -> tuple[str, ...]:
    cleaned = (plain_text(label, _TOPIC) for label in labels)
    return tuple(dict.fromkeys(label for label in cleaned if label))[:_MOST_TOPICS]


def _printable(text: str) -> str:
    """Without NUL, which PostgreSQL refuses, and without lone surrogates, which no encoder takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
