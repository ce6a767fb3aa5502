"""The API's addresses."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query, Status

from standfirst.store.browse import (
    GoneReport,
    load_corrections,
    load_report,
    load_revisions,
    load_sources_health,
    search_pages,
)
from standfirst.store.browse.published import load_published
from standfirst.store.clock import now as news_now
from standfirst.web.api.convert import front_out
from standfirst.web.api.schemas import (
    CorrectionOut,
    FrontOut,
    Gone,
    Problem,
    ReportOut,
    ReportSummary,
    RevisionOut,
    SearchOut,
    SourceOut,
)
from standfirst.web.api.stories import router
from standfirst.web.pool import get_pool
from standfirst.web.views.front import common_slate, reader_slate
from standfirst.web.visitor import visitor_of

api = NinjaAPI(
    title="Standfirst", version="1", urls_namespace="api",
    description="Stories, Reports with the evidence of every sentence, trends, sources, corrections. Read only.",
)  # fmt: skip
api.add_router("", router)
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=100_000)]
_NONE = Status(404, {"detail": "not found"})


@api.get("/reports", response=list[ReportSummary])
def reports(request: HttpRequest, topic: str = "", limit: Limit = 50, offset: Offset = 0) -> Any:
    """Published Reports, newest change first."""
    return list(  # a tuple of two would be taken for (status, body)
        load_published(topic=topic, limit=limit, offset=offset)
    )


@api.get("/reports/{report_id}", response={200: ReportOut, 404: Problem, 410: Gone})
def report(request: HttpRequest, report_id: str) -> Any:
    """A Report with every sentence and its evidence; 410 with the tombstone when it was withdrawn."""
    page = load_report(_clean(report_id))
    if isinstance(page, GoneReport):
        return Status(410, page) if page.state == "withdrawn" else _NONE
    return page or _NONE


@api.get("/reports/{report_id}/revisions", response={200: list[RevisionOut], 404: Problem})
def revisions(request: HttpRequest, report_id: str) -> Any:
    """Every Revision that stands, newest first, with what became of each sentence and which fact moved."""
    rows = load_revisions(_clean(report_id))
    return _NONE if rows is None else list(rows)


@api.get("/reports/{report_id}/as/{way}", response={200: ReportOut, 404: Problem, 410: Gone})
def report_as(request: HttpRequest, report_id: str, way: str) -> Any:
    """A variant of a Report: a length, plain language, another language; 404 where the newest Revision has none."""
    page = load_report(_clean(report_id), way=_clean(way)[:16])
    if isinstance(page, GoneReport):
        return Status(410, page) if page.state == "withdrawn" else _NONE
    return page or _NONE


@api.get("/sources", response=list[SourceOut])
def sources(request: HttpRequest) -> Any:
    """Where the desk reads."""
    return list(load_sources_health())


@api.get("/search", response=list[SearchOut])
def search(request: HttpRequest, q: str, limit: Limit = 30) -> Any:
    """Reports and stories that hold every word of ``q``."""
    return list(search_pages(_clean(q)[:200], limit))


@api.get("/front", response=FrontOut)
def front(request: HttpRequest) -> Any:
    """The reader's own front page with the reasons of every card (by cookie; without one, everyone's)."""
    pool, now = get_pool(), news_now()
    return front_out(reader_slate(visitor_of(request).profile(now), pool, now), pool)


@api.get("/common", response=FrontOut)
def common(request: HttpRequest) -> Any:
    """The front page that is the same for everyone."""
    pool = get_pool()
    return front_out(common_slate(pool, news_now()), pool)


@api.get("/corrections", response=list[CorrectionOut])
def corrections(request: HttpRequest, limit: Limit = 100) -> Any:
    """The corrections log, newest first."""
    return list(load_corrections(limit))


def _clean(text: str) -> str:
    return text.replace("\x00", "")  # PostgreSQL refuses NUL in text
