"""Links of a feed made absolute and harmless: http and https only."""

import re
from urllib.parse import urljoin, urlsplit

_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_LONGEST = 2000


def clean_link(link: str, base: str) -> str:
    """``link`` against ``base`` as an absolute http(s) address, "" for javascript:, data: and whatever else it is."""
    text = _CONTROL.sub("", link)
    if not text:
        return ""
    try:
        absolute = urljoin(base, text)
        parts = urlsplit(absolute)
        good = parts.scheme in ("http", "https") and parts.hostname and len(absolute) <= _LONGEST
    except ValueError:  # such as a bracket without its pair
        return ""
    return absolute if good else ""
