"""What goes into the cluster room and what comes out."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.domain.story import AssignmentKind, CopyKind

LEDE_CHARACTERS = 400  # an embedding of more dilutes the event with background


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArticleToPlace:
    """An Article as this room needs it. ``vector`` is the embedding of ``text_to_embed(title, text)``, None for an
    opted-out article (then ``text`` is "" too). ``published_at`` is None when nobody knows it."""

    id: str
    owner: str
    title: str
    text: str
    published_at: datetime | None
    language: str = ""
    vector: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedArticle:
    """A stored decision, for rebuilding the index at start. ``locked``: an editor closed the Story to the machine;
    ``held``: an editor put the article where it is."""

    article: ArticleToPlace
    story_id: str
    locked: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """Where a new article goes. ``story_id`` is "" for a new Story: the caller names it.

    ``score`` in 0..1 is the likelihood that the article tells the event of ``story_id`` (for a new Story: of the
    nearest one); ``reason`` one line for people; ``copy_of`` the first article of the same text, "" if none, with
    ``copy_kind`` and what a variant says differently; ``near`` other Stories that it could have told of.
    """

    kind: AssignmentKind
    story_id: str
    score: float
    reason: str
    copy_of: str = ""
    copy_kind: CopyKind = CopyKind.NONE
    copy_differs: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A second thought: ``article_ids`` go from one Story into another (all of them in a merge).

    ``story_id`` is "" for a split: the caller names the new Story. ``score`` in 0..1 is how likely the change is right.
    """

    kind: AssignmentKind
    story_id: str
    from_story_id: str
    article_ids: tuple[str, ...]
    score: float
    reason: str


def text_to_embed(title: str, text: str) -> str:
    """Title and lede as one string: the text that every article vector stands for."""
    return f"{title}. {text[:LEDE_CHARACTERS]}" if text and title else title or text[:LEDE_CHARACTERS]
