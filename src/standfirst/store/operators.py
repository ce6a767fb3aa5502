"""One-time links: how the person at the machine becomes the operator in the browser, without a default password."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction

from standfirst.store.models import OneTimeLink
from standfirst.store.settings import audit

_GOOD_FOR = timedelta(hours=24)


def make_link(at: datetime | None = None) -> str:
    """A new token; only its SHA-256 is kept."""
    token = secrets.token_urlsafe(24)
    OneTimeLink.objects.create(token_hash=_hash(token), created_at=at or datetime.now(UTC))
    return token


def link_is_good(token: str) -> bool:
    """Whether a token was never used and is younger than a day."""
    return OneTimeLink.objects.filter(
        token_hash=_hash(token), used_at=None, created_at__gte=datetime.now(UTC) - _GOOD_FOR
    ).exists()


def use_link(token: str, user_id: int | None) -> int | None:
    """Spend a token: the signed-in user, or a new account, becomes operator. The user's id; None for a bad token."""
    with transaction.atomic():
        if not link_is_good(token):
            return None
        spent = OneTimeLink.objects.filter(token_hash=_hash(token), used_at=None).update(used_at=datetime.now(UTC))
        return _promote(user_id) if spent else None


def has_operator() -> bool:
    """Whether anybody can reach the editor's desk."""
    return get_user_model().objects.filter(is_superuser=True, is_active=True).exists()


def _promote(user_id: int | None) -> int:
    users = get_user_model().objects
    user = users.filter(pk=user_id).first() if user_id else users.filter(username="operator").first()
    if user is None:
        user = get_user_model()(username="operator")
        user.set_unusable_password()
    user.is_staff = user.is_superuser = user.is_active = True
    user.save()
    audit(user.get_username(), "became-operator")
    return int(user.pk)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
