"""Reader, Interest, Interaction, Candidate, Slate, Explanation: the words of the personal front page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class InterestKind(StrEnum):
    """What a reader can follow or mute."""

    TOPIC = "topic"
    PUBLISHER = "publisher"
    WORD = "word"
    PLACE = "place"
    THING = "thing"
    AUTHOR = "author"
    STORY = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A reader's stated wish: ``weight`` 1 follows, -1 mutes; smaller steps are "more" and "less". A topic of weight 0
    is one that the desk must not learn about."""

    kind: InterestKind
    value: str
    weight: float
    since: datetime | None = None


class InteractionKind(StrEnum):
    """What a reader did."""

    IMPRESSION = "impression"
    OPEN = "open"
    LIKE = "like"
    DISLIKE = "dislike"
    HIDE = "hide"
    SAVE = "save"
    SHARE = "share"
    READ = "read"  # stayed on a Report; only of readers who let the desk measure that, as the two below
    FINISH = "finish"
    SEARCH = "search"  # the story answered a search; the words of the search are not kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One act of a reader on one story, at news time. ``seconds`` is how long a Report was read, 0 for other acts."""

    story_id: str
    kind: InteractionKind
    at: datetime
    seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderProfile:
    """What ranking knows of a reader; empty for a first visit. ``personal`` 0 is the common front page, 1 all mine.

    ``topic_weights`` holds learned topic weights in -1..1; ``habits`` and ``lately`` how much each topic was read over
    weeks and over the last day, in 0..1, ``shares`` each topic's part of the reading (first topics, sum 1); ``seen``
    story id -> (visits that are over in which it was shown, revision that news is told against).
    ``customised`` False: the reader wants the common front page, and nothing is learned; ``measured``: the reader lets
    the desk take how long Reports are read, and what searches lead to.
    """

    reader_id: str = ""
    interests: tuple[Interest, ...] = ()
    recent: tuple[Interaction, ...] = ()
    topic_weights: dict[str, float] = field(default_factory=dict)
    habits: dict[str, float] = field(default_factory=dict)
    lately: dict[str, float] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    personal: float = 1.0
    language: str = ""
    customised: bool = True
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that could be shown. ``revision`` is the Report's newest in which a fact moved, 0 without one; ``text``
    is headline and standfirst for word filters; ``places``, ``things`` (people, organisations, other names) and
    ``authors`` are named in its articles; ``since`` is when the first of these came; ``voice`` is the owner of more
    than half of these, else the country that all their publishers are from, "" for neither; ``differs``: its Report has
    a box on where sources differ; ``vector`` the story's unit vector or ()."""

    story_id: str
    title: str
    topics: tuple[str, ...]
    publishers: tuple[str, ...]
    owners: int
    trend: float
    published_at: datetime
    updated_at: datetime
    text: str = ""
    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    revision: int = 0
    likes: int = 0
    dislikes: int = 0
    pinned: bool = False
    since: datetime | None = None
    voice: str = ""
    differs: bool = False
    vector: tuple[float, ...] = ()


class Reason(NamedTuple):
    """One number behind a card's place: ``component`` made it, ``value`` is what it added to the score,
    ``text`` is the sentence a reader sees, "" for none. A page has hundreds; a named tuple is made in half the time."""

    component: str
    value: float
    text: str = ""


class SlateItem(NamedTuple):
    """A chosen card with its score, equal to the sum of its reasons' values, and where it came from."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]
    came_from: tuple[str, ...]

    @property
    def explanation(self) -> tuple[str, ...]:
        """The sentences that say why the card is here, strongest first."""
        told = [(-value, at, text) for at, (_, value, text) in enumerate(self.reasons) if text and value > 0]
        told.sort()
        return tuple([text for _, _, text in told])


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A candidate that a filter took out, by which filter and why."""

    story_id: str
    title: str
    component: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slate:
    """The ordered result for one reader at one moment. ``reasons`` says how many each reason took out; ``failed`` names
    components that were left out."""

    items: tuple[SlateItem, ...]
    removed: Sequence[Removed]
    at: datetime
    reasons: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
