"""Asking only for what changed: conditional requests, and a mark that tells new items from new bytes."""

import hashlib
import re

from standfirst.domain.source import FeedToFetch, ParsedFeed

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def conditional_headers(feed: FeedToFetch) -> dict[str, str]:
    """Headers that let a server answer 304 (RFC 9110, 13.1). Control characters in a stored value are dropped."""
    stored = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: _CONTROL.sub("", value) for name, value in stored.items() if value}


def items_hash(parsed: ParsedFeed) -> str:
    """SHA-256 over what the items say: many feeds carry the time of day, so the bytes alone always look new."""
    digest = hashlib.sha256()
    for item in parsed.items:
        line = "\x1f".join((item.guid, item.url, item.title, item.summary, str(item.updated_at)))
        digest.update(line.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()
