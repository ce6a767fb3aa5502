"""What people call a Report: its id, the address of its page, of a Revision, a variant or a manifest."""

import re
from urllib.parse import urlsplit

_PATH = re.compile(
    r"(?:.*/)?report/([A-Za-z0-9_-]{1,64})"
    r"(?:/revisions/(\d{1,6})|/manifest(?:-(\d{1,6}))?\.json|(?:/as/([a-z]{2,16}))?(?:/manifests?\.jsonl?)?)?/?\Z"
)
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


def read_address(written: str) -> tuple[str, int, str] | None:
    """(Report id, Revision number or 0 for the newest, key of a variant or ""); None for neither id nor address."""
    try:
        path = urlsplit(written.strip()).path
    except ValueError:
        return None
    if match := _PATH.match(path):
        return match[1], int(match[2] or match[3] or 0), match[4] or ""
    return (path, 0, "") if _ID.match(path) else None
