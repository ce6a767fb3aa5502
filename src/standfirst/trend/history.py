"""What is known of a story's coverage: who carried it, when, and what the outside says."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One article of the story. ``copy_of`` is the id of the article whose text it repeats, "" for its own text."""

    owner: str
    source_id: str
    article_id: str
    publisher: str
    at: datetime
    url: str = ""
    copy_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHistory:
    """All appearances of a story, in any order, and the highest score so far (None: never scored)."""

    story_id: str
    appearances: tuple[Appearance, ...]
    peak: float = 0.0
    peak_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """An outside sign of attention, such as a rank on a trends list. ``strength`` >= 0 in nats of surprise."""

    kind: str
    label: str
    at: datetime
    strength: float
    url: str = ""
    detail: str = ""


def voices(history: StoryHistory, now: datetime) -> list[Appearance]:
    """The appearances up to ``now`` that speak for themselves, in order of time.

    Of each text only the first appearance counts, whoever repeats it; that several appearances of one owner are one
    voice is left to the window, because an owner can come back to a story days later.
    """
    texts: set[str] = set()
    kept = []
    for item in sorted(history.appearances, key=lambda a: (a.at, a.article_id)):
        text = item.copy_of or item.article_id
        if item.at <= now and text not in texts:
            texts.add(text)
            kept.append(item)
    return kept
