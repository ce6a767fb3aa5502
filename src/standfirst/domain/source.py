"""Source, Feed, Item: where news comes from."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher with an owner. Independence is counted in owners, never in feeds.

    ``country`` is a name or code as the operator wrote it, ``groups`` the operator's own names for sets of publishers.
    """

    id: str
    name: str
    owner: str
    site: str
    language: str = ""
    topics: tuple[str, ...] = ()
    country: str = ""
    groups: tuple[str, ...] = ()
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedToFetch:
    """A due Feed and what a conditional request needs. ``failures`` counts errors in a row."""

    id: str
    source_id: str
    url: str
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    failures: int = 0
    interval: float = 900.0  # seconds, the adaptive interval so far


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedItem:
    """One entry as the feed gave it: plain-text title and summary, absolute link, aware UTC times or None.

    ``content`` is the entry's own full text as HTML where the feed carries it, else "".
    """

    guid: str
    url: str
    title: str
    summary: str = ""
    content: str = ""
    author: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    topics: tuple[str, ...] = ()
    image_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A parsed Feed. ``ttl`` is the publisher's wish in seconds (None: none); ``hub`` a WebSub hub or ""."""

    title: str
    items: tuple[ParsedItem, ...]
    site: str = ""
    language: str = ""
    ttl: float | None = None
    hub: str = ""
    format: str = ""
    skip_hours: frozenset[int] = field(default_factory=frozenset)
