"""Boxes: what a Report shows at a glance beside its text, every row out of a sentence that passed the contract."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Where a row comes from: ``part`` and ``sentence`` as in ``Draft.parts()``, with whose text it cites and of when.

    ``revision`` is the number of the Revision that holds the sentence, 0 for the row's own.
    """

    part: str
    sentence: int
    article_id: str
    publisher: str
    published_at: datetime
    revision: int = 0

    @property
    def key(self) -> str:
        """The sentence's anchor on the Report's page: "standfirst", "s1", "s2" ..."""
        return f"s{self.sentence + 1}" if self.part == "body" else self.part


class Dating(StrEnum):
    """How a point of the timeline got its time."""

    DATED = "dated"  # the sentence names the day
    REPORTED = "reported"  # it happened before its source told it, at the source's time
    PLANNED = "planned"  # the sentence names a day that was still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """A point of the timeline. ``year_only``: the sentence names no more, ``day`` is then the first of January."""

    day: date
    dating: Dating
    text: str
    saying: Saying
    also: tuple[Saying, ...] = ()
    year_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderValue:
    """What a figure was before it moved."""

    value: str
    text: str
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number with its unit, what it counts ("" where only the sentence says it), and the words around it.

    ``value`` and ``counts`` stand in ``text`` as they are; where ``counts`` has the value in it, it is shown alone
    ("injuring 14 people"). ``differs``: independent owners count it differently.
    """

    value: str
    counts: str
    text: str
    saying: Saying
    also: tuple[Saying, ...] = ()
    was: OlderValue | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one owner says of a thing that another says differently. ``number`` None: it is no figure.

    ``before`` is what the same owner said earlier, None where it said nothing else: it moved or was
    corrected, the values do not tell which.
    """

    value: str
    text: str
    saying: Saying
    number: float | None = None
    newest: bool = False
    before: OlderValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing counted or said differently, oldest first. ``notes`` are sentences that say a figure was wrong."""

    about: str
    voices: tuple[Voice, ...]
    notes: tuple[OlderValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A source's statement that something is not known, and that no newer text answers."""

    text: str
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """The four boxes of a Revision; an empty one is left out. ``version`` is of the rules that made them."""

    version: int
    timeline: tuple[TimePoint, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    differences: tuple[Difference, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
