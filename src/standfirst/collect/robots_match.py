"""Matching a path against robots patterns: octets, "*" for anything, "$" at the end for the end (RFC 9309, 2.2.2)."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_ESCAPED = re.compile(rb"%[0-9a-fA-F]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")


def normal_pattern(pattern: bytes) -> bytes:
    """High octets percent-encoded, hex digits upper case; nothing is decoded."""
    upper = _ESCAPED.sub(lambda m: m.group().upper(), pattern)
    return _HIGH.sub(lambda m: b"%%%02X" % m.group()[0], upper)


def path_of(url: str) -> bytes:
    """Path and query of an address as octets, "/" when it has none. The address is taken as written."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return b"/"
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    written = path if path.startswith("/") else f"/{path}"
    return _ESCAPED.sub(lambda m: m.group().upper(), written.encode("utf-8", "surrogatepass"))


def longest_verdict(rules: Iterable[tuple[bool, bytes]], path: bytes) -> bool:
    """Whether ``path`` is allowed: the longest matching pattern decides, allow at equal length, True for none."""
    best = {True: 0, False: 0}
    for allow, pattern in rules:
        if len(pattern) > best[allow] and _matches(pattern, path):
            best[allow] = len(pattern)
    return best[True] >= best[False]


def _matches(pattern: bytes, path: bytes) -> bool:
    """Piece by piece from the left, which is linear; a regular expression built from a stranger's file is not."""
    anchored = pattern.endswith(b"$")
    pieces = (pattern[:-1] if anchored else pattern).split(b"*")
    if not path.startswith(pieces[0]):
        return False
    position = len(pieces[0])
    if len(pieces) == 1:
        return not anchored or position == len(path)
    for piece in pieces[1:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    last = pieces[-1]
    if anchored:
        return len(path) - position >= len(last) and path.endswith(last)
    return path.find(last, position) >= 0
