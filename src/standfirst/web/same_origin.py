"""Forms of readers who have no cookie yet.

A CSRF token needs a cookie, and we set none before a reader acts. Browsers say where a request comes from: a form
post is taken only when ``Sec-Fetch-Site`` or ``Origin`` says that it came from a page of ours (the method of Go 1.25's
``CrossOriginProtection``; Fetch Metadata, W3C). A request that says neither is refused. Accounts, desk and admin keep
Django's tokens.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

View = Callable[..., HttpResponse]


def from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very site sent the request."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()


def same_origin_post(view: View) -> View:
    """A view for forms of our own pages: POST only, from our own pages only."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not from_our_page(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
