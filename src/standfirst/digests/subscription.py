"""A browser's push subscription (W3C Push API), as untrusted as anything a browser sends.

An endpoint is an address that this desk will send to: it is checked here as written, and by the guarded way out when
it is used.
"""

from base64 import urlsafe_b64decode
from binascii import Error
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from standfirst.domain.errors import Failure

_LONGEST = 1000
_HERE = ("127.0.0.1", "::1", "localhost")
_POINT, _SECRET = 65, 16  # bytes: an uncompressed point of P-256; the authentication secret (RFC 8291, 3.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Where and for whom a message is encrypted: ``public`` the browser's point, ``secret`` its secret, bytes."""

    endpoint: str
    public: bytes
    secret: bytes = field(repr=False)


def read_subscription(told: Any, *, loopback: bool = False) -> Subscription | Failure:
    """What ``PushSubscription.toJSON()`` gave, or why it is none. ``loopback`` lets http to this machine in (tests)."""
    keys = told.get("keys") if isinstance(told, dict) else None
    if not isinstance(keys, dict):
        return _bad("no subscription")
    endpoint, public, secret = told.get("endpoint"), _bytes(keys.get("p256dh")), _bytes(keys.get("auth"))
    if not isinstance(endpoint, str) or not _fit(endpoint, loopback):
        return _bad("the endpoint is no https address")
    if len(public) != _POINT or public[0] != 4 or len(secret) != _SECRET:
        return _bad("keys of the wrong size")
    return Subscription(endpoint=endpoint, public=public, secret=secret)


def _fit(endpoint: str, loopback: bool) -> bool:
    if len(endpoint) > _LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname or ""
    except ValueError:
        return False
    if "@" in parts.netloc or not host:
        return False
    return parts.scheme == "https" or (loopback and parts.scheme == "http" and host in _HERE)


def _bytes(text: Any) -> bytes:
    """Base64url with or without padding; b"" for anything else."""
    if not isinstance(text, str) or len(text) > 200 or not text.isascii():
        return b""
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (Error, ValueError):
        return b""


def _bad(why: str) -> Failure:
    return Failure(code="bad-subscription", detail=why, permanent=True)
