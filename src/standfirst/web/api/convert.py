"""Pages' dataclasses as the API's schemas."""

from dataclasses import asdict
from typing import Any

from standfirst.domain.ranking import Slate, SlateItem
from standfirst.store.browse import FrontRow, StoryPage, TrendingRow
from standfirst.web.api.schemas import ArticleOut, FrontItem, FrontOut, StoryOut, StorySummary, TrendingOut, TrendOut
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
        reasons=[asdict(r) for r in item.reasons],  # type: ignore[misc]
    )  # fmt: skip


def trend_out(row: Any) -> TrendOut:
    """A trend row without its evidence."""
    return TrendOut(
        score=row.score, owners=row.owners, usual=row.usual, window=row.window, velocity=row.velocity,
        trending=row.trending,
    )  # fmt: skip


def trending_out(row: TrendingRow) -> TrendingOut:
    """A line of the trending list."""
    return TrendingOut(story_id=row.story_id, title=row.title, report_id=row.report_id, trend=trend_out(row.trend))


def story_out(page: StoryPage) -> StoryOut:
    """A story with its articles."""
    articles = [
        ArticleOut(
            title=a.title, publisher=a.publisher, owner=a.owner, url=a.url, published_at=a.published_at,
            copies=[name for name, _ in a.copies],
        )
        for a in page.articles
    ]  # fmt: skip
    return StoryOut(
        id=page.id, title=page.headline or page.title, topics=list(page.topics), first_seen=page.first_seen,
        last_seen=page.last_seen, owners=page.owners, report_id=page.report_id, articles=articles,
        trend=trend_out(page.trend) if page.trend else None,
    )  # fmt: skip
