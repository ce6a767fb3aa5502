"""Times with their zone, languages by name, and changed words. ``{% load words %}``."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from standfirst.domain.changes import change_in_words

register = template.Library()


@register.filter
def moment(at: datetime | None, how: str = "") -> SafeString | str:
    """A time with its zone: "28 Nov, 06:42 UTC"; ``|moment:"long"`` with the year. "" for no time."""
    if at is None:
        return ""
    at = at.astimezone(UTC)
    shown = f"{at:%-d %B %Y, %H:%M} UTC" if how == "long" else f"{at:%-d %b, %H:%M} UTC"
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), shown)


@register.filter
def language(code: str) -> str:
    """What a language is called in English; its code where nobody named it."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code or "unknown"


@register.filter
def spaced(number: int) -> str:
    """A large number in groups of three, with spaces that no line breaks at."""
    return f"{number:,}".replace(",", "\u00a0")


@register.filter
def connector(name: str) -> str:
    """What people call an outside service: "hacker-news" is Hacker News."""
    return name.replace("-", " ").title()


@register.filter
def changes(found: Iterable[str]) -> str:
    """What a near-copy changed: \'"12" became "14"; "Holm" became "Marr"\'."""
    return "; ".join(map(change_in_words, found))
