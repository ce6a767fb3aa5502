"""Topics, search, sources, corrections, about."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.domain.ranking import ReaderProfile
from standfirst.domain.topics import TOPICS
from standfirst.rank import COMMON_FRONT_PAGE, build_slate
from standfirst.settings import get_settings
from standfirst.store.browse import load_corrections, load_sources_health, search_pages
from standfirst.store.clock import now as news_now
from standfirst.web.cards import join_cards
from standfirst.web.pool import get_pool, get_status


def topics(request: HttpRequest) -> HttpResponse:
    """The sections, with how much each has now."""
    counts = Counter(t for c in get_pool().candidates.candidates for t in c.topics)
    return render(request, "standfirst/topics.html", {"rows": [(t, counts[t]) for t in TOPICS]})


def topic(request: HttpRequest, name: str) -> HttpResponse:
    """One section: the same for everyone."""
    if name not in TOPICS:
        raise Http404
    pool, now = get_pool(), news_now()
    candidates = [c for c in pool.candidates.candidates if name in c.topics]
    slate = build_slate(ReaderProfile(), candidates, now=now, size=50, configuration=COMMON_FRONT_PAGE)
    cards = join_cards(slate.items, pool.cards, f"It is in {name}")
    return render(request, "standfirst/topic.html", {"name": name, "cards": cards, "count": len(slate.items)})


def search(request: HttpRequest) -> HttpResponse:
    """Reports and stories that hold every word."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    results = search_pages(query) if query else ()
    return render(request, "standfirst/search.html", {"query": query, "results": results})


def sources(request: HttpRequest) -> HttpResponse:
    """Where the desk reads, and how well that goes."""
    return render(request, "standfirst/sources.html", {"rows": load_sources_health()})


def corrections(request: HttpRequest) -> HttpResponse:
    """The public corrections log."""
    return render(request, "standfirst/corrections.html", {"rows": load_corrections()})


def about(request: HttpRequest) -> HttpResponse:
    """How this desk works, what the labels mean, and who answers for it."""
    settings = get_settings()
    context = {"imprint": settings.imprint, "contact": settings.contact, "status": get_status()}
    return render(request, "standfirst/about.html", context)
