"""Your front page: what you follow and mute, the slider, what the desk learned, reset."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.domain.ranking import InteractionKind, ReaderProfile
from standfirst.domain.topics import TOPICS
from standfirst.store.clock import now as news_now
from standfirst.store.reader_page import load_kept
from standfirst.store.readers import reset_reader
from standfirst.web.notices import named, notice_for
from standfirst.web.pool import FrontPool, get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.choices import pool_languages
from standfirst.web.visitor import visitor_of


def you(request: HttpRequest) -> HttpResponse:
    """Everything that shapes a reader's front page, each with its way out."""
    pool, visitor = get_pool(), visitor_of(request)
    profile = visitor.profile(news_now())
    interests = [(i, named(i.kind, i.value, pool)) for i in sorted(profile.interests, key=lambda i: (i.kind, i.value))]
    followed = {i.value for i in profile.interests if i.kind == "topic" and i.weight >= 1}
    context = {
        "profile": profile, "visitor": visitor, "notice": notice_for(request, pool, profile),
        "follows": [p for p in interests if p[0].weight >= 1], "mutes": [p for p in interests if p[0].weight <= -1],
        "steps": [p for p in interests if 0 < abs(p[0].weight) < 1],
        "untaught": [p for p in interests if not p[0].weight],
        "hidden": _hidden(profile, pool), "open_topics": [t for t in TOPICS if t not in followed],
        "personal": round(profile.personal * 100), "done": request.GET.get("done", ""),
        **(_kept(visitor.reader_id, profile) if visitor.reader_id else {}),
    }  # fmt: skip
    return render(request, "standfirst/you.html", context)


def _kept(reader_id: str, profile: ReaderProfile) -> dict[str, object]:
    """What is kept beside interests, and what it taught, the strongest first."""
    kept = load_kept(reader_id)
    weights = sorted(profile.topic_weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return {
        "kept": kept, "learned": [(topic, weight, kept.taught.get(topic, "")) for topic, weight in weights],
        "languages": pool_languages(), "shares": _shares(profile),
    }  # fmt: skip


def _shares(profile: ReaderProfile) -> list[tuple[str, int]]:
    """(topic, percent) of the reading, the largest first; the front page keeps its topics in this proportion."""
    shares = sorted(profile.shares.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(topic, round(share * 100)) for topic, share in shares if share >= 0.005]


def _hidden(profile: ReaderProfile, pool: FrontPool) -> list[tuple[str, str]]:
    ids = {i.story_id for i in profile.recent if i.kind is InteractionKind.HIDE}
    return [(i, pool.rows[i].candidate.title) for i in sorted(ids) if i in pool.rows]


@same_origin_post
def reset(request: HttpRequest) -> HttpResponse:
    """Start again with an empty profile."""
    if reader := visitor_of(request).reader_id:
        reset_reader(reader)
    return HttpResponseRedirect("/you?done=reset", status=303)
