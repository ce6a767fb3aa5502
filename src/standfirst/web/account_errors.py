"""When the service that should say who somebody is does not answer: a page that says so, and no account."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

log = structlog.get_logger("standfirst.web")


class IssuerAwayMiddleware:
    """allauth asks an OpenID Connect issuer while a page waits, and lets failures of the network through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a failed request to the issuer; everything else is none of ours."""
        if not (request.path.startswith("/accounts/oidc/") and isinstance(exception, RequestException)):
            return None
        log.warning("issuer.away", error=type(exception).__name__)
        return render(request, "socialaccount/authentication_error.html", status=502)
