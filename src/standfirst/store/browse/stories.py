"""A Story for its page: its articles with copies folded in, why each is in it, who covers it, and its trend."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from standfirst.store.clock import now as news_now
from standfirst.store.models import Article, Assignment, Report, Source, Story, TrendPoint, TrendRow
from standfirst.store.trends import faded


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article of a story; ``copies`` are (publisher, url) of outlets that ran the same text."""

    id: str
    title: str
    publisher: str
    owner: str
    url: str
    published_at: datetime
    opted_out: bool
    paywalled: bool
    copies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """Why an article is in the story."""

    at: datetime
    kind: str
    title: str
    publisher: str
    score: float
    reason: str
    from_story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """An owner's share of a story's articles; ``percent`` of the largest share, for the bar."""

    owner: str
    articles: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story as its page shows it. ``report_id`` is "" without a published Report; ``points`` are (time, score)."""

    id: str
    title: str
    topics: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    owners: int
    articles: tuple[ArticleRow, ...]
    assignments: tuple[AssignmentRow, ...]
    coverage: tuple[CoverageRow, ...]
    silent: tuple[str, ...]
    trend: TrendRow | None
    points: tuple[tuple[datetime, float], ...]
    report_id: str
    headline: str
    standfirst: str
    label: str
    report_state: str
    report_reason: str
    merged_into: str


def load_story(story_id: str) -> StoryPage | None:
    """A story, or None; of a merged one only ``merged_into`` counts."""
    story = Story.objects.filter(id=story_id).first()
    if story is None:
        return None
    rows = list(Article.objects.filter(story=story).select_related("source").order_by("published_at", "id"))
    report = Report.objects.filter(story=story).first()
    published = report if report and report.state == "published" else None
    owners = Counter(r.owner for r in rows)
    trend = TrendRow.objects.filter(story=story).first()
    points = TrendPoint.objects.filter(story=story).order_by("-at").values_list("at", "score")[:200]
    return StoryPage(
        id=story.id, title=story.title, topics=tuple(story.topics), first_seen=story.first_seen,
        last_seen=story.last_seen, owners=story.owner_count, articles=_fold_copies(rows),
        assignments=_assignments(story.id), coverage=_coverage(owners), silent=_silent(set(owners)),
        trend=faded(trend, news_now()) if trend else None, points=tuple(reversed(points)),
        report_id=published.id if published else "", headline=published.headline if published else "",
        standfirst=published.standfirst if published else "", label=published.label if published else "",
        report_state=report.state if report else "", report_reason=report.reason if report else "",
        merged_into=story.merged_into,
    )  # fmt: skip


def _fold_copies(rows: list[Article]) -> tuple[ArticleRow, ...]:
    here = {r.id for r in rows}
    return tuple(
        ArticleRow(
            id=r.id, title=r.title, publisher=r.source.name, owner=r.owner, url=r.url, published_at=r.published_at,
            opted_out=bool(r.opt_outs), paywalled=r.paywalled,
            copies=tuple((c.source.name, c.url) for c in rows if c.copy_of == r.id and c.id != r.id),
        )
        for r in rows
        if r.copy_of not in here or r.copy_of == r.id
    )  # fmt: skip


def _assignments(story_id: str) -> tuple[AssignmentRow, ...]:
    rows = Assignment.objects.filter(story_id=story_id).select_related("article__source").order_by("at", "id")[:300]
    return tuple(
        AssignmentRow(
            at=r.at, kind=r.kind, title=r.article.title, publisher=r.article.source.name, score=r.score,
            reason=r.reason, from_story=r.from_story,
        )
        for r in rows
    )  # fmt: skip


def _coverage(owners: Counter[str]) -> tuple[CoverageRow, ...]:
    most = max(owners.values(), default=1)
    return tuple(CoverageRow(owner=o, articles=n, percent=round(100 * n / most)) for o, n in owners.most_common())


def _silent(covering: set[str]) -> tuple[str, ...]:
    owners = Source.objects.filter(removed_at=None).values_list("owner", flat=True).distinct().order_by("owner")
    return tuple(o for o in owners if o not in covering)
