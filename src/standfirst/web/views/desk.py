"""The editor's desk: what waits, what broke, what was asked, and the switches. Staff only."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from standfirst.store.browse import load_desk, load_sources_health
from standfirst.store.browse.moves import KINDS as STORY_KINDS
from standfirst.store.requests import ask_desk, close_request
from standfirst.store.settings import audit
from standfirst.store.switches import set_switch
from standfirst.store.work import revive
from standfirst.web.pool import forget_pool, get_status
from standfirst.web.staff import staff_name
from standfirst.web.views.acts import next_path
from standfirst.web.views.desk_stories import ask_for_plan
from standfirst.web.views.errors import wrong_request

_ASKABLE = {"publish-held", "spike-held", "write", "withdraw"}


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Everything on one page."""
    staff_name(request)
    context = {
        "desk": load_desk(), "status": get_status(), "sources": load_sources_health(),
        "asked": request.GET.get("asked", ""),
    }  # fmt: skip
    return render(request, "standfirst/desk.html", context)


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Write a request down for the desk."""
    who, kind = staff_name(request), request.POST.get("kind", "")
    subject = request.POST.get("subject", "").replace("\x00", "")[:64]
    if kind in STORY_KINDS:
        return ask_for_plan(request, kind, subject, who)
    if kind not in _ASKABLE or not subject:
        return wrong_request(request)
    payload: dict[str, object] = {}
    if kind == "withdraw":
        payload["reason"] = request.POST.get("reason", "").strip()[:500]
    ask_desk(kind, subject, by=who, payload=payload)
    return HttpResponseRedirect(f"{next_path(request, '/desk/')}?asked={kind}", status=303)


@login_required
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Stop or resume publishing for the desk, a source or a story: works at once, without the desk."""
    who = staff_name(request)
    stopped = request.POST.get("stopped") == "1"
    done = set_switch(request.POST.get("scope", ""), request.POST.get("subject", "")[:64], stopped, by=who)
    forget_pool()  # the next page of this process says so at once
    return HttpResponseRedirect(next_path(request, "/desk/"), status=303) if done else wrong_request(request)


@login_required
@require_POST
def close_case(request: HttpRequest) -> HttpResponse:
    """Close a reader's case with what came of it, or try a dead letter once more."""
    who = staff_name(request)
    number = request.POST.get("number", "")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return wrong_request(request)
    if request.POST.get("what") == "revive":
        revive(int(number))
        audit(who, "revived", number)
    else:
        close_request(int(number), request.POST.get("outcome", "").strip()[:2000] or "closed")
        audit(who, "closed-case", number)
    return HttpResponseRedirect("/desk/", status=303)
