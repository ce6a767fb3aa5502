"""Sign-in forms without a cookie before they are sent.

Django's CSRF token needs a cookie as soon as a form is shown; a sign-in page that somebody only looks at would set one.
Under ``/accounts/`` a form is therefore taken without a token when the browser itself says that a page of ours sent it
(``web.same_origin``: Fetch Metadata, as in Go 1.25's ``CrossOriginProtection``). Whatever cannot say so needs the token
and its cookie, as everywhere else.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from standfirst.web.same_origin import from_our_page

_WHERE = "/accounts/"


class AccountCsrfMiddleware(CsrfViewMiddleware):
    """Django's own, but for accounts."""

    def process_view(self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any) -> Any:
        """Take a form of our own page; leave everything else to Django."""
        if request.path.startswith(_WHERE) and from_our_page(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set no cookie for somebody who has none and is not signed in."""
        known = bool(request.COOKIES) or getattr(request, "user", None) is None or request.user.is_authenticated
        if request.path.startswith(_WHERE) and not known:
            return response
        return super().process_response(request, response)
