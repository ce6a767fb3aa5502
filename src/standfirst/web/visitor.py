"""Who asks: an account, an anonymous reader by signed cookie, or nobody we know. Looking sets no cookie, writes no row.

Profiles are kept per process until their reader acts again (``Reader.version``) or half a minute has passed.
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from standfirst.domain.ranking import ReaderProfile
from standfirst.store.carry_over import claim_reader
from standfirst.store.readers import find_reader, load_profile, make_reader
from standfirst.web.budget import NewReaderBudget
from standfirst.web.profiles import KeptProfiles

COOKIE = "standfirst_reader"
APART = "standfirst_apart"  # "keep what I did here apart": no carrying over at the next sign-in
_SALT = "standfirst.reader"
_YEAR = 60 * 60 * 24 * 365
_RENEWED = 60 * 60 * 24 * 30  # seconds after which an act signs the cookie anew, so that readers who act keep theirs
_KEPT_FOR = 30.0  # seconds; only what was shown can be this stale, since an act raises the version
_profiles = KeptProfiles(most=100_000, seconds=_KEPT_FOR)
_budget = NewReaderBudget()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """``reader_id`` is "" for somebody who never acted."""

    reader_id: str = ""
    version: int = 0
    user_id: int | None = None
    is_staff: bool = False

    def profile(self, now: datetime) -> ReaderProfile:
        """What ranking may know; the empty profile for somebody who never acted."""
        if not self.reader_id:
            return ReaderProfile()
        if kept := _profiles.find(self.reader_id, self.version, time.monotonic()):
            return kept
        profile = load_profile(self.reader_id, now)
        _profiles.keep(self.reader_id, self.version, time.monotonic(), profile)
        return profile


def forget_profiles() -> None:
    """Let go of all profiles: their words lie in one table, whosever they are. They are read again when asked for."""
    _profiles.clear()


def visitor_of(request: HttpRequest) -> Visitor:
    """The visitor of a request, found once."""
    found: Visitor | None = getattr(request, "_visitor", None)
    if found is None:
        found = _find(request)
        request._visitor = found  # type: ignore[attr-defined]  # Django's way to keep something for one request
    return found


def _find(request: HttpRequest) -> Visitor:
    user: Any = request.user
    if user.is_authenticated:
        reader = getattr(user, "reader", None)  # loaded with the user
        row = (reader.id, reader.version) if reader else None
        return Visitor(
            reader_id=row[0] if row else "", version=row[1] if row else 0, user_id=user.pk, is_staff=user.is_staff
        )
    row = find_reader(cookie_reader(request)) if COOKIE in request.COOKIES else None
    return Visitor(reader_id=row[0], version=row[1]) if row else Visitor()


def cookie_reader(request: HttpRequest, max_age: int = _YEAR) -> str:
    """The reader id in the signed cookie; "" when there is none, it is too old or it was tampered with."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=max_age))
    except signing.BadSignature:
        return ""


def acting_reader(request: HttpRequest) -> str:
    """The reader of somebody who acts; made now if this is their first act."""
    visitor = visitor_of(request)
    if visitor.reader_id:
        return visitor.reader_id
    if visitor.user_id is None and not _budget.allows(network_address(request)):
        raise PermissionDenied  # one address making readers in bulk: a ring, or a script
    made = make_reader(visitor.user_id)
    request._visitor = Visitor(reader_id=made, user_id=visitor.user_id)  # type: ignore[attr-defined]
    return made


def network_address(request: HttpRequest) -> str:
    """Where a request came from. Behind a proxy on this machine that is the last address the proxy wrote down; a header
    that a stranger sends without a proxy counts for nothing."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return told if told and address in ("127.0.0.1", "::1") else address


def remember(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Put an anonymous reader's id into the signed cookie after they acted."""
    visitor = visitor_of(request)
    if visitor.reader_id and visitor.user_id is None and cookie_reader(request, _RENEWED) != visitor.reader_id:
        response.set_cookie(
            COOKIE, signing.dumps(visitor.reader_id, salt=_SALT), max_age=_YEAR, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


def carry_over(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Signal ``user_logged_in``: the anonymous profile becomes the account's, unless the reader keeps it apart. Its
    cookie has done its work and goes with the answer."""
    if request is None or request.COOKIES.get(APART):
        return
    if anonymous := cookie_reader(request):
        claim_reader(anonymous, user.pk)
        user._state.fields_cache.pop("reader", None)  # loaded with the user, before there was one
    leave_cookies(request, COOKIE)


def signed_out(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """Signal ``user_logged_out``: no cookie of the account stays in the browser."""
    if request is not None:
        leave_cookies(request, "csrftoken", "messages", APART)


def leave_cookies(request: HttpRequest, *names: str) -> None:
    """Have cookies deleted with the answer to this request, where the browser has them."""
    left: set[str] = getattr(request, "_left_cookies", set()) | (set(names) & set(request.COOKIES))
    request._left_cookies = left  # type: ignore[attr-defined]  # Django's way to keep something for one request
