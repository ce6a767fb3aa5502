"""The account of a reader and what is kept about them: ways in, export, erasing, and the public page on privacy."""

import json
from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from standfirst.settings import get_settings
from standfirst.store.browse.account import load_account
from standfirst.store.erasure import erase_person, is_last_operator
from standfirst.store.personal_export import export_person
from standfirst.web.forgetting import forget_reader
from standfirst.web.same_origin import from_our_page, same_origin_post
from standfirst.web.sessions import forget_sessions_of
from standfirst.web.views.acts import next_path
from standfirst.web.visitor import APART, COOKIE, leave_cookies, visitor_of

_APART_FOR = 15 * 60  # seconds in which the sign-in that follows carries nothing over


def account(request: HttpRequest) -> HttpResponse:
    """Who you are to this desk, how you sign in, and everything you may do with your data."""
    visitor, settings = visitor_of(request), get_settings()
    context = {
        "visitor": visitor, "account": load_account(visitor.user_id) if visitor.user_id else None,
        "new": request.GET.get("new") == "1", "acts_days": settings.keep_acts_days, "oidc_name": settings.oidc_name,
    }  # fmt: skip
    return render(request, "standfirst/account.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """What this desk keeps about readers, how long, and who sees it: the settings in force, in plain words."""
    settings = get_settings()
    context = {
        "acts_days": settings.keep_acts_days, "seen_days": settings.keep_seen_days, "contact": settings.contact,
        "imprint": settings.imprint, "oidc": bool(settings.oidc_address), "oidc_name": settings.oidc_name,
    }  # fmt: skip
    return render(request, "standfirst/privacy.html", context)


def export(request: HttpRequest) -> HttpResponse:
    """Everything stored about the reader and their account, as a JSON file."""
    visitor = visitor_of(request)
    body = json.dumps(export_person(visitor.reader_id, visitor.user_id), ensure_ascii=False, indent=1)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="standfirst-reader.json"'
    response["Cache-Control"] = "no-store"
    return response


@same_origin_post
def keep_apart(request: HttpRequest) -> HttpResponse:
    """Whether the anonymous profile comes along at the next sign-in: a choice for shared computers."""
    response = HttpResponseRedirect(next_path(request, "/accounts/login/"), status=303)
    if request.POST.get("apart") == "1":
        response.set_cookie(
            APART, "1", max_age=_APART_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
        )  # fmt: skip
    else:
        response.delete_cookie(APART)
    return response


@csrf_exempt  # guarded by where the form comes from: an anonymous reader has no token
def erase(request: HttpRequest) -> HttpResponse:
    """GET says what would go; POST with the box ticked erases reader and account at once and for good."""
    visitor = visitor_of(request)
    if not visitor.reader_id and visitor.user_id is None:
        return HttpResponseRedirect("/you", status=303)
    if visitor.user_id and get_settings().accounts != "proxy":
        raise_if_reauthentication_required(request, app="allauth.mfa")
    last = bool(visitor.user_id) and is_last_operator(visitor.user_id or 0)
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST":
        if not from_our_page(request):
            raise PermissionDenied
        if sure and not last:
            return _erased(request)
    context = {"visitor": visitor, "last_operator": last, "unsure": request.method == "POST" and not sure}
    return render(request, "standfirst/erase.html", context)


def _erased(request: HttpRequest) -> HttpResponse:
    visitor: Any = visitor_of(request)
    if visitor.user_id:
        logout(request)
        forget_sessions_of(visitor.user_id)
    erase_person(visitor.reader_id, visitor.user_id)
    forget_reader(visitor.reader_id)
    leave_cookies(request, COOKIE)
    return HttpResponseRedirect("/you?done=deleted", status=303)
