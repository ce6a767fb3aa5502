"""The API's addresses about Stories, trends and coverage."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Status

from standfirst.domain.topics import TOPICS
from standfirst.store.browse import Facet, load_coverage, load_story, load_things, load_trending
from standfirst.store.browse.trending import knows_language, load_facet_counts
from standfirst.web.api.convert import coverage_out, story_out, story_summary, thing_out, trending_out
from standfirst.web.api.schemas import Problem, StorySummary
from standfirst.web.api.story_schemas import CoverageOut, FacetCountOut, StoryOut, ThingOut, TrendingOut
from standfirst.web.pool import get_pool

router = Router(tags=["stories"])
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=100_000)]
_NONE = Status(404, {"detail": "not found"})


@router.get("/stories", response=list[StorySummary])
def stories(request: HttpRequest, topic: str = "", limit: Limit = 50, offset: Offset = 0) -> Any:
    """Stories that the front page chooses from, strongest trend first."""
    rows = [r for r in get_pool().rows.values() if not topic or topic in r.candidate.topics]
    return [story_summary(r) for r in rows[offset : offset + limit]]


@router.get("/stories/{story_id}", response={200: StoryOut, 404: Problem})
def story(request: HttpRequest, story_id: str) -> Any:
    """A story with its articles, history, trend and signals; a merged one answers with the story it went into."""
    page = _current(load_story, story_id)
    return story_out(page) if page else _NONE


@router.get("/stories/{story_id}/coverage", response={200: CoverageOut, 404: Problem})
def coverage(request: HttpRequest, story_id: str) -> Any:
    """Who covers a story and who does not, who was first, and how the number of sources grew."""
    page = _current(load_coverage, story_id)
    return coverage_out(page) if page else _NONE


@router.get("/trending", response={200: list[TrendingOut], 404: Problem, 400: Problem})
def trending(request: HttpRequest, language: str = "", topic: str = "", below: bool = False, limit: Limit = 30) -> Any:
    """Stories that are trending, strongest first, each with its evidence, facets, signals and curve.

    With ``language`` or ``topic`` by their score there; ``below`` adds stories that do not stand out.
    """
    if language and topic:
        return Status(400, {"detail": "ask for a language or for a topic, not for both"})
    facet = Facet(kind="language", value=_clean(language)) if language else None
    facet = Facet(kind="topic", value=topic) if topic else facet
    if facet and not (knows_language(facet.value) if facet.kind == "language" else facet.value in TOPICS):
        return Status(404, {"detail": f"this desk knows no {facet.kind} of that name"})
    return Status(200, [trending_out(r) for r in load_trending(limit, facet, trending_only=not below)])


@router.get("/trending/facets", response=list[FacetCountOut])
def facets(request: HttpRequest) -> Any:
    """How many stories are trending in each language and topic."""
    return [{"kind": f.kind, "value": f.value, "count": n} for f, n in load_facet_counts().items()]


@router.get("/trending/things", response=list[ThingOut])
def things(
    request: HttpRequest, kind: Literal["", "person", "place", "organisation", "thing"] = "", limit: Limit = 30
) -> Any:
    """People, places and organisations that are trending, with the stories that speak of them."""
    return [thing_out(r) for r in load_things(limit, kind)]


def _current(load: Callable[[str], Any], story_id: str) -> Any:
    page = load(_clean(story_id))
    while page is not None and page.merged_into:
        page = load(page.merged_into)
    return page


def _clean(text: str) -> str:
    return text.replace("\x00", "")  # PostgreSQL refuses NUL in text
