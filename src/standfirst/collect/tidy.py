"""Feed bytes made safe to parse: one encoding, no NUL, no document type with declarations of its own.

Entity bombs and external entities need a DOCTYPE with an internal subset. No feed needs one, so it is cut before any
parser sees it; what then refers to an entity that nobody knows is left to the forgiving parser.
"""

import re
from itertools import islice

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
          (b"\xfe\xff", "utf-16-be"))  # fmt: skip
_UNMARKED = ((b"\x00\x00\x00<", "utf-32-be"), (b"<\x00\x00\x00", "utf-32-le"), (b"\x00<\x00", "utf-16-be"),
             (b"<\x00", "utf-16-le"))  # fmt: skip
_DECLARED = re.compile(rb"^(<\?xml\b[^>]{0,200}?)\s{1,20}encoding\s{0,20}=\s{0,20}([\"'])[^\"'>]*\2", re.I)
_SUBSET = re.compile(rb"<!DOCTYPE\b[^\[>]{0,2000}\[.*?(?:\]\s*>|(?=<(?![!?])))", re.I | re.S)
_DOCTYPE = re.compile(rb"<!DOCTYPE\b", re.I)
_PROLOG = 200_000
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]{2,40})", re.I)


def tidy(body: bytes, content_type: str = "") -> bytes:
    """``body`` in a form that XML and JSON readers take: UTF-16 and UTF-32 as UTF-8, leading space and NUL gone."""
    data = _from_wide(body)
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip()
    data = _with_charset(data, content_type)
    return _without_subset(data)


def _without_subset(data: bytes) -> bytes:
    """Tried at the first few places only: each try may read to the end, and a stranger can write many."""
    for place in islice(_DOCTYPE.finditer(data, 0, _PROLOG), 10):
        if found := _SUBSET.match(data, place.start()):
            return data[: found.start()] + data[found.end() :]
    return data


def _from_wide(body: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _recoded(body[len(mark) :], encoding)
    for start, encoding in _UNMARKED:
        if body.startswith(start):
            return _recoded(body, encoding)
    return body


def _recoded(data: bytes, encoding: str) -> bytes:
    text = data.decode(encoding, "replace").encode("utf-8", "replace")
    return _DECLARED.sub(rb"\1", text, count=1)


def _with_charset(data: bytes, content_type: str) -> bytes:
    """A feed without a declared encoding that is no UTF-8 is read by the header's charset, else as Windows-1252."""
    if data[:1] != b"<" or _DECLARED.match(data):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(content_type)
        return _as_utf8(data, found.group(1) if found else "windows-1252")
    return data


def _as_utf8(data: bytes, charset: str) -> bytes:
    try:
        return data.decode(charset, "replace").encode("utf-8", "replace")
    except LookupError:
        return data.decode("windows-1252", "replace").encode("utf-8", "replace")
