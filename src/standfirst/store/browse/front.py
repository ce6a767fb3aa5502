"""The candidates of every front page: published Reports, and stories that have sources only."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from standfirst.domain.ranking import Candidate
from standfirst.store.browse.differing import load_differing
from standfirst.store.browse.named import NOTHING, Named, load_named
from standfirst.store.browse.news import News, load_news
from standfirst.store.browse.tellers import tellers
from standfirst.store.models import Report, Story
from standfirst.store.trends import scores_now

_WINDOW = timedelta(days=4)  # a story without news for longer is found by search, not by the front page
_ENOUGH = 30  # below this many candidates, stories of a single owner are let in: a new desk has few sources


_STORY = (
    "id", "title", "topics", "places", "language", "first_seen", "last_seen", "owner_count", "article_count", "pinned",
)  # fmt: skip
_REPORT = (
    "id", "story_id", "headline", "standfirst", "language", "revision", "published_at", "updated_at", "likes",
    "dislikes", "card_html",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontRow:
    """A candidate with what its card needs. ``report_id`` is "" where the desk has sources only; ``news`` is what moved
    since earlier Revisions, None for a first one."""

    candidate: Candidate
    report_id: str
    card_html: str
    trending: bool
    articles: int
    news: News | None = None


def load_front(now: datetime, limit: int = 2000) -> tuple[FrontRow, ...]:
    """Up to ``limit`` candidates, strongest trend first. Withdrawn Reports are never among them."""
    stories = Story.objects.filter(merged_into="", last_seen__gte=now - _WINDOW, article_count__gt=0)
    stories = stories.exclude(report__state="withdrawn")
    chosen = _newest(stories.filter(report__state="published"), limit)
    chosen |= _newest(stories.filter(owner_count__gte=2).exclude(report__state="published"), limit - len(chosen))
    if len(chosen) < _ENOUGH:
        chosen |= _newest(stories.filter(owner_count__lt=2).exclude(report__state="published"), _ENOUGH - len(chosen))
    return _rows(chosen, now)


def _newest(stories: QuerySet[Story], limit: int) -> dict[str, Any]:
    """Rows by id, named tuples: making 2,000 model objects would take three times as long."""
    rows = stories.order_by("-last_seen", "id").values_list(*_STORY, named=True)
    return {s.id: s for s in rows[: max(0, limit)]}


def _rows(stories: dict[str, Any], now: datetime) -> tuple[FrontRow, ...]:
    since = min((s.first_seen for s in stories.values()), default=None)
    if since is None:
        return ()
    told_by, abroad = tellers(since, stories)
    published = Report.objects.filter(state="published", updated_at__gte=since).values_list(*_REPORT, named=True)
    reports: dict[str, Any] = {r.story_id: r for r in published}
    trends = scores_now(since, now)
    shown = [r for i, r in reports.items() if i in stories]
    named, news, differing = load_named(stories), load_news(shown), load_differing(shown)
    rows = [
        _row(
            s, reports.get(i), trends.get(i, (0.0, False)), tuple(told_by[i].publishers),
            told_by[i].voice(abroad=abroad), named.get(i, NOTHING), news, differing,
        )
        for i, s in stories.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (-r.candidate.trend, r.candidate.story_id)))


def _row(
    story: Any,
    report: Any | None,
    trend: tuple[float, bool],
    publishers: tuple[str, ...],
    voice: str,
    named: Named,
    news: dict[str, News],
    differing: Container[str],
) -> FrontRow:
    title = report.headline if report else story.title
    moved = news.get(report.id) if report else None
    candidate = Candidate(
        story_id=story.id, title=title, topics=tuple(story.topics), publishers=publishers, owners=story.owner_count,
        trend=trend[0], published_at=(report.published_at if report else None) or story.first_seen,
        updated_at=max(report.updated_at, story.last_seen) if report else story.last_seen,
        text=f"{title} {report.standfirst if report else ''} {story.title}",
        places=tuple(dict.fromkeys((*story.places, *named.places))), things=named.things, authors=named.authors,
        language=(report.language if report else "") or story.language,
        revision=moved.moved if moved else int(report is not None),
        likes=report.likes if report else 0, dislikes=report.dislikes if report else 0, pinned=story.pinned,
        since=story.first_seen, voice=voice, differs=report is not None and report.id in differing,
    )  # fmt: skip
    return FrontRow(
        candidate=candidate, report_id=report.id if report else "", card_html=report.card_html if report else "",
        trending=trend[1], articles=story.article_count, news=moved,
    )  # fmt: skip
