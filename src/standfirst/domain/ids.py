"""Identifiers: sortable ones for things that happen, content-keyed ones for things that are found twice."""

import hashlib
import os
import time

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32, as in the ULID specification


def new_id(at: float | None = None) -> str:
    """A ULID: 26 characters, sorts by time (milliseconds since 1970, default now), then random."""
    milliseconds = int((time.time() if at is None else at) * 1000)
    number = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -5, -5))


def keyed_id(*parts: str) -> str:
    """A 24-character id that is the same for the same parts, so that an effect done twice is one effect."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:15], "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(115, -5, -5))
