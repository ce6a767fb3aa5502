"""Switches and forgetting: what a reader lets the desk do and know, each changed on "Your front page"."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.store.clock import now as news_now
from standfirst.store.reader_page import forget_acts, forget_seen, saved_stories
from standfirst.store.readers import set_choices
from standfirst.web.notices import notice_for
from standfirst.web.pool import get_pool
from standfirst.web.same_origin import same_origin_post
from standfirst.web.views.errors import wrong_request
from standfirst.web.visitor import acting_reader, remember, visitor_of

_SWITCH = {"0": False, "1": True}


@same_origin_post
def choose(request: HttpRequest) -> HttpResponse:
    """Customising on or off, reading times on or off, one language or all."""
    said = {name: _SWITCH.get(request.POST[name]) for name in ("customised", "measured") if name in request.POST}
    language = request.POST.get("language")
    if None in said.values() or not (said or language is not None):
        return wrong_request(request)
    if language and language not in pool_languages():
        return wrong_request(request)
    set_choices(acting_reader(request), **said, language=language)
    return remember(request, HttpResponseRedirect("/you?done=kept", status=303))


def pool_languages() -> list[str]:
    """Languages of the stories on the desk now, in order."""
    return sorted({c.language for c in get_pool().candidates.candidates if c.language})


@same_origin_post
def forget(request: HttpRequest) -> HttpResponse:
    """Forget one act, all of them, or which cards were shown."""
    act, reader = request.POST.get("act", ""), visitor_of(request).reader_id
    if not (act == "all" or (act.isdecimal() and len(act) < 19) or "seen" in request.POST):
        return wrong_request(request)
    if reader and act:
        forget_acts(reader, 0 if act == "all" else int(act))
    elif reader:
        forget_seen(reader)
    return HttpResponseRedirect("/you?done=forgot", status=303)


def saved(request: HttpRequest) -> HttpResponse:
    """What the reader saved."""
    visitor, pool = visitor_of(request), get_pool()
    rows = saved_stories(visitor.reader_id) if visitor.reader_id else []
    notice = notice_for(request, pool, visitor.profile(news_now()))
    return render(request, "standfirst/saved.html", {"rows": rows, "notice": notice})
