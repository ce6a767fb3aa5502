"""Trends: a story's appearances in, its score and evidence out.

A row holds the score as it was taken ``at``; since then it faded by half-life, which ``faded`` works out at reading.
Rows are ordered by their ``heat``, which needs no upkeep: see ``domain.trend``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Min

from standfirst.domain.topics import known_topics
from standfirst.domain.trend import Trend, TrendEvidence, fade, fading, heat, importance, still_trending
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Report, Source, Story, TrendFacetRow, TrendPoint, TrendRow
from standfirst.store.work import NewWork, Task, add_work, finish_work, reorder_again
from standfirst.trend import Appearance, Habit, Scored, StoryHistory, why_trending

_SETTLE = 6.0  # real seconds: articles of one story come in bursts, and a Report of the first two is soon old
_NOT_IN_ROW = frozenset({"story_id", "facets"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredStory:
    """A trend to be saved: ``task`` ends with it, ``write`` asks for the story to be written."""

    trend: Trend
    task: Task | None = None
    write: bool = False


def load_history(story_id: str) -> StoryHistory | None:
    """One of ``load_histories``; None when the story is gone or empty."""
    return load_histories([story_id]).get(story_id)


def load_histories(story_ids: Sequence[str]) -> dict[str, StoryHistory]:
    """Every appearance of each story in time order, its topics and its peak so far; empty stories are left out."""
    rows = ArticleRow.objects.filter(story_id__in=story_ids).order_by("published_at", "id")
    told: dict[str, list[Appearance]] = defaultdict(list)
    for story, owner, source, key, name, at, url, copy, language in rows.values_list(
        "story_id", "owner", "source_id", "id", "source__name", "published_at", "url", "copy_of", "language"
    ):
        told[story or ""].append(
            Appearance(
                owner=owner, source_id=source, article_id=key, publisher=name, at=at, url=url, copy_of=copy,
                language=language,
            )
        )  # fmt: skip
    topics = dict(Story.objects.filter(id__in=told).values_list("id", "topics"))
    peaks = {r[0]: r[1:] for r in TrendRow.objects.filter(story_id__in=told).values_list("story_id", "peak", "peak_at")}
    return {
        story: StoryHistory(
            story_id=story, appearances=tuple(items), topics=tuple(topics.get(story, ())),
            peak=peaks[story][0] if story in peaks else 0.0, peak_at=peaks[story][1] if story in peaks else None,
        )
        for story, items in told.items()
    }  # fmt: skip


def load_habits(since: datetime) -> Iterator[Habit]:
    """Every placed article since a moment: what "usual" and trust are learned from."""
    rows = ArticleRow.objects.filter(published_at__gte=since).exclude(story=None)
    for owner, at, story, topics, language, copy, read_at in rows.values_list(
        "owner", "published_at", "story_id", "topics", "language", "copy_of", "fetched_at"
    ).iterator(chunk_size=5000):
        yield Habit(
            owner=owner, at=at, story_id=story or "", topics=known_topics(tuple(topics)), language=language,
            own=not copy, read_at=read_at,
        )  # fmt: skip


def placed_articles() -> int:
    """How many articles stand in a story."""
    return ArticleRow.objects.exclude(story=None).count()


def first_seen() -> dict[str, datetime]:
    """When the desk first read an article of each owner, by its own clock and not by the publisher's dates."""
    rows = ArticleRow.objects.order_by().values("owner").annotate(first=Min("fetched_at"))
    return {r["owner"]: r["first"] for r in rows}


def vouched_owners() -> set[str]:
    """Owners of a source that the operator answers for."""
    return set(Source.objects.filter(vouched=True, removed_at=None).values_list("owner", flat=True))


def save_trends(scored: Sequence[ScoredStory]) -> None:
    """Save scores with evidence, facets, reason and a point of each curve, and the work that follows, as one."""
    trends = [s.trend for s in scored]
    ids = [t.story_id for t in trends]
    with transaction.atomic():
        TrendRow.objects.bulk_create(
            [_row(t) for t in trends], update_conflicts=True, unique_fields=["story"], update_fields=_FIELDS
        )
        TrendFacetRow.objects.filter(story_id__in=ids).delete()
        TrendFacetRow.objects.bulk_create(f for t in trends for f in _facet_rows(t))
        TrendPoint.objects.bulk_create(
            [TrendPoint(story_id=t.story_id, at=t.at, score=t.score, owners=t.owners) for t in trends],
            update_conflicts=True, unique_fields=["story", "at"], update_fields=["score", "owners"],
        )  # fmt: skip
        for one in scored:
            if one.write and _changed_since_writing(one.trend.story_id):
                # one row a story, however often it changes while it waits
                add_work([NewWork(step="report", key=one.trend.story_id, priority=one.trend.peak, delay=_SETTLE)])
        reorder_again("report", {t.story_id: importance(t) for t in trends})
        finish_work([s.task for s in scored if s.task])


def forget_trends(story_ids: Iterable[str], tasks: Iterable[Task]) -> None:
    """Stories that have no articles any more trend no more; their tasks are done."""
    gone = list(story_ids)
    with transaction.atomic():
        TrendRow.objects.filter(story_id__in=gone).delete()
        TrendFacetRow.objects.filter(story_id__in=gone).delete()
        finish_work(tasks)


def _row(trend: Trend) -> TrendRow:
    fields = {k: v for k, v in asdict(trend).items() if k not in _NOT_IN_ROW}
    fields["evidence"] = [evidence_row(e) for e in trend.evidence]
    return TrendRow(
        story_id=trend.story_id, heat=heat(trend.score, trend.at, trend.half_life), why=why_trending(trend), **fields
    )


_FIELDS = [f.name for f in TrendRow._meta.concrete_fields if f.name != "story"]


def _facet_rows(trend: Trend) -> Iterator[TrendFacetRow]:
    for facet in trend.facets:
        yield TrendFacetRow(
            story_id=trend.story_id, kind=facet.kind, value=facet.value[:40], score=facet.score,
            heat=heat(facet.score, trend.at, trend.half_life), evidence=[evidence_row(e) for e in facet.evidence],
        )  # fmt: skip


def _changed_since_writing(story_id: str) -> bool:
    written = Report.objects.filter(story_id=story_id).values_list("written_at_change", flat=True).first()
    return written is None or Story.objects.filter(id=story_id, changed__gt=written).exists()


def load_trend(story_id: str) -> Trend | None:
    """The trend as it was last scored."""
    row = TrendRow.objects.filter(story_id=story_id).first()
    return to_trend(row) if row else None


def to_trend(row: TrendRow) -> Trend:
    """A row as the domain's Trend, as it was scored."""
    return Trend(
        story_id=row.story_id, at=row.at, score=row.score, peak=row.peak, peak_at=row.peak_at, owners=row.owners,
        usual=row.usual, window=row.window, half_life=row.half_life, velocity=row.velocity, trending=row.trending,
        acceleration=row.acceleration, trending_until=row.trending_until,
        evidence=tuple(to_evidence(e) for e in row.evidence),
    )  # fmt: skip


def faded(row: TrendRow, now: datetime) -> TrendRow:
    """The row, not to be saved, as it stands at ``now``: score, evidence, speed and whether it still trends."""
    trend = fade(to_trend(row), now)
    row.at, row.score, row.trending = trend.at, trend.score, trend.trending
    row.velocity, row.acceleration = trend.velocity, trend.acceleration
    row.evidence = [evidence_row(e) for e in trend.evidence]
    return row


def scores_now(since: datetime, now: datetime) -> dict[str, tuple[float, bool]]:
    """Score now and whether it still trends, of every story that was scored since a moment."""
    rows = TrendRow.objects.filter(at__gte=since)
    return {
        story: (score * fading(at, now, half_life), still_trending(trending, until, now))
        for story, score, at, half_life, trending, until in rows.values_list(
            "story_id", "score", "at", "half_life", "trending", "trending_until"
        )
    }


def board_rows(since: datetime) -> Iterator[Scored]:
    """What a board is filled with: standing stories that were scored since a moment."""
    rows = TrendRow.objects.filter(at__gte=since, score__gt=0, story__merged_into="")
    for story, score, at, until in rows.values_list("story_id", "score", "at", "trending_until").iterator():
        yield Scored(story_id=story, score=score, at=at, trending_until=until)


def evidence_row(evidence: TrendEvidence) -> dict[str, Any]:
    """A line of evidence as it is stored."""
    return {**asdict(evidence), "at": evidence.at.isoformat()}


def to_evidence(row: dict[str, Any]) -> TrendEvidence:
    """The way back."""
    return TrendEvidence(**{**row, "at": datetime.fromisoformat(row["at"])})
