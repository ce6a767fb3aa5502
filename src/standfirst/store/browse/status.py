"""Whether the desk lives, and what it is doing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max

from standfirst.store.models import Article, Feed, Report, Story, Work
from standfirst.store.settings import get_setting


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStatus:
    """``heartbeat_age`` in real seconds, None when no desk ever ran; ``waiting`` is the steps' work not yet done."""

    heartbeat_age: float | None
    feeds: int
    feeds_read: int
    articles: int
    stories: int
    reports: int
    waiting: int
    stopped: bool
    last_checked: datetime | None
    model_free: bool


def desk_status() -> DeskStatus:
    """Count what there is. Some ten milliseconds on a large desk: keep the answer for a few seconds."""
    beat = get_setting("heartbeat") or {}
    real = beat.get("real")
    feeds = Feed.objects.filter(stopped=False)
    return DeskStatus(
        heartbeat_age=(datetime.now(UTC) - datetime.fromisoformat(real)).total_seconds() if real else None,
        feeds=feeds.count(),
        feeds_read=feeds.exclude(last_ok_at=None).count(),
        articles=Article.objects.count(),
        stories=Story.objects.filter(merged_into="").count(),
        reports=Report.objects.filter(state="published").count(),
        waiting=Work.objects.filter(dead=False).count(),
        stopped=bool(get_setting("publishing_stopped", False)),
        last_checked=feeds.aggregate(at=Max("last_ok_at"))["at"],
        model_free=_model_free(),
    )


def step_counts() -> dict[str, dict[str, float]]:
    """Per Step of the running desk: tasks, failures and seconds since it started."""
    beat = get_setting("heartbeat") or {}
    return dict(beat.get("steps", {}))


def _model_free() -> bool:
    kept = get_setting("writer")
    if kept:
        return bool(kept == "model-free")
    last = Report.objects.filter(state="published").order_by("-updated_at").values_list("writer", flat=True).first()
    return last == "model-free"
