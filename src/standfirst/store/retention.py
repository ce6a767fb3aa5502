"""What is forgotten by itself: acts and shown cards after the operator's limits, and what is of no use to anybody.

Small bites, so that no page waits long for a write lock. Acts are dated in news time, sessions and links in real time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q

from standfirst.store.models import Interaction, Invite, OneTimeLink, Reader, SeenStory, ShownPage
from standfirst.store.shown import KEPT

_BITE = 2000  # rows of one delete
_LINKS_KEPT = timedelta(days=30)  # after an invitation or operator's link can no longer be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long what is kept, in days of news time."""

    acts_days: int = 400
    seen_days: int = 30


def forget_old(limits: Limits, *, news_now: datetime, real_now: datetime) -> dict[str, int]:
    """Delete what is older than its limit; how many rows of each kind went. Safe to repeat at any time."""
    acts, seen = news_now - timedelta(days=limits.acts_days), news_now - timedelta(days=limits.seen_days)
    gone = {
        "acts": _delete(Interaction, Q(at__lt=acts)),
        "seen": _delete(SeenStory, Q(last_at__lt=seen)),
        "pages": _delete(ShownPage, Q(at__lt=news_now - KEPT)),
        "sessions": _delete(Session, Q(expire_date__lt=real_now)),
        "invites": _delete(Invite, Q(expires_at__lt=real_now - _LINKS_KEPT)),
        "links": _delete(OneTimeLink, Q(created_at__lt=real_now - _LINKS_KEPT)),
    }
    gone["readers"] = _delete_empty_readers(real_now - timedelta(days=limits.acts_days))
    return {kind: count for kind, count in gone.items() if count}


def _delete(model: type[models.Model], which: Q) -> int:
    total = 0
    while bite := list(model._default_manager.filter(which).values_list("pk", flat=True)[:_BITE]):
        total += model._default_manager.filter(pk__in=bite).delete()[0]
    return total


def _delete_empty_readers(before: datetime) -> int:
    """Anonymous readers of long ago of whom nothing is left: no other table has a row of them."""
    empty = Q(user=None, created_at__lt=before, personal=1.0)
    for relation in Reader._meta.related_objects:
        empty &= Q(**{f"{relation.name}__isnull": True})
    return _delete(Reader, empty)
