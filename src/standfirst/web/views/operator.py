"""The one-time link of the person at the machine. Opening it shows a button, so that no prefetch spends it."""

from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.settings import get_settings
from standfirst.store.operators import link_is_good, use_link
from standfirst.web.views.errors import not_found


def operator(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST makes the visitor the operator."""
    user: Any = request.user
    if get_settings().accounts == "proxy" and not user.is_authenticated:
        return render(request, "standfirst/sign_in_elsewhere.html", status=403)
    if request.method != "POST":
        return render(request, "standfirst/operator.html") if link_is_good(token) else not_found(request)
    user_id = use_link(token, user.pk if user.is_authenticated else None)
    if user_id is None:
        return not_found(request)
    if get_settings().accounts != "proxy":
        account: Any = get_user_model().objects.get(pk=user_id)
        login(request, account)
    return HttpResponseRedirect("/desk/", status=303)
