"""Readers' private feeds: a secret address, of which only a hash is kept, so that a copy of the database opens none."""

import hashlib
import secrets
from datetime import UTC, datetime

from standfirst.store.models import PrivateFeed


def make_feed(reader_id: str) -> str:
    """A new secret token for a reader (256 bits), which nobody can read again; the one before is dead."""
    token = secrets.token_urlsafe(32)
    PrivateFeed.objects.update_or_create(
        reader_id=reader_id, defaults={"token_hash": _hash(token), "made_at": datetime.now(UTC)}
    )
    return token


def end_feed(reader_id: str) -> None:
    """Switch a reader's feed off."""
    PrivateFeed.objects.filter(reader_id=reader_id).delete()


def feed_reader(token: str) -> str:
    """The reader of a feed's token, "" for none."""
    found = PrivateFeed.objects.filter(token_hash=_hash(token)).values_list("reader_id", flat=True).first()
    return found or ""


def feed_made_at(reader_id: str) -> datetime | None:
    """When a reader's feed address was made, None without one."""
    return PrivateFeed.objects.filter(reader_id=reader_id).values_list("made_at", flat=True).first()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
