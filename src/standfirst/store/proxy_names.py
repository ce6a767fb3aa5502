"""Accounts of people whom a trusted proxy names: found by the name, made on first sight."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from standfirst.store.models import ProxyName

_LONGEST = 150


def user_of_proxy(name: str, email: str = "") -> Any | None:
    """The user of a name that the proxy sent, with their reader; None for a name that cannot be one or an account that
    was switched off. Raises nothing for odd input: it comes from outside."""
    name = name.strip()
    if not name or len(name) > _LONGEST or not name.isprintable() or "," in name:  # "," joins a header sent twice
        return None
    user = _find(name) or _make(name, email.strip())
    return user if user is not None and user.is_active else None


def _find(name: str) -> Any | None:
    return get_user_model().objects.select_related("reader").filter(proxy_name__name=name).first()


def _make(name: str, email: str) -> Any | None:
    try:
        with transaction.atomic():
            user = get_user_model()(username=_free_username(name))
            user.set_unusable_password()
            user.save()
            ProxyName.objects.create(name=name, user=user, first_seen=datetime.now(UTC))
            _note_email(user, email)
    except IntegrityError:  # another request of the same person was quicker
        return _find(name)
    return _find(name)


def _free_username(name: str) -> str:
    """The name, or with a number behind it where an account of another kind has it."""
    taken = set(get_user_model().objects.filter(username__startswith=name[:140]).values_list("username", flat=True))
    return next(n for n in (name, *(f"{name[:140]}-{i}" for i in range(2, len(taken) + 3))) if n not in taken)


def _note_email(user: Any, email: str) -> None:
    """The address that the proxy answers for, unless it belongs to another account."""
    try:
        validate_email(email)
    except ValidationError:
        return
    if EmailAddress.objects.filter(email__iexact=email).exists():
        return
    user.email = email
    user.save(update_fields=["email"])
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
