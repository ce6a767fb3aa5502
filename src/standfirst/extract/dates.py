"""When an article was published and changed, in UTC, with the zone that the publisher wrote."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from standfirst.domain.source import ParsedItem
from standfirst.extract import structured
from standfirst.extract.meta import MetaTags

_SLACK = timedelta(days=1)  # publishers' clocks and zones are wrong by hours, an announcement is wrong by more
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)  # before this a date is a default value, not a date
_FRACTION = re.compile(r"(\.\d{6})\d+")
_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
              "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "parsely-pub-date")  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A moment in UTC; ``zone`` as the source wrote it ("+02:00"), "" when it wrote none; ``exact``: with a time."""

    at: datetime
    zone: str
    exact: bool


def published(tree: HtmlElement, node: structured.Node, meta: MetaTags, item: ParsedItem, now: datetime) -> WrittenDate:
    """The first believable date: JSON-LD, meta, time tag, the feed's. A page without any is as old as ``now``.

    A date without a time or zone gives way to the feed's own moment when both mean the same day.
    """
    stated = structured.field(node, "datePublished", "dateCreated")
    found = _believable([stated, *(meta.first(n) for n in _PUBLISHED), *_time_tags(tree)], now)
    feed = item.published_at
    if feed is not None and feed <= now + _SLACK and (found is None or _same_day_but_vague(found, feed)):
        return WrittenDate(at=feed.astimezone(UTC), zone="", exact=True)
    return found or WrittenDate(at=now, zone="", exact=False)


def updated(node: structured.Node, meta: MetaTags, item: ParsedItem, since: datetime, now: datetime) -> datetime | None:
    """When the article last changed, or None when that is not known to be after ``since``."""
    found = _believable([structured.field(node, "dateModified"), *(meta.first(n) for n in _UPDATED)], now)
    moments = [m for m in (found.at if found else None, item.updated_at) if m is not None]
    return max((m for m in moments if since < m <= now + _SLACK), default=None)


def read_date(text: str) -> WrittenDate | None:
    """An ISO 8601 or RFC 2822 date; without a zone it is taken as UTC. None for anything else."""
    moment = _iso(text) or _rfc(text)
    if moment is None:
        return None
    try:
        at = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return WrittenDate(at=at, zone=_zone(moment), exact=len(text.strip()) > 10)


def _believable(written: list[str], now: datetime) -> WrittenDate | None:
    for text in written:
        found = read_date(text) if text else None
        if found is not None and _OLDEST <= found.at <= now + _SLACK:
            return found
    return None


def _same_day_but_vague(found: WrittenDate, feed: datetime) -> bool:
    return not (found.exact and found.zone) and abs(found.at - feed) <= timedelta(hours=36)


def _time_tags(tree: HtmlElement) -> list[str]:
    tags = [t for t in tree.iter("time") if t.get("datetime")]
    own = [t for t in tags if t.get("itemprop") == "datePublished" or "pubdate" in t.attrib]
    inside = [t for t in tags if any(a.tag in ("article", "main", "header") for a in t.iterancestors())]
    return [t.get("datetime", "") for t in (own or inside or tags)[:3]]


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_FRACTION.sub(r"\1", text.strip()))
    except ValueError:
        return None


def _rfc(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
