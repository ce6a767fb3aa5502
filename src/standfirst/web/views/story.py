"""A Story's pages: every article and why it is in it; who covers it and who does not."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.store.browse import CoveragePage, load_coverage, load_story
from standfirst.store.browse.moves import load_requests
from standfirst.store.clock import now as news_now
from standfirst.store.reader_page import is_saved
from standfirst.web.charts import step_chart, trend_chart
from standfirst.web.follows import story_choices
from standfirst.web.looks import note_open
from standfirst.web.notices import notice_for
from standfirst.web.pool import get_pool
from standfirst.web.visitor import visitor_of


def story(request: HttpRequest, story_id: str) -> HttpResponse:
    """A story; a merged one leads to the story it went into, for as long as the merge stands."""
    page = load_story(story_id)
    if page is None:
        raise Http404
    if page.merged_into:
        return HttpResponseRedirect(f"/story/{page.merged_into}")
    note_open(request, story_id)
    visitor = visitor_of(request)
    pool, profile = get_pool(), visitor.profile(news_now())
    scores, owners = [(at, s) for at, s, _ in page.points], [(at, n) for at, _, n in page.points]
    context = {
        "page": page, "now": news_now(), "is_staff": visitor.is_staff,
        "chart": trend_chart(scores, label="Score over time", width=560, height=120, axis=True),
        "owners_chart": step_chart(owners, label="Owners over time", unit="owner", height=80),
        "following": any(i.kind == "story" and i.value == story_id and i.weight > 0 for i in profile.interests),
        "notice": notice_for(request, pool, profile), "saved": is_saved(visitor.reader_id, story_id),
        "choices": story_choices(story_id, page.topics, pool.rows.get(story_id), profile)[1:],
        "measured": profile.measured,
        "requests": load_requests(story_id, limit=6) if visitor.is_staff else (),
    }  # fmt: skip
    return render(request, "standfirst/story.html", context)


def coverage(request: HttpRequest, story_id: str) -> HttpResponse:
    """Who covers a story and who does not, who was first, and how the number of sources grew."""
    page = load_coverage(story_id)
    if page is None:
        raise Http404
    if page.merged_into:
        return HttpResponseRedirect(f"/story/{page.merged_into}/coverage")
    shares = [
        ("country", "By country", [s for s in page.countries if s.name or len(page.countries) > 1]),
        ("language", "By language", [s for s in page.languages if s.name or len(page.languages) > 1]),
        ("group", "By group", list(page.groups)),
    ]
    context = {"page": page, "shares": shares, "chart": _growth_chart(page), "is_staff": visitor_of(request).is_staff}
    return render(request, "standfirst/coverage.html", context)


def _growth_chart(page: CoveragePage) -> str:
    owners, outlets = [(g.at, g.owners) for g in page.growth], [(g.at, g.outlets) for g in page.growth]
    if not page.growth:
        return ""
    first, last = page.growth[0], page.growth[-1]
    hours = (last.at - first.at).total_seconds() / 3600
    label = (
        f"From one source to {last.outlets} in {hours:.1f} hours, {last.owners} of them independent owners; "
        "the table below has every step"
    )
    return step_chart(owners, outlets, label=label, unit="source")
