"""Who comes in: names that a trusted proxy sends, and desks whose pages are for members only."""

import ipaddress
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from standfirst.account_rules import Network, trusted_networks
from standfirst.settings import get_settings
from standfirst.store.proxy_names import user_of_proxy
from standfirst.web.visitor import COOKIE, carry_over

Answer = Callable[[HttpRequest], HttpResponse]

# What anybody may ask for on a desk for members: the ways in, who answers for the desk, what machines need, and pages
# whose address is a secret of its own.
_OPEN = frozenset(
    "/about /privacy /robots.txt /favicon.svg /favicon.ico /manifest.webmanifest /healthz /metrics".split()
)
_OPEN_BELOW = ("/accounts/", "/static/", "/operator/", "/invite/", "/feed/mine/", "/digest/stop/")
_FOR_MACHINES = (".rss", ".atom", ".json", ".pub")


class ProxyMiddleware:
    """With ``STANDFIRST_ACCOUNTS=proxy``: who asks is whom the proxy names, request by request. No session is read or
    made, and a header from any other address counts for nothing. The sign-in pages are off."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if get_settings().accounts != "proxy":
            return self._get_response(request)
        request.user = named_user(request) or AnonymousUser()
        if request.user.is_authenticated and COOKIE in request.COOKIES:
            carry_over(None, request, request.user)
        if request.path.startswith("/accounts/"):
            return render(request, "standfirst/sign_in_elsewhere.html", status=404)
        return self._get_response(request)


def named_user(request: HttpRequest) -> Any | None:
    """The account of the name in the trusted proxy's header; None without one."""
    settings = get_settings()
    if not settings.proxy_header or not from_proxy(str(request.META.get("REMOTE_ADDR", ""))):
        return None
    email = request.headers.get(settings.proxy_email_header, "") if settings.proxy_email_header else ""
    return user_of_proxy(request.headers.get(settings.proxy_header, ""), email)


def from_proxy(address: str) -> bool:
    """Whether a peer's address is one of the proxy's."""
    try:
        peer = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(peer, ipaddress.IPv6Address) and peer.ipv4_mapped:
        peer = peer.ipv4_mapped
    return any(peer in network for network in _networks())


@lru_cache(maxsize=1)
def _networks() -> tuple[Network, ...]:
    return trusted_networks(get_settings())


class MembersMiddleware:
    """With ``STANDFIRST_READING=members``: pages only for those who are signed in."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if get_settings().reading == "open" or request.user.is_authenticated or is_open(request.path):
            return self._get_response(request)
        return _turned_away(request)


def is_open(path: str) -> bool:
    """Whether a path may be asked for by anybody, even where reading is for members."""
    return path in _OPEN or path.startswith(_OPEN_BELOW)


def _turned_away(request: HttpRequest) -> HttpResponse:
    if get_settings().accounts == "proxy":
        return render(request, "standfirst/sign_in_elsewhere.html", status=403)
    if request.path.startswith("/api/") or request.path.endswith(_FOR_MACHINES):
        return HttpResponse("This desk is for members; sign in first.\n", status=401, content_type="text/plain")
    return HttpResponseRedirect(f"/accounts/login/?{urlencode({'next': request.get_full_path()})}")
