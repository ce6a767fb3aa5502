"""Headers that every answer carries."""

from collections.abc import Callable
from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"


class PolicyMiddleware(CSPMiddleware):
    """The content security policy, put into words once for the pages that change nothing in it; a view with one of its
    own (``csp.decorators``) and a page with a nonce get theirs as the library makes it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set the header where there is none yet."""
        own = any(name.startswith("_csp_") for name in vars(response))
        if own or hasattr(request, "_csp_nonce"):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy())
        return response


@lru_cache(maxsize=1)
def _policy() -> str:
    return build_policy()


class SecurityHeadersMiddleware:
    """Cross-origin isolation, no powerful features, and private pages that no shared cache keeps."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-cache"
        return response


class LeftCookiesMiddleware:
    """Deletes cookies that have done their work (``visitor.leave_cookies``): the anonymous profile's after it became an
    account's, the account's after signing out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        for name in getattr(request, "_left_cookies", ()):
            response.delete_cookie(name)
        return response
