"""The line that says what an act did, with its undo. Everything shown is looked up: no address can put words here."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from standfirst.domain.ranking import InterestKind, ReaderProfile
from standfirst.web.pool import FrontPool

_STORY_ACTS = {
    "hide": ("Hidden: {}", "unhide"),
    "unhide": ("Shown again: {}", ""),
    "more": ("You will see more like: {}", "less"),
    "less": ("You will see less like: {}", "more"),
}
_INTEREST_ACTS = {"follow": "You follow {}", "mute": "You muted {}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line with the fields of its undo form; no form when ``undo`` is ""."""

    text: str
    undo: str = ""
    story: str = ""
    kind: str = ""
    value: str = ""


def notice_for(request: HttpRequest, pool: FrontPool, profile: ReaderProfile) -> Notice | None:
    """The notice of the act that led to this page, as its address tells."""
    return notice_of(request.GET.get("done", ""), request.GET, pool, profile)


def notice_of(act: str, told: Mapping[str, str], pool: FrontPool, profile: ReaderProfile) -> Notice | None:
    """The notice of an act with the fields of its form, if it truly happened."""
    story = told.get("story", "")
    if act in _STORY_ACTS:
        row = pool.rows.get(story)
        text, undo = _STORY_ACTS[act]
        return Notice(text=text.format(row.candidate.title), undo=undo, story=story) if row else None
    kind, value = told.get("kind", ""), told.get("value", "")
    if act == "clear":
        return Notice(text="Neither followed nor muted any more.")
    if act in _INTEREST_ACTS and any(i.kind == kind and i.value == value for i in profile.interests):
        shown = named(kind, value, pool)
        return Notice(text=_INTEREST_ACTS[act].format(shown), undo="clear", kind=kind, value=value, story=story)
    return None


def named(kind: str, value: str, pool: FrontPool) -> str:
    """What people call an interest's value: a story by its title, anything else by itself."""
    if kind == InterestKind.STORY.value:
        row = pool.rows.get(value)
        return row.candidate.title if row else "a story"
    return value


def address_with(path: str, **told: str) -> str:
    """A page's address that tells it what was done."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode({k: v for k, v in told.items() if v})}"
