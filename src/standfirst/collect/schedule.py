"""When a Feed is asked for again.

The interval follows the feed: halved when new items came, half as long again when nothing did, between a minute and a
day. The publisher's own wishes are floors under it (ttl, Cache-Control max-age, Retry-After, skipHours). Failures back
off exponentially from the feed's interval. The jitter comes from the feed's id, so that a thousand feeds that failed
together do not return together and a test can still say when.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from standfirst.collect.conditional import items_hash
from standfirst.collect.ports import FetchedPage
from standfirst.collect.waiting import max_age
from standfirst.domain.errors import Failure
from standfirst.domain.source import FeedToFetch, ParsedFeed

SHORTEST = 60.0
LONGEST = 86400.0
_FASTER, _SLOWER = 0.5, 1.5  # a burst is caught within three visits; a silent feed reaches a day after ten
_JITTER = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSchedule:
    """What to store with a Feed: the next visit and what its conditional request needs.

    ``interval`` is seconds before the publisher's wishes; ``body_hash`` marks the items last seen; ``stopped`` means
    that the publisher said the feed is gone for good (410).
    """

    due_at: datetime
    interval: float
    failures: int
    etag: str
    last_modified: str
    body_hash: str
    stopped: bool = False


def schedule(
    feed: FeedToFetch, outcome: FetchedPage | Failure, parsed: ParsedFeed | None, now: datetime
) -> FeedSchedule:
    """The next visit after ``outcome``. ``parsed`` is None for 304 and for failures; ``now`` is real time."""
    if isinstance(outcome, Failure):
        return _after_failure(feed, outcome, now)
    mark = feed.body_hash if parsed is None else items_hash(parsed)
    changed = mark != feed.body_hash
    interval = _bounded(feed.interval * (_FASTER if changed else _SLOWER))
    wait = max(interval, _wish(outcome, parsed))
    due = now + timedelta(seconds=_bounded(wait))
    return FeedSchedule(
        due_at=_awake(due, parsed.skip_hours if parsed else frozenset()),
        interval=interval,
        failures=0,
        etag=outcome.headers.get("etag", feed.etag if outcome.status == 304 else ""),
        last_modified=outcome.headers.get("last-modified", feed.last_modified if outcome.status == 304 else ""),
        body_hash=mark,
    )


def _after_failure(feed: FeedToFetch, failure: Failure, now: datetime) -> FeedSchedule:
    failures = feed.failures + 1
    backed_off = max(feed.interval, SHORTEST) * 2.0 ** min(failures, 12) * (1 + _JITTER * _spread(feed.id))
    wait = max(_bounded(backed_off), failure.retry_after or 0.0)
    return FeedSchedule(
        due_at=now + timedelta(seconds=wait),
        interval=_bounded(feed.interval),
        failures=failures,
        etag=feed.etag,
        last_modified=feed.last_modified,
        body_hash=feed.body_hash,
        stopped=failure.code == "http-410",
    )


def _wish(page: FetchedPage, parsed: ParsedFeed | None) -> float:
    ttl = parsed.ttl if parsed is not None else None
    return max(ttl or 0.0, max_age(page.headers) or 0.0)


def _awake(due: datetime, skip_hours: frozenset[int]) -> datetime:
    """``due`` moved out of the hours (GMT) in which the publisher wants no visit; a feed cannot skip all of them."""
    if len(skip_hours) >= 24:
        return due
    moment = due.astimezone(UTC)
    while moment.hour in skip_hours:
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment


def _bounded(seconds: float) -> float:
    return min(max(seconds, SHORTEST), LONGEST)


def _spread(feed_id: str) -> float:
    """A number in 0..1 that is always the same for one feed."""
    return int.from_bytes(hashlib.sha256(feed_id.encode()).digest()[:4], "big") / 2**32
