"""Pages' dataclasses as the API's schemas."""

from dataclasses import asdict

from standfirst.domain.ranking import Slate, SlateItem
from standfirst.store.browse import CoveragePage, FrontRow, StoryPage, ThingRow, TrendingRow
from standfirst.store.browse.trend_view import TrendView
from standfirst.web.api.schemas import FrontItem, FrontOut, StorySummary
from standfirst.web.api.story_schemas import (
    ArticleOut,
    AssignmentOut,
    CoverageOut,
    EvidenceLineOut,
    FacetOut,
    PointOut,
    SignalOut,
    StoryLink,
    StoryOut,
    ThingOut,
    TrendingOut,
    TrendOut,
)
from standfirst.web.pool import FrontPool


def story_summary(row: FrontRow) -> StorySummary:
    """A candidate as a story in a list."""
    c = row.candidate
    return StorySummary(
        id=c.story_id, title=c.title, topics=list(c.topics), publishers=list(c.publishers), owners=c.owners,
        trend=c.trend, report_id=row.report_id, updated_at=c.updated_at,
    )  # fmt: skip


def front_out(slate: Slate, pool: FrontPool) -> FrontOut:
    """A slate with its reasons."""
    return FrontOut(
        at=slate.at,
        items=[_item(i, pool) for i in slate.items],
        removed=[asdict(r) for r in slate.removed],  # type: ignore[misc]  # pydantic makes the schema of the dict
    )


def _item(item: SlateItem, pool: FrontPool) -> FrontItem:
    return FrontItem(
        story=story_summary(pool.rows[item.candidate.story_id]), score=item.score, explanation=list(item.explanation),
        reasons=[r._asdict() for r in item.reasons],  # type: ignore[misc]
    )  # fmt: skip


def trend_out(trend: TrendView) -> TrendOut:
    """A trend with its evidence."""
    return TrendOut(
        at=trend.at, score=trend.score, owners=trend.owners, usual=trend.usual, window=trend.window,
        half_life=trend.half_life, velocity=trend.velocity, acceleration=trend.acceleration, pace=trend.pace,
        peak=trend.peak, peak_at=trend.peak_at, trending=trend.trending, why=trend.why,
        evidence=[EvidenceLineOut.from_orm(line) for line in trend.lines],
    )  # fmt: skip


def trending_out(row: TrendingRow) -> TrendingOut:
    """A line of the trending list."""
    return TrendingOut(
        story_id=row.story_id, title=row.title, report_id=row.report_id, label=row.label, topics=list(row.topics),
        languages=list(row.languages), facet_score=row.facet_score, trend=trend_out(row.trend),
        facets=[FacetOut(kind=f.kind, value=f.value, score=score) for f, score in row.facets],
        signals=[SignalOut.from_orm(s) for s in row.signals],
        points=[PointOut(at=at, score=score, owners=owners) for at, score, owners in row.points],
    )  # fmt: skip


def thing_out(row: ThingRow) -> ThingOut:
    """A named thing with its stories."""
    return ThingOut(
        key=row.key, name=row.name, kind=row.kind, trend=trend_out(row.trend),
        stories=[StoryLink(id=i, title=title) for i, title in row.stories],
    )  # fmt: skip


def story_out(page: StoryPage) -> StoryOut:
    """A story with its articles. Who edits the desk is nobody's business outside."""
    history = [
        AssignmentOut(
            at=a.at, kind=a.kind, title=a.title, publisher=a.publisher, score=a.score,
            reason="by an editor" if a.by else a.reason, from_story=a.from_story, by="editor" if a.by else "machine",
        )
        for a in page.history
    ]  # fmt: skip
    return StoryOut(
        id=page.id, title=page.headline or page.title, topics=list(page.topics), languages=list(page.languages),
        first_seen=page.first_seen, last_seen=page.last_seen, owners=page.owners, report_id=page.report_id,
        articles=[ArticleOut.from_orm(a) for a in page.articles], trend=trend_out(page.trend) if page.trend else None,
        signals=[SignalOut.from_orm(s) for s in page.signals], history=history,
    )  # fmt: skip


def coverage_out(page: CoveragePage) -> CoverageOut:
    """A coverage page as it is."""
    return CoverageOut.from_orm(page)
