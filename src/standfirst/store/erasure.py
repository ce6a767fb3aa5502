"""Erasing a person: the reader with everything that hangs on it, the account, its sessions, and its name wherever it
stands as plain text. What stays says nothing about whom: counters are counted again, editors' acts keep their time.
"""

import json
from collections.abc import Set as AbstractSet
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Replace

from standfirst.store.models import Assignment, AuditEntry, DeskRequest, Invite, Work
from standfirst.store.reactions import delete_reader

ERASED = "erased account"  # in place of an editor's name
_NAMES = ("by", "who", "resolved_by", "made_by")  # columns that name who acted


def erase_person(reader_id: str, user_id: int | None = None) -> None:
    """Erase a reader and, with ``user_id``, the account. Nothing of them is left in any table; asking twice is fine."""
    with transaction.atomic():
        user = get_user_model().objects.filter(pk=user_id).first() if user_id else None
        readers = {reader_id, getattr(getattr(user, "reader", None), "id", "")} - {""}
        for each in readers:
            DeskRequest.objects.filter(kind="case", by=each).delete()
            Work.objects.filter(key=each).delete()  # what was still to be sent; a dead letter may quote an address
            delete_reader(each)
        if user is not None:
            _erase_account(user)


def is_last_operator(user_id: int) -> bool:
    """Whether the desk would have nobody left who can reach its editor's pages."""
    operators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    return operators.filter(pk=user_id).exists() and not operators.exclude(pk=user_id).exists()


def _erase_account(user: Any) -> None:
    emails = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)} - {""}
    forget_sessions(user.pk, emails)
    content_type = ContentType.objects.get_for_model(get_user_model())
    LogEntry.objects.filter(content_type=content_type, object_id=str(user.pk)).delete()
    _forget_emails(emails)
    if user.is_staff or AuditEntry.objects.filter(who=user.get_username(), what="became-operator").exists():
        _forget_name(user.get_username())  # only staff act under their name
    user.delete()


def forget_sessions(user_id: int, emails: AbstractSet[str] = frozenset()) -> int:
    """Delete every session that is the user's, or a sign-in under way that holds one of the addresses; how many."""
    gone = [row.pk for row in Session.objects.iterator() if _is_of(row.get_decoded(), user_id, emails)]
    return Session.objects.filter(pk__in=gone).delete()[0]


def _is_of(data: dict[str, Any], user_id: int, emails: AbstractSet[str]) -> bool:
    if data.get("_auth_user_id") == str(user_id):
        return True
    text = json.dumps(data, default=str).lower()
    return ("account_login" in data and f'"user_pk": "{user_id}"' in text) or any(e.lower() in text for e in emails)


def _forget_emails(emails: AbstractSet[str]) -> None:
    """Addresses that somebody typed: a contact left with a case, an operator's note on an invitation."""
    for email in emails:
        DeskRequest.objects.filter(kind="case", payload__contact__iexact=email).delete()
        Invite.objects.filter(note__icontains=email).update(note="")


def _forget_name(name: str) -> None:
    for model in apps.get_app_config("store").get_models():
        for field in {f.name for f in model._meta.fields} & set(_NAMES):
            rows = model._default_manager.filter(**{field: name})
            if model is Assignment:
                rows.update(reason=Replace("reason", Value(f" by {name}"), Value(f" by {ERASED}")))
            rows.update(**{field: ERASED})
    AuditEntry.objects.filter(subject=name).update(subject=ERASED)
