"""Fetch: due Feeds -> conditional GET -> Items that are new or changed."""

from collections.abc import Sequence
from datetime import UTC, datetime

from standfirst.collect import ParsedFeed, conditional_headers, parse_feed, schedule
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.desk.ports import Tools
from standfirst.domain.errors import Failure
from standfirst.domain.source import FeedToFetch
from standfirst.store.feeds import FetchOutcome, load_feeds, save_fetches
from standfirst.store.work import Task

_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_MOST_BYTES = 8_000_000  # the largest real feed in the open packs is under 2 MB


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Fetch the tasks' feeds side by side and save what they brought."""
    feeds = load_feeds([t.key for t in tasks])
    requests = [
        FetchRequest(url=f.url, headers=conditional_headers(f), max_bytes=_MOST_BYTES, timeout=30.0, accept=_ACCEPT)
        for f in feeds
    ]
    now = tools.now()
    answers = tools.outside.fetch(requests, obey_robots=False)
    outcomes = [_outcome(feed, answer, now) for feed, answer in zip(feeds, answers, strict=True)]
    save_fetches(outcomes, now, ceiling=tools.options.poll_ceiling)


def _outcome(feed: FeedToFetch, answer: FetchedPage | Failure, news_now: datetime) -> FetchOutcome:
    parsed: ParsedFeed | Failure | None = None
    if isinstance(answer, FetchedPage) and answer.status != 304:
        kind = answer.headers.get("content-type", "")
        parsed = parse_feed(answer.body, url=answer.url, content_type=kind, now=news_now)
    failure = answer if isinstance(answer, Failure) else parsed if isinstance(parsed, Failure) else None
    good = parsed if isinstance(parsed, ParsedFeed) else None
    plan = schedule(feed, failure or answer, good, datetime.now(UTC))
    status = failure.code if failure else "not modified" if good is None else "ok"
    moved = answer.permanent_url if isinstance(answer, FetchedPage) else ""
    return FetchOutcome(
        feed=feed, schedule=plan, parsed=good, status=status, error=_line(failure), new_url=moved if good else ""
    )


def _line(failure: Failure | None) -> str:
    return f"{failure.code}: {failure.detail}" if failure else ""
