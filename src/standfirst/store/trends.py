"""Trends: a story's appearances in, its score and evidence out."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from standfirst.domain.trend import Trend, TrendEvidence
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Report, Story, TrendPoint, TrendRow
from standfirst.store.work import NewWork, Task, add_work, finish_work
from standfirst.trend import Appearance, StoryHistory

_SETTLE = 6.0  # real seconds: articles of one story come in bursts, and a Report of the first two is soon old


def load_history(story_id: str) -> StoryHistory | None:
    """Every appearance of a story in time order with its peak so far; None when the story is gone or empty."""
    rows = ArticleRow.objects.filter(story_id=story_id).select_related("source").order_by("published_at", "id")
    appearances = tuple(
        Appearance(
            owner=r.owner, source_id=r.source_id, article_id=r.id, publisher=r.source.name, at=r.published_at,
            url=r.url, copy_of=r.copy_of,
        )
        for r in rows
    )  # fmt: skip
    if not appearances:
        return None
    trend = TrendRow.objects.filter(story_id=story_id).first()
    return StoryHistory(
        story_id=story_id,
        appearances=appearances,
        peak=trend.peak if trend else 0.0,
        peak_at=trend.peak_at if trend else None,
    )


def save_trend(trend: Trend, *, task: Task | None, write: bool) -> None:
    """Save a score with its evidence and a point of its curve; with ``write``, ask for the story to be written."""
    fields = asdict(trend)
    fields.pop("story_id")
    fields.pop("facets")
    fields["evidence"] = [_evidence_row(e) for e in trend.evidence]
    with transaction.atomic():
        TrendRow.objects.update_or_create(story_id=trend.story_id, defaults=fields)
        TrendPoint.objects.update_or_create(
            story_id=trend.story_id, at=trend.at, defaults={"score": trend.score, "owners": trend.owners}
        )
        if write and _changed_since_writing(trend.story_id):
            wish = NewWork(step="report", key=trend.story_id, priority=trend.peak, delay=_SETTLE)
            add_work([wish])  # one row a story, however often it changes while it waits
        if task is not None:
            finish_work([task])


def _changed_since_writing(story_id: str) -> bool:
    written = Report.objects.filter(story_id=story_id).values_list("written_at_change", flat=True).first()
    return written is None or Story.objects.filter(id=story_id, changed__gt=written).exists()


def load_trend(story_id: str) -> Trend | None:
    """The trend as it was last scored."""
    row = TrendRow.objects.filter(story_id=story_id).first()
    return to_trend(row) if row else None


def to_trend(row: TrendRow) -> Trend:
    """A row as the domain's Trend."""
    return Trend(
        story_id=row.story_id, at=row.at, score=row.score, peak=row.peak, peak_at=row.peak_at, owners=row.owners,
        usual=row.usual, window=row.window, half_life=row.half_life, velocity=row.velocity, trending=row.trending,
        evidence=tuple(TrendEvidence(**{**e, "at": datetime.fromisoformat(e["at"])}) for e in row.evidence),
    )  # fmt: skip


def stale_trends(before: datetime, floor: float, limit: int) -> list[str]:
    """Stories whose score was taken before a moment and is not yet down at ``floor``: decay has to show."""
    rows = TrendRow.objects.filter(at__lt=before, score__gt=floor, story__merged_into="").order_by("at")
    return list(rows.values_list("story_id", flat=True)[:limit])


def _evidence_row(evidence: TrendEvidence) -> dict[str, Any]:
    return {**asdict(evidence), "at": evidence.at.isoformat()}
