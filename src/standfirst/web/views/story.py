"""A Story's page: every article, who covers it, why each article is in it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from standfirst.store.browse import load_story
from standfirst.store.clock import now as news_now
from standfirst.web.charts import trend_chart
from standfirst.web.visitor import visitor_of


def story(request: HttpRequest, story_id: str) -> HttpResponse:
    """A story; a merged one leads to the story it went into."""
    page = load_story(story_id)
    if page is None:
        raise Http404
    if page.merged_into:
        return HttpResponsePermanentRedirect(f"/story/{page.merged_into}")
    chart = trend_chart(page.points, label=f"Trend of {page.title}", width=560, height=120, axis=True)
    profile = visitor_of(request).profile(news_now())
    following = any(i.kind == "story" and i.value == story_id and i.weight > 0 for i in profile.interests)
    context = {
        "page": page, "chart": chart, "now": news_now(), "following": following,
        "is_staff": visitor_of(request).is_staff,
    }  # fmt: skip
    return render(request, "standfirst/story.html", context)
