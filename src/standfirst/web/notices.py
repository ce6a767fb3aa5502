"""The line that says what an act did, with its undo. Everything shown is looked up: no address can put words here."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from standfirst.domain.ranking import InterestKind, ReaderProfile
from standfirst.store.reader_page import story_title
from standfirst.web.pool import FrontPool

_STORY_ACTS = {
    "hide": ("Hidden: {}", "unhide"),
    "unhide": ("Shown again: {}", ""),
    "more": ("You will see more like: {}", "less"),
    "less": ("You will see less like: {}", "more"),
    "save": ("Saved: {}", "unsave"),
    "unsave": ("Not saved any more: {}", "save"),
}
_INTEREST_ACTS = {
    "follow": "You follow {}", "mute": "You muted {}", "put_back": "As it was: {}",
    "untaught": "Nothing is learned about {}",
}  # fmt: skip
_LONGEST = 200  # characters of a field, as of an interest's value


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line with the fields of its undo form; no form when ``undo`` is "". ``was``: what the reader had said."""

    text: str
    undo: str = ""
    story: str = ""
    kind: str = ""
    value: str = ""
    was: str = ""


def notice_for(request: HttpRequest, pool: FrontPool, profile: ReaderProfile) -> Notice | None:
    """The notice of the act that led to this page, as its address tells."""
    return notice_of(request.GET.get("done", ""), request.GET, pool, profile)


def notice_of(act: str, told: Mapping[str, str], pool: FrontPool, profile: ReaderProfile) -> Notice | None:
    """The notice of an act with the fields of its form, if it truly happened."""
    story, kind, value, was = (told.get(name, "")[:_LONGEST] for name in ("story", "kind", "value", "was"))
    if act in _STORY_ACTS:
        title = title_of(story, pool)
        text, undo = _STORY_ACTS[act]
        return Notice(text=text.format(title), undo=undo, story=story) if title else None
    undo = "put_back" if was else "clear"
    if act == "clear":
        return Notice(
            text="Neither followed nor muted any more.", undo=undo if was else "", kind=kind, value=value, was=was
        )
    if act in _INTEREST_ACTS and any(i.kind == kind and i.value == value for i in profile.interests):
        text = _INTEREST_ACTS[act].format(named(kind, value, pool))
        return Notice(text=text, undo="" if act == "put_back" else undo, kind=kind, value=value, story=story, was=was)
    return None


def title_of(story_id: str, pool: FrontPool) -> str:
    """A story's title, on the front page or not; "" for none."""
    row = pool.rows.get(story_id)
    return row.candidate.title if row else story_title(story_id)


def named(kind: str, value: str, pool: FrontPool) -> str:
    """What people call an interest's value: a story by its title, anything else by itself."""
    if kind == InterestKind.STORY.value:
        return title_of(value, pool) or "a story"
    return value


def address_with(path: str, **told: str) -> str:
    """A page's address that tells it what was done."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode({k: v for k, v in told.items() if v})}"
