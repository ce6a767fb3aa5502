"""What the API answers with about Stories, their trends and their coverage."""

from datetime import datetime

from ninja import Schema


class EvidenceLineOut(Schema):
    """One line of a score; the weights of all lines add up to it. ``kind`` is "owner" or "signal"."""

    kind: str
    label: str
    at: datetime
    weight: float
    url: str
    detail: str
    article_id: str


class TrendOut(Schema):
    """A trend: ``usual`` is what its owners would be expected to show in ``window`` seconds (0 where none is kept),
    ``velocity`` owners per hour, ``acceleration`` its change per hour, ``pace`` both in words, ``why`` one sentence."""

    at: datetime
    score: float
    owners: int
    usual: float
    window: float
    half_life: float
    velocity: float
    acceleration: float
    pace: str
    peak: float
    peak_at: datetime
    trending: bool
    why: str
    evidence: list[EvidenceLineOut]


class FacetOut(Schema):
    """A score as one language or topic sees it."""

    kind: str
    value: str
    score: float


class FacetCountOut(Schema):
    """How many Stories are trending in a language or topic."""

    kind: str
    value: str
    count: int


class SignalOut(Schema):
    """Attention outside the desk's sources. ``how`` is "link" or "thing", ``what`` the address or name in common."""

    connector: str
    label: str
    url: str
    detail: str
    at: datetime
    how: str
    what: str


class PointOut(Schema):
    """A point of a trend's curve."""

    at: datetime
    score: float
    owners: int


class TrendingOut(Schema):
    """A line of the trending list. ``label`` is the disclosure of its Report: show it with the title."""

    story_id: str
    title: str
    report_id: str
    label: str
    topics: list[str]
    languages: list[str]
    facet_score: float
    trend: TrendOut
    facets: list[FacetOut]
    signals: list[SignalOut]
    points: list[PointOut]


class StoryLink(Schema):
    """A Story by id and title."""

    id: str
    title: str


class ThingOut(Schema):
    """A named thing that is trending. ``kind`` is person, place, organisation or thing."""

    key: str
    name: str
    kind: str
    trend: TrendOut
    stories: list[StoryLink]


class CopyOut(Schema):
    """An outlet that ran a text again. ``kind`` is exact, edited or excerpt, "" unknown."""

    publisher: str
    owner: str
    title: str
    url: str
    published_at: datetime
    kind: str


class TextOut(Schema):
    """A text of a Story: title, publisher, time, link; never the text itself. Copies are the same voice."""

    title: str
    publisher: str
    owner: str
    url: str
    language: str
    published_at: datetime
    is_variant: bool
    differs: list[str]
    copies: list[CopyOut]


class ArticleOut(TextOut):
    """A voice of a Story; ``variants`` are nearly the same text with other numbers or names, and no voices."""

    variants: list[TextOut]


class AssignmentOut(Schema):
    """Why an article is in a Story. ``by`` is "editor" or "machine": names of editors stay on the desk."""

    at: datetime
    kind: str
    title: str
    publisher: str
    score: float
    reason: str
    from_story: str
    by: str


class StoryOut(Schema):
    """A story with its articles, newest decisions first in ``history``."""

    id: str
    title: str
    topics: list[str]
    languages: list[str]
    first_seen: datetime
    last_seen: datetime
    owners: int
    report_id: str
    articles: list[ArticleOut]
    trend: TrendOut | None
    signals: list[SignalOut]
    history: list[AssignmentOut]


class ShareOut(Schema):
    """The publishers of a country, language or group that cover a Story, and those that do not."""

    name: str
    covering: list[str]
    silent: list[str]


class OwnerOut(Schema):
    """An owner that covers a Story: texts of its own, and copies of others'."""

    owner: str
    publishers: list[str]
    first_at: datetime
    own: int
    copies: int


class GrowthOut(Schema):
    """A publisher joins a Story: how many publishers and independent owners there are from then on."""

    at: datetime
    publisher: str
    owner: str
    outlets: int
    owners: int
    is_voice: bool


class CoverageOut(Schema):
    """Who covers a Story and who does not. ``watched`` is how many publishers the desk reads."""

    id: str
    title: str
    report_id: str
    label: str
    outlets: int
    owner_count: int
    watched: int
    first: ArticleOut | None
    owners: list[OwnerOut]
    silent_owners: list[str]
    countries: list[ShareOut]
    languages: list[ShareOut]
    groups: list[ShareOut]
    growth: list[GrowthOut]
    voices: list[ArticleOut]
