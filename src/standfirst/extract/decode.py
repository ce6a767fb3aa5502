"""Bytes to text: byte order mark, header, meta, and the cases where all of them lie.

The order of trust follows the WHATWG encoding sniffing algorithm, with one departure that real news pages asked
for: bytes that are valid UTF-8 are UTF-8, whatever single-byte charset was declared.
"""

import codecs
import re
from collections.abc import Mapping

from standfirst.domain.unseen import without_terminal

MAX_BYTES = 5_000_000  # what is read of one page; longer ones are cut, not refused
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
# Only charsets that news pages use: UTF-7 would make "+ADw-script" markup, and some Python codecs are no text at all.
_ALLOWED = re.compile(
    r"(?:utf_?8|utf_?16(?:_?[lb]e)?|cp125\d|windows_125\d|iso_?8859_\d{1,2}|koi8_[ru]|cp9\d\d|big5(?:hkscs)?"
    r"|gb\w+|euc_\w+|shift_jis|iso_2022_jp|mac_roman|cp866|tis_620)\Z"
)
_AS_BROWSERS_READ = {  # WHATWG labels whose decoder is a superset
    "iso_8859_1": "cp1252", "latin1": "cp1252", "latin_1": "cp1252", "ascii": "cp1252", "us_ascii": "cp1252",
    "iso8859_1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "x_gbk": "gb18030", "shift_jis": "cp932",
    "x_sjis": "cp932", "sjis": "cp932", "euc_kr": "cp949", "ks_c_5601_1987": "cp949", "iso_8859_9": "cp1254",
    "utf8": "utf-8", "utf_8": "utf-8", "utf_16": "utf-16-le",
}  # fmt: skip
_NOT_ASCII_SAFE = ("utf-16", "iso2022")  # their bytes may be valid UTF-8 and mean something else
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def decode_page(body: bytes, headers: Mapping[str, str]) -> str:
    """The page's text without NULs and control characters. Never raises; undecodable bytes become U+FFFD."""
    body = body[:MAX_BYTES]
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _clean(_decode(body[len(mark) :], encoding))
    declared = _declared(body, headers)
    if not declared.startswith(_NOT_ASCII_SAFE) and (text := _strictly(body, "utf-8")) is not None:
        return _clean(text)
    if declared and declared != "utf-8" and (text := _strictly(body, declared)) is not None:
        return _clean(text)
    return _clean(_best_effort(body, declared))


def _declared(body: bytes, headers: Mapping[str, str]) -> str:
    found = [m.group(1) for m in [_HEADER.search(headers.get("content-type", ""))] if m]
    found += [m.group(1).decode("ascii") for m in [_META.search(body[:4096])] if m]
    for label in found:
        name = label.lower().replace("-", "_").replace(":", "_").replace(".", "_")
        name = _AS_BROWSERS_READ.get(name, name)
        if name == "utf-8" or _ALLOWED.match(name):
            return _known(name)
    return ""


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _strictly(body: bytes, encoding: str) -> str | None:
    """Decoded without loss, or None. A character cut in half by the size limit is no error."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(body, final=False)
    except (UnicodeError, LookupError):
        return None


def _best_effort(body: bytes, declared: str) -> str:
    """A few broken bytes in UTF-8 stay UTF-8; otherwise what was declared, then what western browsers assume."""
    if declared and declared != "utf-8":
        return _decode(body, declared)
    text = _decode(body, "utf-8")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") * 4 < beyond_ascii else _decode(body, "cp1252")


def _decode(body: bytes, encoding: str) -> str:
    return body.decode(encoding, errors="replace")


def _clean(text: str) -> str:
    return _CONTROL.sub("", without_terminal(text))
