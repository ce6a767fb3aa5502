"""What goes into the cluster room and what comes out."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.domain.story import AssignmentKind

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
    """A stored decision, for rebuilding the index at start. ``locked``: an editor's hand was on the Story."""

    article: ArticleToPlace
    story_id: str
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """Where an article goes. ``story_id`` is "" for a new Story: the caller names it.

    ``score`` in 0..1 is the likelihood that the article tells the event of ``story_id`` (for a new Story: of the
    nearest one); ``reason`` one line for people; ``copy_of`` the first article of the same text, "" if none;
    ``merge_from`` Stories that become part of ``story_id``.
    """

    kind: AssignmentKind
    story_id: str
    score: float
    reason: str
    copy_of: str = ""
    merge_from: tuple[str, ...] = ()


def text_to_embed(title: str, text: str) -> str:
    """Title and lede as one string: the text that every article vector stands for."""
    return f"{title}. {text[:LEDE_CHARACTERS]}" if text and title else title or text[:LEDE_CHARACTERS]
