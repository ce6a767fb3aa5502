"""What the API answers with. Fields carry the names of the pages' own dataclasses."""

from datetime import datetime

from ninja import Schema

from standfirst.web.api.box_schemas import BoxesOut, UpdateOut


class EvidenceOut(Schema):
    """A citation: the cited words with at most 25 words around them."""

    number: int
    publisher: str
    title: str
    url: str
    published_at: datetime
    before: str
    cited: str
    after: str


class SentenceOut(Schema):
    """A sentence of a Report with what it stands on."""

    key: str
    text: str
    evidence: list[EvidenceOut]


class SourceInReport(Schema):
    """A numbered source of a Report."""

    number: int
    publisher: str
    owner: str
    title: str
    url: str
    published_at: datetime
    cited: bool
    note: str


class ReportSummary(Schema):
    """A published Report without its body. ``label`` is the disclosure: show it before any of the text."""

    id: str
    story_id: str
    headline: str
    standfirst: str
    label: str
    writer: str
    language: str
    revision: int
    published_at: datetime
    updated_at: datetime
    topics: list[str]
    likes: int
    dislikes: int


class DifferenceOut(Schema):
    """What became of a sentence since the Revision before: ``fate`` "kept", "moved", "changed", "new" or "gone".
    ``key`` is its place now; ``reason`` and ``kind`` say which fact moved, "" where none did."""

    fate: str
    key: str
    before: str
    after: str
    reason: str
    kind: str


class RevisionOut(Schema):
    """A Revision with what changed since the one before; newest first in the list."""

    number: int
    created_at: datetime
    hash: str
    headline: str
    sources: int
    summary: str
    changes: list[DifferenceOut]


class WayOut(Schema):
    """A way to read a Report; ``key`` is "" for the Report itself."""

    key: str
    name: str
    language: str


class ReportOut(Schema):
    """A Report, or a variant of it, with every sentence and its evidence. ``hash`` is that of the words it holds;
    ``way`` the variant's key, "" for the Report itself; ``ways`` what else can be read, empty for nothing;
    ``proof`` the address of the signed manifest; ``left_out`` how many sentences a translation leaves out."""

    id: str
    story_id: str
    number: int
    label: str
    writer: str
    model: str
    headline: SentenceOut
    standfirst: SentenceOut
    paragraphs: list[list[SentenceOut]]
    dateline: str
    language: str
    single_source: bool
    sources: list[SourceInReport]
    published_at: datetime
    created_at: datetime
    checked_at: datetime
    likes: int
    dislikes: int
    hash: str
    changes: list[DifferenceOut]
    outlets_since: int
    boxes: BoxesOut
    updates: list[UpdateOut]
    way: str
    ways: list[WayOut]
    proof: str
    left_out: int


class Gone(Schema):
    """Of a withdrawn Report: the tombstone."""

    id: str
    state: str
    reason: str
    at: datetime
    hash: str


class Problem(Schema):
    """What was wrong with the request."""

    detail: str


class StorySummary(Schema):
    """A story in a list."""

    id: str
    title: str
    topics: list[str]
    publishers: list[str]
    owners: int
    trend: float
    report_id: str
    updated_at: datetime


class SourceOut(Schema):
    """A source, what the operator says of it, and its health."""

    id: str
    name: str
    owner: str
    site: str
    language: str
    country: str
    groups: list[str]
    vouched: bool
    articles: int
    state: str
    last_ok_at: datetime | None


class SearchOut(Schema):
    """A found page."""

    kind: str
    key: str
    title: str
    text: str
    at: datetime
    path: str


class ReasonOut(Schema):
    """One number behind a card's place."""

    component: str
    value: float
    text: str


class FrontItem(Schema):
    """A card of a reader's front page with every reason for its place; the values add up to the score."""

    story: StorySummary
    score: float
    reasons: list[ReasonOut]
    explanation: list[str]


class RemovedOut(Schema):
    """What a filter took out."""

    story_id: str
    title: str
    component: str
    reason: str


class FrontOut(Schema):
    """A front page."""

    at: datetime
    items: list[FrontItem]
    removed: list[RemovedOut]


class CorrectionOut(Schema):
    """A line of the corrections log."""

    report_id: str
    headline: str
    revision: int
    at: datetime
    note: str
    before: str
    after: str
