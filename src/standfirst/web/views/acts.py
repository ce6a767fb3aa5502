"""What readers do with cards, interests and Reports: plain forms, answered with a redirect or a small piece of page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store.clock import now as news_now
from standfirst.store.reactions import react
from standfirst.store.reader_page import story_title
from standfirst.store.readers import (
    clear_interest,
    load_profile,
    note_interaction,
    nudge_interests,
    set_interest,
    set_personal,
    undo_interaction,
    weight_of,
)
from standfirst.store.requests import ask_desk
from standfirst.web.notices import Notice, address_with, notice_of
from standfirst.web.pool import get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.errors import not_found, wrong_request
from standfirst.web.visitor import acting_reader, remember

_STEP = 0.3  # of "more" and "less": three make nearly a follow
_INTEREST_ACTS = {"follow": 1.0, "mute": -1.0, "untaught": 0.0, "clear": None, "put_back": None}
_STORY_MARKS = {
    "hide": (InteractionKind.HIDE, True), "unhide": (InteractionKind.HIDE, False),
    "save": (InteractionKind.SAVE, True), "unsave": (InteractionKind.SAVE, False),
}  # fmt: skip
_MOST_TOLD = 2000  # characters of "Something wrong?"


def next_path(request: HttpRequest, default: str = "/") -> str:
    """Where a form wants to go back to, if that is on this site."""
    path = request.POST.get("next", "")
    safe = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if safe else default


@same_origin_post
def act(request: HttpRequest) -> HttpResponse:
    """One act: more, less, hide, unhide, save, unsave on a story; follow, mute, clear on an interest, leave a topic
    unlearned, or put an interest back as it was."""
    word, kind, value = _wish(request)
    told = {"story": request.POST.get("story", "")[:26], "kind": kind, "value": value}
    if word in ("more", "less", *_STORY_MARKS):
        done = _on_story(request, word, told["story"])
    elif word in _INTEREST_ACTS and kind in set(InterestKind) and value:
        before = _on_interest(request, word, InterestKind(kind), value)
        done, told["was"] = True, "" if before is None else f"{before:g}"
    else:
        return wrong_request(request)
    return _answer(request, word, told) if done else not_found(request)


def _wish(request: HttpRequest) -> tuple[str, str, str]:
    """(act, kind, value): a card's button says all three in one, ``follow=topic:science``; other forms have fields."""
    for word in ("follow", "mute", "clear"):
        if both := request.POST.get(word, ""):
            kind, _, value = both.partition(":")
            return word, kind, value.replace("\x00", "").strip()[:200]
    value = request.POST.get("value", "").replace("\x00", "").strip()[:200]
    return request.POST.get("act", ""), request.POST.get("kind", ""), value


def _on_story(request: HttpRequest, word: str, story: str) -> bool:
    row = get_pool().rows.get(story)
    if row is None and (word in ("more", "less") or not story_title(story)):
        return False
    reader = acting_reader(request)
    if word in _STORY_MARKS:
        kind, marked = _STORY_MARKS[word]
        undo_interaction(reader, story, kind)
        return note_interaction(reader, story, kind, news_now()) if marked else True
    step = _STEP if word == "more" else -_STEP
    topics = row.candidate.topics[:2] if row else ()
    publishers = row.candidate.publishers[:1] if row else ()
    moved = nudge_interests(
        reader, InterestKind.TOPIC if topics else InterestKind.PUBLISHER, topics or publishers, step
    )
    if not moved:  # all of it is followed or muted, which only the reader's word changes: so this story alone
        nudge_interests(reader, InterestKind.STORY, [story], step)
    return True


def _on_interest(request: HttpRequest, word: str, kind: InterestKind, value: str) -> float | None:
    """What the reader had said of it before."""
    reader = acting_reader(request)
    before = weight_of(reader, kind, value)
    weight = _was(request) if word == "put_back" else _INTEREST_ACTS[word]
    if weight is None:
        clear_interest(reader, kind, value)
    else:
        set_interest(reader, kind, value, weight)
    return before


def _was(request: HttpRequest) -> float | None:
    try:
        was = float(request.POST.get("was", ""))
    except ValueError:
        return None
    return was if -1.0 <= was <= 1.0 else None


def _answer(request: HttpRequest, word: str, told: dict[str, str]) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return remember(request, render(request, "standfirst/parts/done.html", {"notice": _told(request, word, told)}))
    return remember(request, HttpResponseRedirect(address_with(next_path(request), done=word, **told), status=303))


def _told(request: HttpRequest, word: str, told: dict[str, str]) -> Notice | None:
    profile = load_profile(acting_reader(request), news_now())  # as it is after the act
    return notice_of(word, told, get_pool(), profile)


@same_origin_post
def reaction(request: HttpRequest, report_id: str) -> HttpResponse:
    """Like, dislike, or take it back."""
    value = {"like": 1, "dislike": -1, "none": 0}.get(request.POST.get("value", ""))
    if value is None:
        return wrong_request(request)
    counts = react(acting_reader(request), report_id, value, news_now())
    if counts is None:
        return not_found(request)
    if request.headers.get("HX-Request"):
        context = {"report_id": report_id, "likes": counts[0], "dislikes": counts[1], "mine": value}
        return remember(request, render(request, "standfirst/parts/reactions.html", context))
    back = next_path(request, f"/report/{report_id}#reactions")
    return remember(request, HttpResponseRedirect(back, status=303))


@same_origin_post
def something_wrong(request: HttpRequest, report_id: str) -> HttpResponse:
    """Open a correction case: apart from likes, seen by an editor, never counted."""
    text = request.POST.get("what", "").replace("\x00", "").strip()[:_MOST_TOLD]
    if not text:
        return wrong_request(request)
    payload = {
        "text": text, "sentence": request.POST.get("sentence", "")[:20],
        "contact": request.POST.get("contact", "").replace("\x00", "")[:200],
    }  # fmt: skip
    ask_desk("case", report_id, by=acting_reader(request), payload=payload)
    return remember(request, HttpResponseRedirect(f"/report/{report_id}?told=1#wrong", status=303))


@same_origin_post
def slider(request: HttpRequest) -> HttpResponse:
    """From the common front page to all mine."""
    try:
        share = float(request.POST.get("personal", "100")) / 100
    except ValueError:
        return wrong_request(request)
    set_personal(acting_reader(request), share if share == share else 1.0)
    return remember(request, HttpResponseRedirect("/you", status=303))
