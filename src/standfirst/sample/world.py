"""The sample world: publishers, story truths and articles as frozen data, and what of it is out at a moment."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

_PLACEHOLDER = re.compile(r"\{(weekday|date)(-de)?:(-?\d{1,2})\}")
_WEEKDAYS = {
    "": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "-de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December"),
    "-de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """An invented publisher. ``offset`` is its zone ("+02:00"); ``behaviour`` names how its site misbehaves."""

    id: str
    name: str
    owner: str
    country: str
    language: str
    about: str
    feed: str
    behaviour: frozenset[str]
    topics: tuple[str, ...]
    bylines: tuple[str, ...]
    offset: str

    @property
    def zone(self) -> timezone:
        """The publisher's fixed UTC offset."""
        sign = -1 if self.offset.startswith("-") else 1
        return timezone(sign * timedelta(hours=int(self.offset[1:3]), minutes=int(self.offset[4:6])))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """What an article says from (day, minute of the day, UTC) on. Day 1 is the world's first."""

    day: int
    minute: int
    title: str
    body: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldArticle:
    """An article with its versions, the first one included, in the order of time."""

    id: str
    story: str
    publisher: str
    byline: str
    section: str
    versions: tuple[ArticleVersion, ...]
    standfirst: str = ""
    copy_of: str = ""
    paywalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTruth:
    """What really happened in a story, for whoever checks what the desk made of it."""

    id: str
    title: str
    topic: str
    place: str
    event_day: int
    summary: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What people outside talk of: a ``story`` under a ``name``, or noise (no story) with ``title`` and ``link`` from
    (day, minute) on. ``on`` names the services that show it."""

    name: str
    on: frozenset[str]
    story: str = ""
    title: str = ""
    link: str = ""
    day: int = 1
    minute: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutArticle:
    """An article as it stands at one moment: placeholders resolved, times aware. ``path`` is its address on the site;
    ``updated_at`` is None until the first change; ``paragraphs`` are the body's."""

    article: WorldArticle
    publisher: Publisher
    path: str
    title: str
    standfirst: str
    paragraphs: tuple[str, ...]
    published_at: datetime
    updated_at: datetime | None
    note: str

    @property
    def changed_at(self) -> datetime:
        """When this state began."""
        return self.updated_at or self.published_at


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything invented, fastened to the calendar: day 1 begins at ``start`` (midnight, UTC)."""

    publishers: tuple[Publisher, ...]
    stories: tuple[StoryTruth, ...]
    articles: tuple[WorldArticle, ...]
    start: datetime
    talk: tuple[Talk, ...] = ()

    def starting(self, start: datetime) -> "World":
        """The same world with day 1 on the UTC date of ``start``."""
        return replace(self, start=start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0))

    def moment(self, day: int, minute: int = 0) -> datetime:
        """The UTC moment of a minute of a world day."""
        return self.start + timedelta(days=day - 1, minutes=minute)

    def publisher(self, publisher_id: str) -> Publisher | None:
        """The publisher with this id, None without one."""
        return next((p for p in self.publishers if p.id == publisher_id), None)

    def out(self, publisher: Publisher, now: datetime) -> tuple[OutArticle, ...]:
        """What ``publisher`` has out at ``now``, newest first."""
        own = [self._out(a, publisher, now) for a in self.articles if a.publisher == publisher.id]
        return tuple(sorted((o for o in own if o), key=lambda o: (o.published_at, o.article.id), reverse=True))

    def render(self, text: str) -> str:
        """``text`` with {weekday:D}, {date:D} and their -de forms written out."""
        return _PLACEHOLDER.sub(lambda m: _written(self.moment(int(m[3])), m[1], m[2] or ""), text)

    def _out(self, article: WorldArticle, publisher: Publisher, now: datetime) -> OutArticle | None:
        past = [v for v in article.versions if self.moment(v.day, v.minute) <= now]
        if not past:
            return None
        published, current = self.moment(past[0].day, past[0].minute), past[-1]
        return OutArticle(
            article=article,
            publisher=publisher,
            path=article_path(article, published.astimezone(publisher.zone)),
            title=self.render(current.title),
            standfirst=self.render(article.standfirst),
            paragraphs=tuple(p.strip() for p in self.render(current.body).split("\n\n") if p.strip()),
            published_at=published,
            updated_at=self.moment(current.day, current.minute) if len(past) > 1 else None,
            note=self.render(current.note),
        )


def article_path(article: WorldArticle, local: datetime) -> str:
    """The article's lasting address on its site."""
    return f"/{slug(article.section) or 'news'}/{local:%Y/%m/%d}/{article.id}"


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for addresses."""
    plain = text.lower()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, written)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _written(moment: datetime, kind: str, language: str) -> str:
    if kind == "weekday":
        return _WEEKDAYS[language][moment.weekday()]
    dot = "." if language == "-de" else ""
    return f"{moment.day}{dot} {_MONTHS[language][moment.month - 1]} {moment.year}"
