"""Topics, search, sources, corrections, about."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.domain.ranking import InteractionKind, InterestKind, ReaderProfile
from standfirst.domain.topics import TOPICS
from standfirst.rank import build_slate
from standfirst.rank.wish_words import folded_wish
from standfirst.settings import get_settings
from standfirst.store.browse import SearchResult, load_corrections, load_sources_health, search_pages
from standfirst.store.clock import now as news_now
from standfirst.store.live_weights import common_weights
from standfirst.store.reader_page import story_of
from standfirst.store.readers import note_interaction
from standfirst.web.cards import join_cards
from standfirst.web.follows import Pair, choices
from standfirst.web.looks import is_look
from standfirst.web.notices import notice_for
from standfirst.web.pool import FrontPool, get_pool, get_status
from standfirst.web.same_origin import from_our_page
from standfirst.web.views.wish import known_names
from standfirst.web.visitor import visitor_of

_NOTED = 3  # stories that a search counts for


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
    slate = build_slate(ReaderProfile(), candidates, now=now, size=50, configuration=common_weights())
    cards = join_cards(slate.items, pool.cards, f"It is in {name}").decode()
    profile = visitor_of(request).profile(now)
    state = choices([(InterestKind.TOPIC, name)], profile)[0].state
    context = {
        "name": name, "cards": cards, "count": len(slate.items), "state": state,
        "notice": notice_for(request, pool, profile),
    }  # fmt: skip
    return render(request, "standfirst/topic.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """Reports and stories that hold every word."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    results = search_pages(query) if query else ()
    visitor, pool = visitor_of(request), get_pool()
    profile = visitor.profile(news_now())
    if visitor.reader_id and profile.measured and results and is_look(request) and from_our_page(request):
        _note_search(visitor.reader_id, results)
    context = {
        "query": query, "results": results, "notice": notice_for(request, pool, profile),
        "here": f"/search?{urlencode({'q': query})}",
        "choices": choices(_searched(query, pool), profile) if query else (),
    }  # fmt: skip
    return render(request, "standfirst/search.html", context)


def _searched(query: str, pool: FrontPool) -> list[Pair]:
    """The word that was searched, and the name that it is on this desk."""
    known = known_names(pool).names.get(folded_wish(query))
    return [*([known] if known else []), (InterestKind.WORD, query)]


def _note_search(reader_id: str, results: Sequence[SearchResult]) -> None:
    """The first stories that a search found, for a reader who consents and typed it here; its words are not kept."""
    for result in results[:_NOTED]:
        story_id = result.key if result.kind == "story" else story_of(result.key)
        note_interaction(reader_id, story_id, InteractionKind.SEARCH, news_now())


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
