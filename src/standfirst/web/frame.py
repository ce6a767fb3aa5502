"""What the frame of every page knows: the site's name, the sections, the version of the static files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from standfirst.domain.topics import TOPICS
from standfirst.settings import get_settings

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
        "topics": TOPICS, "assets": asset_version(), "site_contact": settings.contact,
    }  # fmt: skip


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return _fixed()
