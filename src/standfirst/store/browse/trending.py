"""What is trending: Stories and named things with their evidence, and the tabs they stand under."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from standfirst.domain.trend import fading
from standfirst.store.browse.curves import Point, load_points
from standfirst.store.browse.signals import SignalLine, load_signals
from standfirst.store.browse.trend_view import TrendView, trend_view
from standfirst.store.clock import now as news_now
from standfirst.store.models import Report, Source, Story, ThingTrendRow, TrendFacetRow, TrendRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A tab: ``kind`` is "language" or "topic", ``value`` such as "de" or "transport"."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendingRow:
    """A Story on the trending page. ``facet_score`` is its score in the tab that was asked for, else the whole one;
    ``label`` the disclosure of its Report and ``writer`` who wrote it, "" without one; ``points`` oldest first."""

    story_id: str
    title: str
    report_id: str
    label: str
    writer: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    first_seen: datetime
    trend: TrendView
    facet_score: float
    facets: tuple[tuple[Facet, float], ...]
    signals: tuple[SignalLine, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingRow:
    """A named thing that is trending, with the (id, title) of Stories that speak of it, strongest first."""

    key: str
    name: str
    kind: str
    trend: TrendView
    stories: tuple[tuple[str, str], ...]


def load_trending(
    limit: int = 30, facet: Facet | None = None, *, trending_only: bool = False
) -> tuple[TrendingRow, ...]:
    """Stories by score, those that count as trending first; by their score in ``facet`` where one is given.

    What is trending is few and has an index of its own: looked up first, it spares a sort of every Story there is.
    """
    trending = _trending_now()
    scores = dict(list(trending.items())[:limit]) if facet is None else _facet_scores(facet, trending, limit)
    if not trending_only and len(scores) < limit:
        more = limit - len(scores)
        scores |= _scores_below(more) if facet is None else _facet_scores_below(facet, trending, more)
    rows = TrendRow.objects.filter(story_id__in=list(scores)).select_related("story", "story__report")
    by_id = {r.story_id: r for r in rows}
    found = [by_id[i] for i in scores if i in by_id]
    ids = [r.story_id for r in found]
    points, signals, facets, now = load_points(ids), load_signals(ids), _facets(ids), news_now()
    return tuple(
        _trending(r, scores[r.story_id], facets[r.story_id], signals[r.story_id], points[r.story_id], now)
        for r in found
    )


def load_things(limit: int = 30, kind: str = "") -> tuple[ThingRow, ...]:
    """Trending people, places and organisations by score, with the standing Stories that speak of them."""
    now = news_now()
    rows = ThingTrendRow.objects.filter(_still(now), score__gt=0)
    found = list((rows.filter(kind=kind) if kind else rows).order_by("-heat", "key")[:limit])
    titles = _titles({i for r in found for i in r.story_ids})
    return tuple(
        ThingRow(
            key=r.key, name=r.name, kind=r.kind, trend=trend_view(r, now),
            stories=tuple((i, titles[i]) for i in r.story_ids if i in titles),
        )
        for r in found
    )  # fmt: skip


def load_thing_names(limit: int) -> list[tuple[str, str]]:
    """(name, kind) of the named things that trend now, the strongest first."""
    rows = ThingTrendRow.objects.filter(_still(news_now()), score__gt=0).order_by("-heat", "key")
    return list(rows.values_list("name", "kind")[:limit])


def load_thing_counts() -> dict[str, int]:
    """How many named things of each kind are trending."""
    rows = ThingTrendRow.objects.filter(_still(news_now()), score__gt=0).values_list("kind")
    return dict(rows.annotate(n=Count("key")).order_by("kind"))


def load_facet_counts() -> dict[Facet, int]:
    """How many Stories are trending in each language and topic."""
    rows = TrendFacetRow.objects.filter(score__gt=0, story_id__in=list(_trending_now()))
    counted = rows.values_list("kind", "value").annotate(n=Count("story_id")).order_by("kind", "-n", "value")
    return {Facet(kind=k, value=v): n for k, v, n in counted}


def knows_language(code: str) -> bool:
    """Whether any source or Story of this desk speaks it."""
    if not code or TrendFacetRow.objects.filter(kind="language", value=code).exists():
        return bool(code)
    return Source.objects.filter(language=code).exists() or Story.objects.filter(language=code).exists()


def _still(now: datetime) -> Q:
    """Rows that count as trending at a moment."""
    return Q(trending=True) & (Q(trending_until=None) | Q(trending_until__gt=now))


def _trending_now() -> dict[str, float]:
    """Standing Stories that are trending with their scores now, strongest first.

    Asked in two: joined by "or", the two ends (none known, or still to come) make databases read every Story.
    """
    now = news_now()
    rows = TrendRow.objects.filter(trending=True, score__gt=0, story__merged_into="")
    rows = rows.exclude(story__report__state="withdrawn")
    both = (rows.filter(trending_until__gt=now), rows.filter(trending_until=None))
    listed = [r for half in both for r in half.values_list("heat", "story_id", "score", "at", "half_life")]
    listed.sort(key=lambda r: (-r[0], r[1]))
    return {story_id: score * fading(at, now, half_life) for _, story_id, score, at, half_life in listed}


def _scores_below(limit: int) -> dict[str, float]:
    """Stories that have a score and are not trending."""
    rows = TrendRow.objects.filter(score__gt=0, story__merged_into="").exclude(_still(news_now()))
    return _faded(rows.exclude(story__report__state="withdrawn").order_by("-heat")[:limit])


def _faded(rows: QuerySet[TrendRow]) -> dict[str, float]:
    now = news_now()
    listed = rows.values_list("story_id", "score", "at", "half_life")
    return {i: score * fading(at, now, half_life) for i, score, at, half_life in listed}


def _facet_scores(facet: Facet, trending: Iterable[str], limit: int) -> dict[str, float]:
    """Picked here and not by the database, which would walk the whole tab to find a few Stories in it."""
    rows = TrendFacetRow.objects.filter(story_id__in=list(trending), score__gt=0).order_by("-heat", "story_id")
    inside = [r for r in _faded_facets(rows) if r[0] == facet]
    return {story_id: score for _, story_id, score in inside[:limit]}


def _facet_scores_below(facet: Facet, trending: Iterable[str], limit: int) -> dict[str, float]:
    rows = TrendFacetRow.objects.filter(kind=facet.kind, value=facet.value, score__gt=0, story__merged_into="")
    rows = rows.filter(story__trend__score__gt=0).exclude(story__report__state="withdrawn")
    rows = rows.exclude(story_id__in=list(trending)).order_by("-heat")[:limit]
    return {story_id: score for _, story_id, score in _faded_facets(rows)}


def _faded_facets(rows: QuerySet[TrendFacetRow]) -> list[tuple[Facet, str, float]]:
    """(tab, story, score now) of facet rows, in their order."""
    now = news_now()
    listed = rows.values_list("kind", "value", "story_id", "score", "story__trend__at", "story__trend__half_life")
    return [
        (Facet(kind=kind, value=value), story_id, score * (fading(at, now, half_life) if at else 1.0))
        for kind, value, story_id, score, at, half_life in listed
    ]


def _facets(ids: list[str]) -> dict[str, tuple[tuple[Facet, float], ...]]:
    found: dict[str, list[tuple[Facet, float]]] = defaultdict(list)
    rows = TrendFacetRow.objects.filter(story_id__in=ids, score__gt=0).order_by("kind", "-heat", "value")
    for facet, story_id, score in _faded_facets(rows):
        found[story_id].append((facet, score))
    return defaultdict(tuple, {i: tuple(f) for i, f in found.items()})


def _titles(ids: set[str]) -> dict[str, str]:
    stories = dict(Story.objects.filter(id__in=ids, merged_into="").values_list("id", "title"))
    told = Report.objects.filter(story_id__in=ids, state="published").values_list("story_id", "headline")
    return stories | {i: headline for i, headline in told if i in stories}


def _trending(
    row: TrendRow,
    facet_score: float,
    facets: tuple[tuple[Facet, float], ...],
    signals: tuple[SignalLine, ...],
    points: tuple[Point, ...],
    now: datetime,
) -> TrendingRow:
    report = getattr(row.story, "report", None)
    shown = report if report and report.state == "published" else None
    languages = tuple(row.story.languages) or ((row.story.language,) if row.story.language else ())
    return TrendingRow(
        story_id=row.story_id, title=shown.headline if shown else row.story.title,
        report_id=shown.id if shown else "", label=shown.label if shown else "",
        writer=shown.writer if shown else "", topics=tuple(row.story.topics),
        languages=languages, first_seen=row.story.first_seen, trend=trend_view(row, now), facet_score=facet_score,
        facets=facets, signals=signals, points=points,
    )  # fmt: skip
