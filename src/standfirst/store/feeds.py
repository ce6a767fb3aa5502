"""Sources and Feeds: adding, leasing what is due, saving what a fetch brought."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q

from standfirst.collect import FeedSchedule
from standfirst.domain.ids import keyed_id
from standfirst.domain.source import FeedToFetch, ParsedFeed, ParsedItem, Source
from standfirst.store.models import Feed as FeedRow
from standfirst.store.models import Item as ItemRow
from standfirst.store.models import Source as SourceRow
from standfirst.store.work import NewWork, Task, add_work, finish_work

_TIMES = ("published_at", "updated_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOutcome:
    """What one fetch brought: the next schedule, the parsed feed if there was one, and a line on failure."""

    feed: FeedToFetch
    schedule: FeedSchedule
    parsed: ParsedFeed | None = None
    status: str = "ok"
    error: str = ""
    new_url: str = ""


def add_source(source: Source, feed_urls: Iterable[str]) -> tuple[SourceRow, list[FeedRow]]:
    """Add or update a Source and add its Feeds, due at once. A feed that another source has stays where it is."""
    with transaction.atomic():
        row, _ = SourceRow.objects.update_or_create(
            id=source.id,
            defaults={
                "name": source.name[:200],
                "owner": source.owner[:200] or source.name[:200],
                "site": source.site,
                "language": source.language[:16],
                "topics": list(source.topics),
                "removed_at": None,
                **({"country": source.country[:60]} if source.country else {}),
                **({"groups": list(source.groups)} if source.groups else {}),
            },
        )
        feeds = [_add_feed(row, url) for url in feed_urls]
    return row, feeds


def _add_feed(source: SourceRow, url: str) -> FeedRow:
    row, made = FeedRow.objects.get_or_create(
        url=url,
        defaults={
            "id": keyed_id("feed", url),
            "source": source,
            "host": (urlsplit(url).hostname or "")[:255],
            "due_at": datetime.now(UTC),
        },
    )
    if not made and row.stopped:
        FeedRow.objects.filter(pk=row.pk).update(stopped=False, failures=0, due_at=datetime.now(UTC))
    return row


def remove_source(source_id: str) -> bool:
    """Stop reading a source. Its articles stay, since published Reports cite them."""
    with transaction.atomic():
        found = SourceRow.objects.filter(id=source_id, removed_at=None).update(removed_at=datetime.now(UTC))
        FeedRow.objects.filter(source_id=source_id).update(stopped=True)
    return bool(found)


def restore_source(source_id: str) -> bool:
    """Undo ``remove_source``."""
    with transaction.atomic():
        found = SourceRow.objects.filter(id=source_id).exclude(removed_at=None).update(removed_at=None)
        FeedRow.objects.filter(source_id=source_id).update(stopped=False, due_at=datetime.now(UTC))
    return bool(found)


def list_feeds() -> list[dict[str, Any]]:
    """Every feed with its source and health, for the command line and for OPML."""
    rows = FeedRow.objects.select_related("source").filter(source__removed_at=None).order_by("source__name", "url")
    return [
        {
            "source": r.source_id, "name": r.source.name, "owner": r.source.owner, "site": r.source.site, "url": r.url,
            "language": r.source.language, "country": r.source.country, "groups": r.source.groups,
            "vouched": r.source.vouched, "due_at": r.due_at, "last_ok_at": r.last_ok_at, "failures": r.failures,
            "status": r.last_status, "error": r.last_error, "stopped": r.stopped,
        }
        for r in rows
    ]  # fmt: skip


def lease_due_feeds(limit: int, seconds: float, *, per_host: int = 2) -> list[FeedToFetch]:
    """Take due feeds, at most ``per_host`` of one host, for ``seconds``: politeness lives in these rows too."""
    at = datetime.now(UTC)
    with transaction.atomic():
        free = Q(leased_until=None) | Q(leased_until__lt=at)
        due = FeedRow.objects.select_for_update(skip_locked=True).filter(free, stopped=False, due_at__lte=at)
        taken: list[FeedRow] = []
        hosts: dict[str, int] = {}
        for row in due.order_by("due_at", "id")[: limit * 4]:
            if hosts.get(row.host, 0) < per_host and len(taken) < limit:
                hosts[row.host] = hosts.get(row.host, 0) + 1
                taken.append(row)
        FeedRow.objects.filter(id__in=[r.id for r in taken]).update(leased_until=at + timedelta(seconds=seconds))
    return [_to_fetch(r) for r in taken]


def load_feeds(ids: Sequence[str]) -> list[FeedToFetch]:
    """Feeds by id, in the order of ``ids``; those that are gone are left out."""
    rows = {r.id: r for r in FeedRow.objects.filter(id__in=ids, stopped=False)}
    return [_to_fetch(rows[i]) for i in ids if i in rows]


def save_fetches(outcomes: Iterable[FetchOutcome], news_now: datetime, *, ceiling: float | None = None) -> int:
    """Save feeds' schedules and their new or changed items, with the work these make; how many items there were.

    ``ceiling`` bounds the wait until the next poll, in seconds, where a replay runs faster than real time.
    """
    count = 0
    with transaction.atomic():
        for outcome in outcomes:
            _save_schedule(outcome, ceiling)
            if outcome.parsed is not None:
                count += _save_items(outcome.feed, outcome.parsed.items, news_now)
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOfItem:
    """Whose item it is."""

    id: str
    owner: str
    language: str


def load_items(ids: Sequence[str]) -> dict[str, tuple[SourceOfItem, ParsedItem]]:
    """By item id what the feed said of it, and whose it is; items that are gone are left out."""
    rows = ItemRow.objects.select_related("feed__source").filter(id__in=ids)
    return {r.id: (_source_of(r.feed.source), _item_from(r.payload)) for r in rows}


def end_item(task: Task, outcome: str) -> None:
    """Note that no article came of an item, by the failure's code, with the task's end."""
    with transaction.atomic():
        ItemRow.objects.filter(id=task.key).update(outcome=outcome[:60])
        finish_work([task])


def _source_of(row: SourceRow) -> SourceOfItem:
    return SourceOfItem(id=row.id, owner=row.owner, language=row.language)


def _to_fetch(row: FeedRow) -> FeedToFetch:
    return FeedToFetch(
        id=row.id, source_id=row.source_id, url=row.url, etag=row.etag, last_modified=row.last_modified,
        body_hash=row.body_hash, failures=row.failures, interval=row.interval,
    )  # fmt: skip


def _save_schedule(outcome: FetchOutcome, ceiling: float | None) -> None:
    plan, at = outcome.schedule, datetime.now(UTC)
    due = min(plan.due_at, at + timedelta(seconds=ceiling)) if ceiling and not outcome.error else plan.due_at
    changes: dict[str, Any] = {
        "due_at": due, "interval": plan.interval, "failures": plan.failures, "etag": plan.etag,
        "last_modified": plan.last_modified, "body_hash": plan.body_hash, "stopped": plan.stopped,
        "leased_until": None, "last_fetched_at": at, "last_status": outcome.status[:40],
        "last_error": outcome.error[:500],
    }  # fmt: skip
    if not outcome.error:
        changes["last_ok_at"] = at
    if outcome.parsed is not None:
        changes |= {"title": outcome.parsed.title[:300], "hub": outcome.parsed.hub}
    if outcome.new_url and not FeedRow.objects.filter(url=outcome.new_url).exists():
        changes |= {"url": outcome.new_url, "host": (urlsplit(outcome.new_url).hostname or "")[:255]}
    FeedRow.objects.filter(id=outcome.feed.id).update(**changes)


def _save_items(feed: FeedToFetch, items: Iterable[ParsedItem], news_now: datetime) -> int:
    payloads = {keyed_id("item", feed.id, i.guid): (i, _payload(i)) for i in items}
    known = dict(ItemRow.objects.filter(id__in=list(payloads)).values_list("id", "fingerprint"))
    rows = [
        ItemRow(
            id=item_id, feed_id=feed.id, guid=item.guid, url=item.url, payload=payload,
            fingerprint=_fingerprint(payload), first_seen=news_now,
        )
        for item_id, (item, payload) in payloads.items()
    ]  # fmt: skip
    rows = [r for r in rows if known.get(r.id) != r.fingerprint]
    ItemRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=["url", "payload", "fingerprint"]
    )
    add_work(NewWork(step="extract", key=r.id, version=r.fingerprint[:16]) for r in rows)
    return len(rows)


def _payload(item: ParsedItem) -> dict[str, Any]:
    fields = asdict(item)
    for name in _TIMES:
        fields[name] = fields[name].isoformat() if fields[name] else None
    fields["topics"] = list(item.topics)
    return fields


def _item_from(payload: dict[str, Any]) -> ParsedItem:
    fields = dict(payload)
    for name in _TIMES:
        fields[name] = datetime.fromisoformat(fields[name]) if fields.get(name) else None
    fields["topics"] = tuple(fields.get("topics", ()))
    return ParsedItem(**fields)


def _fingerprint(payload: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(payload, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
