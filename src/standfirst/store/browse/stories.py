"""A Story for its page: its articles as voices, why each is in it, its trend and the signals from outside."""

from dataclasses import dataclass
from datetime import datetime

from standfirst.store.browse.curves import Point, thinned
from standfirst.store.browse.signals import SignalLine, load_signals
from standfirst.store.browse.trend_view import TrendView, trend_view
from standfirst.store.browse.voices import ArticleRow, CopyRow, fold
from standfirst.store.clock import now as news_now
from standfirst.store.models import Article, Assignment, Report, Story, TrendPoint, TrendRow

_MOST_HISTORY = 300
_CURVE_POINTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """Why an article is in the Story. ``by`` is the editor who decided, "" for the machine."""

    at: datetime
    kind: str
    title: str
    publisher: str
    score: float
    reason: str
    from_story: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A Story as its page shows it. ``report_id`` is "" without a published Report; ``points`` oldest first;
    ``history`` newest first, as long as a page can bear."""

    id: str
    title: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    owners: int
    article_count: int
    articles: tuple[ArticleRow, ...]
    history: tuple[AssignmentRow, ...]
    trend: TrendView | None
    signals: tuple[SignalLine, ...]
    points: tuple[Point, ...]
    report_id: str
    headline: str
    standfirst: str
    label: str
    report_state: str
    report_reason: str
    locked: bool
    merged_into: str

    @property
    def every_article(self) -> tuple[ArticleRow | CopyRow, ...]:
        """Voices, near-copies and copies in one list, each text followed by what repeats it."""
        listed: list[ArticleRow | CopyRow] = []
        for line in (line for a in self.articles for line in (a, *a.variants)):
            listed += [line, *line.copies]
        return tuple(listed)


def load_story(story_id: str) -> StoryPage | None:
    """A story, or None; of a merged one only ``merged_into`` counts."""
    story = Story.objects.filter(id=story_id).first()
    if story is None:
        return None
    rows = list(Article.objects.filter(story=story).select_related("source").order_by("published_at", "id"))
    report = Report.objects.filter(story=story).first()
    published = report if report and report.state == "published" else None
    trend = TrendRow.objects.filter(story=story).first()
    return StoryPage(
        id=story.id, title=story.title, topics=tuple(story.topics),
        languages=tuple(story.languages) or tuple(dict.fromkeys(r.language for r in rows if r.language)),
        first_seen=story.first_seen, last_seen=story.last_seen, owners=story.owner_count, article_count=len(rows),
        articles=fold(rows), history=load_history(story.id), trend=trend_view(trend, news_now()) if trend else None,
        signals=load_signals([story.id])[story.id], points=_points(story.id),
        report_id=published.id if published else "", headline=published.headline if published else "",
        standfirst=published.standfirst if published else "", label=published.label if published else "",
        report_state=report.state if report else "", report_reason=report.reason if report else "",
        locked=story.locked, merged_into=story.merged_into,
    )  # fmt: skip


def load_history(story_id: str, limit: int = _MOST_HISTORY) -> tuple[AssignmentRow, ...]:
    """The newest decisions that brought articles into a Story, newest first."""
    rows = Assignment.objects.filter(story_id=story_id).select_related("article__source").order_by("-at", "-id")
    return tuple(
        AssignmentRow(
            at=r.at, kind=r.kind, title=r.article.title, publisher=r.article.source.name, score=r.score,
            reason=r.reason, from_story=r.from_story, by=r.by,
        )
        for r in rows[:limit]
    )  # fmt: skip


def _points(story_id: str) -> tuple[Point, ...]:
    newest = TrendPoint.objects.filter(story_id=story_id).order_by("-at").values_list("at", "score", "owners")[:1000]
    return thinned([(at, score, owners) for at, score, owners in reversed(newest)], _CURVE_POINTS)
