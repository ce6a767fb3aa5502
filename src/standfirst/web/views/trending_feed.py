"""What is trending as RSS, Atom and JSON Feed: for all, or one language or topic, with the evidence of every score."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse

from standfirst.settings import get_settings
from standfirst.store.browse import Facet, TrendingRow, load_trending
from standfirst.store.browse.trend_view import EvidenceLine
from standfirst.web.templatetags.words import language
from standfirst.web.views.errors import wrong_request
from standfirst.web.views.feeds import SOURCE_TYPES, Entry, feed_answer
from standfirst.web.views.trending import asked_facet

_MOST = 30


def trending_feed(request: HttpRequest, kind: str) -> HttpResponse:
    """Stories that are trending, strongest first. An entry keeps its address, and is new again at a new peak."""
    facet = asked_facet(request)
    if len(request.GET.keys() & {"language", "topic"}) > 1:
        return wrong_request(request)
    query = f"?{facet.kind}={facet.value}" if facet else ""
    title = f"{get_settings().site_name}: trending{_of(facet)}"
    entries = tuple(_entry(r) for r in load_trending(_MOST, facet, trending_only=True))
    return feed_answer(kind, title, request.path + query, entries)


def _of(facet: Facet | None) -> str:
    if facet is None:
        return ""
    return f" in {language(facet.value)}" if facet.kind == "language" else f" in {facet.value}"


def _entry(row: TrendingRow) -> Entry:
    lines = "; ".join(_line(line) for line in row.trend.lines)
    return Entry(
        path=f"/story/{row.story_id}", title=row.title,
        text=f"{row.trend.why} Score {row.trend.total:.2f}: {lines}." if lines else row.trend.why,
        disclosure=row.label, source_type=SOURCE_TYPES.get(row.writer, ""), published_at=row.first_seen,
        updated_at=row.trend.peak_at, topics=row.topics, numbers=_numbers(row),
    )  # fmt: skip


def _line(line: EvidenceLine) -> str:
    detail = f" ({line.detail})" if line.detail else ""
    return f"{line.label}{detail} {line.shown:.2f}"


def _numbers(row: TrendingRow) -> dict[str, Any]:
    """For the JSON Feed: the whole trend, times as ISO 8601."""
    trend = row.trend
    return {
        "score": trend.score, "owners": trend.owners, "usual": trend.usual, "velocity": trend.velocity,
        "acceleration": trend.acceleration, "pace": trend.pace, "peak": trend.peak,
        "peak_at": trend.peak_at.isoformat(), "at": trend.at.isoformat(), "languages": list(row.languages),
        "evidence": [{**asdict(line), "at": line.at.isoformat()} for line in trend.lines],
        "signals": [{**asdict(s), "at": s.at.isoformat()} for s in row.signals],
    }  # fmt: skip
