"""Story: articles on one event; Assignment: why an article is in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AssignmentKind(StrEnum):
    """What was decided for an article or a story. ``UNMERGE``: a merge was undone, its story is back."""

    JOIN = "join"
    NEW = "new"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    UNMERGE = "unmerge"


class CopyKind(StrEnum):
    """How an article repeats an earlier text. A ``VARIANT`` is a near-copy whose numbers or names differ."""

    NONE = ""
    EXACT = "exact"
    EDITED = "edited"
    EXCERPT = "excerpt"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One decision of the cluster station. ``score`` in 0..1; ``reason`` one plain line for people; ``by`` the editor,
    "" for the machine."""

    article_id: str
    story_id: str
    kind: AssignmentKind
    score: float
    reason: str
    at: datetime
    from_story_id: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as stations see it. ``locked``: an editor's hand was on it, the machine keeps off."""

    id: str
    title: str
    first_seen: datetime
    last_seen: datetime
    article_ids: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = ""
    locked: bool = False
