"""Everything that is stored about a person, as JSON values: the reader, the account, and tables of other rooms that
hang on the reader. Secrets (password, keys, codes, tokens) are no information about a person and stay out."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import models
from django.forms.models import model_to_dict

from standfirst.store.models import (
    AlertSent,
    AlertSetting,
    AlertSubscription,
    AuditEntry,
    DeskRequest,
    DigestSetting,
    DigestSlot,
    Interaction,
    Interest,
    PrivateFeed,
    Reaction,
    Reader,
    SeenStory,
    ShownPage,
)
from standfirst.store.readers import export_reader
from standfirst.store.shown import export_pages

_TOLD: tuple[type[models.Model], ...] = (  # by ``export_reader``
    Interest, Interaction, SeenStory, Reaction, DigestSetting, DigestSlot, PrivateFeed, AlertSetting,
    AlertSubscription, AlertSent, ShownPage,
)  # fmt: skip
_SECRET = ("token", "secret", "hash", "key", "auth", "p256dh", "password")  # parts of names of fields that stay out


def export_person(reader_id: str, user_id: int | None = None) -> dict[str, Any]:
    """The whole export; empty for somebody of whom nothing is kept."""
    out: dict[str, Any] = export_reader(reader_id) if reader_id else {}
    if reader_id:
        cases = DeskRequest.objects.filter(kind="case", by=reader_id).order_by("pk")
        out["cases"] = [{"report": c.subject, "at": c.created_at.isoformat(), **c.payload} for c in cases]
        out["pages"] = export_pages(reader_id)
        out |= _other_tables(reader_id)
    user = get_user_model().objects.filter(pk=user_id).first() if user_id else None
    return out | {"account": _account(user)} if user is not None else out


def _other_tables(reader_id: str) -> dict[str, Any]:
    """Rows of every further table with a reader, so that no table can be forgotten here."""
    found: dict[str, Any] = {}
    for relation in Reader._meta.related_objects:
        model: Any = relation.related_model
        if model not in _TOLD:
            rows = model.objects.filter(**{relation.field.attname: reader_id})
            if plain := [_plain(row) for row in rows]:
                found[model._meta.model_name] = plain
    return found


def _plain(row: models.Model) -> dict[str, str]:
    kept = model_to_dict(row, fields=[f.name for f in row._meta.fields if not any(s in f.name for s in _SECRET)])
    return {name: "" if value is None else str(value) for name, value in kept.items()}


def _account(user: Any) -> dict[str, Any]:
    proxy = getattr(user, "proxy_name", None)
    return {
        "name": user.get_username(), "email": user.email, "first_name": user.first_name, "last_name": user.last_name,
        "since": user.date_joined.isoformat(), "last_sign_in": _moment(user.last_login), "staff": user.is_staff,
        "has_password": user.has_usable_password(), "proxy_name": proxy.name if proxy else "",
        "emails": [
            {"email": e.email, "verified": e.verified, "primary": e.primary}
            for e in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "sign_in_methods": [
            {"type": a.type, "name": str(a.data.get("name", "")), "since": _moment(a.created_at),
             "last_used": _moment(a.last_used_at)}
            for a in Authenticator.objects.filter(user=user).order_by("pk")
        ],
        "connected": [
            {"provider": s.provider, "id": s.uid, "since": _moment(s.date_joined), "told": s.extra_data}
            for s in SocialAccount.objects.filter(user=user).order_by("pk")
        ],
        "sessions": [
            {"until": s.expire_date.isoformat()}
            for s in Session.objects.iterator() if s.get_decoded().get("_auth_user_id") == str(user.pk)
        ],
        "editors_acts": [
            {"at": a.at.isoformat(), "what": a.what, "subject": a.subject}
            for a in AuditEntry.objects.filter(who=user.get_username()).order_by("pk")
        ] if user.is_staff else [],
    }  # fmt: skip


def _moment(at: Any) -> str:
    return at.isoformat() if at else ""
