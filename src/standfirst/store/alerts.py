"""Readers' alerts: what they want, on which browsers, and what they got."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from standfirst.digests import Alert, AlertWish, Subscription
from standfirst.publish import revision_from_dict
from standfirst.store.digests import FORGOTTEN
from standfirst.store.models import AlertSent, AlertSetting, AlertSubscription, Revision
from standfirst.store.work import NewWork, add_work

STEP = "alert"
_MOST_BROWSERS = 8  # of one reader; the oldest goes
_REMEMBERED = timedelta(days=7)
_LOOK = "look"  # one row per reader, however often the page changes meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A subscription with its row."""

    row: int
    subscription: Subscription


def load_alert_wish(reader_id: str) -> AlertWish | None:
    """What a reader wants, None for somebody who never said."""
    row = AlertSetting.objects.filter(reader_id=reader_id).first()
    if row is None:
        return None
    return AlertWish(
        since=row.since, topics=frozenset(row.topics), followed=row.followed, top=row.top, moved=row.moved,
        quiet_from=row.quiet_from, quiet_to=row.quiet_to, zone=row.zone, most=row.most,
    )  # fmt: skip


def save_alert_wish(reader_id: str, wish: AlertWish) -> None:
    """Keep what a reader wants."""
    AlertSetting.objects.update_or_create(
        reader_id=reader_id,
        defaults={
            "topics": sorted(wish.topics), "followed": wish.followed, "top": wish.top, "moved": wish.moved,
            "quiet_from": wish.quiet_from, "quiet_to": wish.quiet_to, "zone": wish.zone, "most": wish.most,
            "since": wish.since,
        },
    )  # fmt: skip


def add_browser(reader_id: str, subscription: Subscription, news_now: datetime) -> None:
    """Alerts on one more browser; a reader who never chose gets the defaults, from now on."""
    with transaction.atomic():
        AlertSetting.objects.get_or_create(reader_id=reader_id, defaults={"since": news_now})
        AlertSubscription.objects.update_or_create(
            endpoint_hash=_hash(subscription.endpoint),
            defaults={
                "reader_id": reader_id, "endpoint": subscription.endpoint, "public": subscription.public,
                "secret": subscription.secret, "made_at": datetime.now(UTC),
            },
        )  # fmt: skip
        rows = AlertSubscription.objects.filter(reader_id=reader_id).order_by("-made_at", "-id")
        old = list(rows.values_list("id", flat=True)[_MOST_BROWSERS:])
        AlertSubscription.objects.filter(id__in=old).delete()


def remove_browser(reader_id: str, endpoint: str) -> None:
    """No more alerts on this browser; of the reader's own ones only."""
    AlertSubscription.objects.filter(reader_id=reader_id, endpoint_hash=_hash(endpoint)).delete()


def remove_browsers(reader_id: str) -> None:
    """No more alerts anywhere."""
    AlertSubscription.objects.filter(reader_id=reader_id).delete()


def drop_browsers(rows: Iterable[int]) -> None:
    """Forget subscriptions that their push service no longer knows."""
    AlertSubscription.objects.filter(id__in=list(rows)).delete()


def load_browsers(reader_id: str) -> tuple[Browser, ...]:
    """Where a reader's alerts go."""
    return tuple(
        Browser(
            row=r.id,
            subscription=Subscription(endpoint=r.endpoint, public=bytes(r.public), secret=bytes(r.secret)),
        )
        for r in AlertSubscription.objects.filter(reader_id=reader_id).order_by("id")
    )


def plan_alerts() -> int:
    """Have every reader with a browser looked at; how many."""
    readers = AlertSubscription.objects.values_list("reader_id", flat=True).distinct()
    rows = [NewWork(step=STEP, key=reader, version=_LOOK) for reader in readers]
    add_work(rows)
    return len(rows)


def sent_since(reader_id: str, at: datetime) -> int:
    """How many alerts a reader got since ``at``, real time."""
    return AlertSent.objects.filter(reader_id=reader_id, at__gte=at).count()


def told_alerts(reader_id: str, now: datetime) -> dict[str, int]:
    """Story -> newest Revision that a reader got an alert of lately."""
    told: dict[str, int] = {}
    rows = AlertSent.objects.filter(reader_id=reader_id, at__gte=now - _REMEMBERED)
    for story, revision in rows.values_list("story_id", "revision"):
        told[story] = max(told.get(story, 0), revision)
    return told


def note_alert(reader_id: str, alert: Alert) -> None:
    """Note that a reader got an alert."""
    AlertSent.objects.get_or_create(
        reader_id=reader_id, story_id=alert.story_id, revision=alert.revision, defaults={"at": datetime.now(UTC)}
    )
    AlertSent.objects.filter(reader_id=reader_id, at__lt=datetime.now(UTC) - FORGOTTEN).delete()


def moves_since(before: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Story -> what moved after the given Revision of its Report, as readers may be told, newest first."""
    found: dict[str, tuple[str, ...]] = {}
    rows = Revision.objects.filter(report__story_id__in=list(before), report__state="published", withdrawn=False)
    for row in rows.order_by("-number").select_related("report"):
        story = row.report.story_id
        if row.number > before[story]:
            found[story] = (*found.get(story, ()), *(m.for_readers for m in revision_from_dict(row.body).moves))
    return {story: moves for story, moves in found.items() if moves}


def _hash(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode("utf-8", "replace")).hexdigest()
