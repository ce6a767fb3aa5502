"""JSON Feed 1 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from standfirst.collect.entries import RawEntry
from standfirst.collect.links import clean_link
from standfirst.collect.raw import RawFeed
from standfirst.domain.errors import Failure


def read_json_feed(data: bytes, url: str) -> RawFeed | Failure:
    """The feed, lenient about what its items leave out."""
    try:
        feed = json.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return Failure(code="bad-feed", detail="this starts like JSON but cannot be read as JSON")
    if not isinstance(feed, dict) or not (_is_feed(feed) or isinstance(feed.get("items"), list)):
        return Failure(code="not-a-feed", detail="this is JSON, but no JSON Feed")
    return RawFeed(
        format="json",
        entries=tuple(_entry(item) for item in _maps(feed.get("items"))),
        title=_text(feed.get("title")),
        site=clean_link(_text(feed.get("home_page_url")), url),
        language=_text(feed.get("language")),
        hub=_hub(feed.get("hubs"), url),
    )


def _is_feed(feed: Mapping[str, Any]) -> bool:
    return "jsonfeed.org/version/" in _text(feed.get("version"))


def _entry(item: Mapping[str, Any]) -> RawEntry:
    text = _text(item.get("content_text"))
    return RawEntry(
        guid=_id(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        summary=_text(item.get("summary")) or text,
        content=_text(item.get("content_html")) or text,
        author=_author(item),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        topics=tuple(t for t in item.get("tags") or () if isinstance(t, str)) if _listed(item.get("tags")) else (),
        image=_text(item.get("image")) or _text(item.get("banner_image")),
    )


def _author(item: Mapping[str, Any]) -> str:
    authors = _maps(item.get("authors")) or _maps([item.get("author")])
    return ", ".join(name for a in authors if (name := _text(a.get("name"))))


def _id(value: object) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _hub(hubs: object, url: str) -> str:
    wanted = [h for h in _maps(hubs) if _text(h.get("type")).lower() == "websub"]
    return clean_link(_text(wanted[0].get("url")), url) if wanted else ""


def _maps(values: object) -> list[Mapping[str, Any]]:
    return [v for v in values if isinstance(v, Mapping)] if isinstance(values, list) else []


def _listed(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
