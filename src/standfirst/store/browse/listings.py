"""Lists: the sources and their health, the corrections log, search results."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from standfirst.store.models import Correction, Feed, Report, Source, Story
from standfirst.store.search import search


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source, what the operator says of it, and how well reading it goes. ``state`` is "ok", "failing", "new" or
    "stopped"."""

    id: str
    name: str
    owner: str
    site: str
    language: str
    country: str
    groups: tuple[str, ...]
    vouched: bool
    feeds: int
    articles: int
    last_ok_at: datetime | None
    last_article_at: datetime | None
    failures: int
    error: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A line of the public corrections log."""

    report_id: str
    headline: str
    revision: int
    at: datetime
    note: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A found page: ``kind`` "report" or "story", with its address on this site."""

    kind: str
    key: str
    title: str
    text: str
    at: datetime
    path: str


def load_sources_health() -> tuple[SourceRow, ...]:
    """Every source that is read, by name."""
    fed = {
        r["source_id"]: r
        for r in Feed.objects.values("source_id").annotate(
            n=Count("id"), ok=Max("last_ok_at"), bad=Max("failures"), going=Count("id", filter=Q(stopped=False))
        )
    }
    errors = dict(Feed.objects.exclude(last_error="").values_list("source_id", "last_error"))
    rows = Source.objects.filter(removed_at=None).order_by("name", "id")
    rows = rows.annotate(n=Count("articles"), newest=Max("articles__published_at"))
    return tuple(_source(r, fed.get(r.id, {}), errors.get(r.id, "")) for r in rows)


def _source(row: Any, fed: dict[str, Any], error: str) -> SourceRow:
    failures = int(fed.get("bad") or 0)
    state = "stopped" if not fed.get("going") else "failing" if failures else "ok" if fed.get("ok") else "new"
    return SourceRow(
        id=row.id, name=row.name, owner=row.owner, site=row.site, language=row.language, country=row.country,
        groups=tuple(row.groups), vouched=row.vouched, feeds=int(fed.get("n") or 0), articles=row.n,
        last_ok_at=fed.get("ok"), last_article_at=row.newest, failures=failures,
        error=error if state == "failing" else "", state=state,
    )  # fmt: skip


def load_corrections(limit: int = 100) -> tuple[CorrectionRow, ...]:
    """The corrections log, newest first. Of a withdrawn Report only the note stays."""
    rows = Correction.objects.select_related("report").order_by("-at", "report_id", "order")[:limit]
    return tuple(
        CorrectionRow(
            report_id=r.report_id, headline=r.report.headline, revision=r.revision, at=r.at, note=r.note,
            before=r.before, after=r.after,
        )
        for r in rows
    )  # fmt: skip


def search_pages(query: str, limit: int = 30) -> tuple[SearchResult, ...]:
    """Published Reports and stories for a query, best first. A story with a Report is found as its Report."""
    hits = search(query, limit * 2)
    told = Report.objects.filter(id__in=_keys(hits, "report"), state="published", story__merged_into="")
    reports = {r.id: r for r in told}
    stories = {s.id: s for s in Story.objects.filter(id__in=_keys(hits, "story"), merged_into="")}
    covered = {r.story_id for r in reports.values()}
    found = []
    for hit in hits:
        if hit.kind == "report" and hit.key in reports:
            found.append(_found_report(reports[hit.key]))
        elif hit.kind == "story" and hit.key in stories and hit.key not in covered:
            found.append(_found_story(stories[hit.key]))
    return tuple(found[:limit])


def _keys(hits: Any, kind: str) -> list[str]:
    return [h.key for h in hits if h.kind == kind]


def _found_report(row: Report) -> SearchResult:
    return SearchResult(
        kind="report", key=row.id, title=row.headline, text=row.standfirst, at=row.updated_at, path=f"/report/{row.id}"
    )


def _found_story(row: Story) -> SearchResult:
    text = f"{row.article_count} articles from {row.owner_count} independent publishers"
    return SearchResult(kind="story", key=row.id, title=row.title, text=text, at=row.last_seen, path=f"/story/{row.id}")
