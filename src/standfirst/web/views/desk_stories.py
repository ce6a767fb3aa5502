"""Stories in the editor's hands: found, merged, split, moved, locked, and put back. Staff only.

Every act is looked at before it is asked for (``plan``), and followed after (``request_page``); the desk does it.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.store.browse.choices import find_stories, newest_stories, related_stories
from standfirst.store.browse.moves import load_changes, load_request, load_requests
from standfirst.store.requests import ask_desk
from standfirst.web.plans import DONE, Checked, button_of, check, payload_of, plan_from, title_of, what_happens
from standfirst.web.pool import get_status
from standfirst.web.staff import staff_name
from standfirst.web.views.errors import not_found, wrong_request

_QUIET = 120.0  # seconds without a heartbeat after which a request may wait long


@login_required
def stories(request: HttpRequest) -> HttpResponse:
    """Standing Stories, by words or newest first, and what happened to them lately."""
    staff_name(request)
    query = _query(request)
    context = {
        "query": query, "stories": find_stories(query, limit=50) if query else newest_stories(),
        "changes": load_changes(), "requests": load_requests(limit=10),
    }  # fmt: skip
    return render(request, "standfirst/desk_stories.html", context)


@login_required
def plan(request: HttpRequest, story_id: str, kind: str) -> HttpResponse:
    """What an act would do, with the button that asks for it; before that, the choice of the other Story."""
    staff_name(request)
    wanted = plan_from(kind, story_id, request.GET)
    checked = check(wanted) if wanted else None
    if checked is None:
        return not_found(request)
    if checked.problem:
        return render(request, "standfirst/desk_plan.html", _told(checked), status=400)
    if kind in ("merge", "move") and not checked.plan.into:
        return _choose(request, checked)
    return render(request, "standfirst/desk_plan.html", _told(checked))


def ask_for_plan(request: HttpRequest, kind: str, subject: str, who: str) -> HttpResponse:
    """Write a checked plan down for the desk; 400 with the reason where it cannot be done."""
    wanted = plan_from(kind, subject, request.POST)
    checked = check(wanted) if wanted else None
    if checked is None or (kind in ("merge", "move") and not checked.plan.into):
        return wrong_request(request)
    if checked.problem:
        return render(request, "standfirst/desk_plan.html", _told(checked), status=400)
    number = ask_desk(kind, checked.plan.subject, by=who, payload=payload_of(checked.plan))
    return HttpResponseRedirect(f"/desk/request/{number}", status=303)


@login_required
def request_page(request: HttpRequest, number: int) -> HttpResponse:
    """What came of a request, with its undo."""
    staff_name(request)
    row = load_request(number) if number < 1 << 63 else None
    if row is None:
        return not_found(request)
    age = get_status().heartbeat_age
    context = {"row": row, "done": DONE[row.kind], "quiet": age is None or age > _QUIET}
    return render(request, "standfirst/desk_request.html", context)


def _choose(request: HttpRequest, checked: Checked) -> HttpResponse:
    query = _query(request)
    found = find_stories(query, without=checked.plan.subject) if query else ()
    context = {
        "checked": checked, "title": title_of(checked), "query": query, "found": found,
        "related": () if query else related_stories(checked.plan.subject),
    }  # fmt: skip
    return render(request, "standfirst/desk_choose.html", context)


def _told(checked: Checked) -> dict[str, object]:
    return {
        "checked": checked, "title": title_of(checked), "button": button_of(checked),
        "sentences": what_happens(checked),
    }  # fmt: skip


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:200]
