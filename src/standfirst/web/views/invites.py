"""Invitations: the page behind an invitation's link, and the operator's list on the desk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from standfirst.settings import get_settings
from standfirst.store.invites import DAYS, invite_is_good, list_invites, make_invite, revoke_invite
from standfirst.web.account_adapter import INVITE
from standfirst.web.same_origin import from_our_page
from standfirst.web.staff import staff_name
from standfirst.web.views.errors import forbidden, not_found, wrong_request


@csrf_exempt  # guarded by where the form comes from: looking at an invitation sets no cookie
def invite(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks and spends nothing; POST takes the invitation up and leads to the sign-up form."""
    if get_settings().accounts != "invite":
        return not_found(request)
    good = invite_is_good(token)
    if request.method != "POST" or not good:
        return render(request, "standfirst/invite.html", {"good": good}, status=200 if good else 404)
    if not from_our_page(request):
        return forbidden(request)
    request.session[INVITE] = token
    return HttpResponseRedirect("/accounts/signup/", status=303)


@login_required
def desk_invites(request: HttpRequest) -> HttpResponse:
    """The operator's list: make, see once, take back."""
    who = staff_name(request)
    if request.method != "POST":
        return _page(request)
    if request.POST.get("what") == "revoke":
        number = request.POST.get("number", "")
        if not number.isascii() or not number.isdigit() or len(number) > 18:
            return wrong_request(request)
        revoke_invite(int(number), who)
        return HttpResponseRedirect("/desk/invites", status=303)
    days = request.POST.get("days", "")
    token = make_invite(who, note=request.POST.get("note", ""), days=int(days) if days.isdecimal()
                        and len(days) < 5 else DAYS)  # fmt: skip
    return _page(request, f"{get_settings().address}/invite/{token}")


def _page(request: HttpRequest, link: str = "") -> HttpResponse:
    context = {"rows": list_invites(), "link": link, "days": DAYS}
    response = render(request, "standfirst/desk_invites.html", context)
    response["Cache-Control"] = "no-store"  # the link is shown once
    return response
