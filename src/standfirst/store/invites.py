"""Invitations: made by an operator, good for one account and some days, listed and taken back. Times are real time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from standfirst.store.models import Invite
from standfirst.store.settings import audit

DAYS = 7  # that an invitation is good for while nobody says otherwise
MOST_DAYS = 365
_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteLine:
    """One invitation as lists show it; ``state`` is open, used, expired or revoked."""

    number: int
    note: str
    made_by: str
    state: str
    created_at: datetime
    expires_at: datetime


def make_invite(by: str, *, note: str = "", days: int = DAYS, at: datetime | None = None) -> str:
    """A new token, shown once; only its SHA-256 is kept. ``days`` is kept between 1 and ``MOST_DAYS``."""
    token, now = secrets.token_urlsafe(24), at or datetime.now(UTC)
    until = now + timedelta(days=max(1, min(MOST_DAYS, days)))
    with transaction.atomic():
        made = Invite.objects.create(
            token_hash=_hash(token), note=note.replace("\x00", "").strip()[:200], made_by=by[:150], created_at=now,
            expires_at=until,
        )  # fmt: skip
        audit(by, "made-invite", str(made.pk))
    return token


def invite_is_good(token: str, at: datetime | None = None) -> bool:
    """Whether a token was made here, never used, not taken back and is still young enough."""
    return bool(token) and Invite.objects.filter(_open(token, at or datetime.now(UTC))).exists()


def spend_invite(token: str, at: datetime | None = None) -> bool:
    """Use a token up; False when it is not good (any more). Of two who spend it at once, one gets True."""
    now = at or datetime.now(UTC)
    return bool(token) and Invite.objects.filter(_open(token, now)).update(used_at=now) == 1


def revoke_invite(number: int, by: str) -> bool:
    """Take an unused invitation back; False when there is none of that number."""
    with transaction.atomic():
        rows = Invite.objects.filter(pk=number, used_at=None, revoked_at=None)
        done = rows.update(revoked_at=datetime.now(UTC)) == 1
        if done:
            audit(by, "revoked-invite", str(number))
    return done


def list_invites(at: datetime | None = None) -> tuple[InviteLine, ...]:
    """The newest invitations first."""
    now = at or datetime.now(UTC)
    return tuple(
        InviteLine(
            number=row.pk, note=row.note, made_by=row.made_by, state=_state(row, now), created_at=row.created_at,
            expires_at=row.expires_at,
        )
        for row in Invite.objects.order_by("-pk")[:_LISTED]
    )  # fmt: skip


def _state(row: Invite, now: datetime) -> str:
    if row.used_at:
        return "used"
    if row.revoked_at:
        return "revoked"
    return "expired" if row.expires_at <= now else "open"


def _open(token: str, now: datetime) -> Q:
    return Q(token_hash=_hash(token), used_at=None, revoked_at=None, expires_at__gt=now)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
