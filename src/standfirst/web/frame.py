"""What the frame of every page knows: the site's name, the sections, the version of the static files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from standfirst.domain.topics import TOPICS
from standfirst.settings import get_settings
from standfirst.web.visitor import APART, visitor_of

_STATIC = Path(__file__).parent / "static" / "standfirst"


@lru_cache(maxsize=1)
def asset_version() -> str:
    """Changes when a static file of ours changes."""
    digest = hashlib.sha256()
    for path in sorted(_STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


@lru_cache(maxsize=1)
def _fixed() -> dict[str, Any]:
    settings = get_settings()
    return {
        "site_name": settings.site_name, "site_language": settings.language, "site_address": settings.address,
        "accounts": settings.accounts, "mail": bool(settings.smtp_url), "reading": settings.reading,
        "topics": TOPICS, "assets": asset_version(), "site_contact": settings.contact,
    }  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. ``comes_along`` is asked only by pages of accounts."""
    return _fixed() | {"comes_along": lambda: _comes_along(request)}


def _comes_along(request: HttpRequest) -> str:
    """What happens to an anonymous profile at the next sign-in: "yes", "apart", or "" when there is none."""
    visitor = visitor_of(request)
    if not visitor.reader_id or visitor.user_id is not None:
        return ""
    return "apart" if request.COOKIES.get(APART) else "yes"
