"""The boxes of a Report in the API. Every row names its sentence by ``key``, as ``SentenceOut`` does."""

from datetime import date, datetime

from ninja import Schema


class SayingOut(Schema):
    """Whose text a row cites and of when. ``revision``: the older Revision that holds the sentence, 0 for this one."""

    key: str
    publisher: str
    published_at: datetime
    revision: int


class OlderValueOut(Schema):
    """What a figure was, or a sentence that says it was wrong."""

    value: str
    text: str
    saying: SayingOut


class TimePointOut(Schema):
    """``dating`` is dated (the sentence names the day), reported (the source's own time) or planned."""

    day: date
    year_only: bool
    dating: str
    text: str
    saying: SayingOut
    also: list[SayingOut]


class KeyFigureOut(Schema):
    """A figure in the sentence's own words; ``counts`` "" where only ``text`` says what it counts."""

    value: str
    counts: str
    text: str
    saying: SayingOut
    also: list[SayingOut]
    was: OlderValueOut | None
    differs: bool


class VoiceOut(Schema):
    """What one owner says; ``before`` what it said earlier."""

    value: str
    number: float | None
    text: str
    saying: SayingOut
    newest: bool
    before: OlderValueOut | None


class DifferenceOut(Schema):
    """One thing that independent owners count or tell differently, oldest first."""

    about: str
    voices: list[VoiceOut]
    notes: list[OlderValueOut]


class UnknownOut(Schema):
    """A source's statement that something is not known."""

    text: str
    saying: SayingOut


class BoxesOut(Schema):
    """The boxes; an empty list is a box that the page leaves out."""

    timeline: list[TimePointOut]
    figures: list[KeyFigureOut]
    differences: list[DifferenceOut]
    unknowns: list[UnknownOut]


class UpdateOut(Schema):
    """A Revision of the Report with the corrections that it made."""

    number: int
    at: datetime
    notes: list[str]
