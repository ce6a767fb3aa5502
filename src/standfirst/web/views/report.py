"""A Report's page, its Revisions and its manifest."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe

from standfirst.domain.variant import KEYS, LANGUAGES
from standfirst.store.browse import GoneReport, ReportPage, load_report, load_revisions
from standfirst.store.clock import now as news_now
from standfirst.store.reactions import counts_for, my_reaction
from standfirst.store.reader_page import is_saved
from standfirst.store.variants import load_manifests
from standfirst.web.follows import story_choices
from standfirst.web.looks import note_open
from standfirst.web.notices import notice_for
from standfirst.web.pool import get_pool
from standfirst.web.visitor import Visitor, visitor_of

_WRITERS = {
    "model-free": "Code alone assembled it from quotations; no model took part.",
    "choosing": "Code wrote it; a small model chose among the sources' sentences.",
    "writing": "A model wrote it; code checked every sentence against its sources.",
}
_TRANSLATED = (
    "A model translated it sentence by sentence from the report; code compared figures, dates, names, negations, "
    "hedges and who says it with the original, and a model read every sentence beside it. Evidence is the original's."
)


def report(request: HttpRequest, report_id: str, number: int = 0, way: str = "") -> HttpResponse:
    """The newest Revision, a variant of it, or an old one under its number; of a story that was merged, the Report that
    tells it now. A variant that went with its Revision leads to the Report."""
    page = load_report(report_id, number, way)
    if page is None and way in KEYS:
        return HttpResponseRedirect(f"/report/{report_id}")
    if page is None:
        raise Http404
    if isinstance(page, GoneReport):
        return _gone(request, page)
    if page.told_by and not number:
        return HttpResponseRedirect(f"/report/{page.told_by}")
    visitor = visitor_of(request)
    if not number:
        note_open(request, page.story_id)
    context = {
        "page": page, "how": _how(page), "now": news_now(), "ld": _ready(page.json_ld),
        **_for_reader(request, visitor, page), "report_id": page.id, "told": "told" in request.GET,
        "evidence": all_sentences(page),
        "is_staff": visitor.is_staff,
    }  # fmt: skip
    return render(request, "standfirst/report.html", context)


def _for_reader(request: HttpRequest, visitor: Visitor, page: ReportPage) -> dict[str, object]:
    """What a Report's page shows to one reader: their reaction in the counts, what they saved, follow and mute."""
    pool, profile = get_pool(), visitor.profile(news_now())
    mine = my_reaction(visitor.reader_id, page.id) if visitor.reader_id else 0
    likes, dislikes = counts_for(visitor.reader_id, page.id) if mine else (page.likes, page.dislikes)
    return {
        "mine": mine, "likes": likes, "dislikes": dislikes, "notice": notice_for(request, pool, profile),
        "saved": is_saved(visitor.reader_id, page.story_id), "measured": profile.measured and profile.customised,
        "choices": story_choices(page.story_id, page.topics, pool.rows.get(page.story_id), profile),
    }  # fmt: skip


def _how(page: ReportPage) -> str:
    return _TRANSLATED if page.way in LANGUAGES else _WRITERS.get(page.writer, "")


def all_sentences(page: ReportPage) -> tuple[object, ...]:
    """Every sentence in reading order, for the evidence list."""
    return (page.headline, page.standfirst, *(s for paragraph in page.paragraphs for s in paragraph))


def _ready(json_ld: str) -> str:
    return mark_safe(json_ld)  # noqa: S308 - made by publish.json_ld, which escapes <, > and &


def _gone(request: HttpRequest, gone: GoneReport) -> HttpResponse:
    if gone.state == "withdrawn":
        return render(request, "standfirst/withdrawn.html", {"gone": gone}, status=410)
    return HttpResponseRedirect(f"/story/{gone.story_id}")


def revisions(request: HttpRequest, report_id: str) -> HttpResponse:
    """All Revisions with what changed."""
    page = load_report(report_id)
    if isinstance(page, GoneReport):
        return _gone(request, page)
    rows = load_revisions(report_id)
    if page is None or rows is None:
        raise Http404
    return render(
        request, "standfirst/revisions.html", {"rows": rows, "page": page, "is_staff": visitor_of(request).is_staff}
    )


def manifest(request: HttpRequest, report_id: str, number: int = 0, way: str = "") -> HttpResponse:
    """The signed manifest of a Revision or of a variant, as ``standfirst verify`` takes it."""
    page = load_report(report_id, number, way)
    if page is None or isinstance(page, GoneReport) or not page.manifest:
        raise Http404
    return HttpResponse(page.manifest, content_type="application/json; charset=utf-8")


def manifests(request: HttpRequest, report_id: str) -> HttpResponse:
    """The manifests of the newest Revision and of its variants, one a line, as ``standfirst verify`` takes them."""
    page = load_report(report_id)
    if page is None or isinstance(page, GoneReport) or not page.manifest:
        raise Http404
    lines = (page.manifest, *load_manifests(page.id, page.number))
    return HttpResponse("\n".join(lines) + "\n", content_type="application/jsonl; charset=utf-8")
