"""What allauth asks of us: who may sign up, where a request comes from, where it may lead."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from standfirst.settings import get_settings
from standfirst.store.invites import invite_is_good, spend_invite
from standfirst.web.visitor import network_address

INVITE = "standfirst_invite"  # in the session: the token of an invitation that was taken up


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-up is open, by invitation, or (behind a proxy) not ours."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may make an account now."""
        mode = get_settings().accounts
        return mode == "open" or (mode == "invite" and invite_is_good(request.session.get(INVITE, "")))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """Save a new account and spend its invitation, both or neither."""
        with transaction.atomic():
            _spend(request)
            return super().save_user(request, user, form, commit)

    def get_client_ip(self, request: HttpRequest) -> str:
        """By whom rate limits count: the address that the proxy on this machine wrote down, or the peer."""
        return network_address(request)

    def is_safe_url(self, url: str) -> bool:
        """Only paths of this site are followed after a sign-in."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts that come by OpenID Connect need an invitation where others do."""

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """Save a new account; where allauth's form is passed over, the invitation is spent here."""
        with transaction.atomic():
            if form is None:
                _spend(request)
            return super().save_user(request, sociallogin, form)


def _spend(request: HttpRequest) -> None:
    if get_settings().accounts == "invite" and not spend_invite(request.session.pop(INVITE, "")):
        raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))
