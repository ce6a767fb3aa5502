"""Reads the world's TOML files. Whatever is wrong there is told with the file and the key."""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standfirst.domain.errors import StandfirstError
from standfirst.sample.world import ArticleVersion, Publisher, StoryTruth, Talk, World, WorldArticle

SHIPPED = Path(__file__).parent / "world"
DEFAULT_START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday; players choose their own
DAYS = 4
FEEDS = frozenset({"rss", "atom", "rdf", "jsonfeed", "sitemap"})
BEHAVIOURS = frozenset(
    {"syndicates", "opt-out-robots", "opt-out-meta", "paywall", "malformed-feed", "slow", "rate-limit", "gzip",
     "redirects", "agency", "live-pages"}
)  # fmt: skip
SERVICES = frozenset({"hacker-news", "mastodon", "wikipedia", "google-trends", "bluesky"})
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")  # publishers' ids are host names
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z")
_OFFSET = re.compile(r"[+-]\d\d:\d\d\Z")


class WorldError(StandfirstError):
    """The world's files say something that cannot be; the message names file and key."""


class _Table:
    """A TOML table that knows where it stands, so that every complaint does too."""

    def __init__(self, values: dict[str, Any], where: str, known: str) -> None:
        self._values, self._where = values, where
        if unknown := sorted(set(values) - set(known.split())):
            raise WorldError(f"{where}: unknown key {unknown[0]!r}")

    def fail(self, key: str, why: str) -> WorldError:
        return WorldError(f"{self._where}, key {key!r}: {why}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self._values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fail(key, "text expected")
        return value.strip()

    def identifier(self, key: str) -> str:
        if not _ID.match(value := self.text(key)):
            raise self.fail(key, f"{value!r} is no lower-case hyphenated id")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, "list of texts expected")
        return tuple(value)

    def matching(self, key: str, pattern: re.Pattern[str], why: str) -> re.Match[str]:
        found = pattern.match(self.text(key))
        if found is None:
            raise self.fail(key, why)
        return found

    def day(self, key: str) -> int:
        value = self._values.get(key)
        if not isinstance(value, int) or not 1 <= value <= DAYS:
            raise self.fail(key, f"day 1 to {DAYS} expected")
        return value

    def minute(self, key: str) -> int:
        found = self.matching(key, _TIME, "HH:MM expected")
        return int(found[1]) * 60 + int(found[2])

    def flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(key, "true or false expected")
        return value

    def tables(self, key: str, known: str) -> list["_Table"]:
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, "list of tables expected")
        return [_Table(t, f"{self._where}, {key} {t.get('id', number)!r}", known) for number, t in enumerate(value, 1)]


def load_world(folder: Path = SHIPPED, *, start: datetime = DEFAULT_START) -> World:
    """The world of ``folder``, day 1 on the date of ``start``.

    Read are ``publishers.toml``, ``stories/*.toml`` and, if it is there, ``outside.toml``.

    Raises WorldError naming file and key.
    """
    publishers = tuple(_publisher(t) for t in _file(folder / "publishers.toml", "publisher").tables("publisher", _P))
    stories, articles = [], []
    for path in sorted((folder / "stories").glob("*.toml")):
        story, own = _story(_file(path, _S))
        stories.append(story)
        articles.extend(own)
    outside = folder / "outside.toml"
    talk = tuple(_talk(t) for t in _file(outside, "talk").tables("talk", _T)) if outside.exists() else ()
    world = World(
        publishers=publishers, stories=tuple(stories), articles=tuple(articles), start=DEFAULT_START, talk=talk
    )
    _check_references(world, folder)
    return world.starting(start)


_P = "id name owner country language about feed behaviour topics bylines timezone"
_S = "id title topic place event_day summary facts article"
_A = "id publisher day time title byline section body copy_of standfirst paywalled version"
_T = "story name on title link day time"
_V = "day time title body note"


def _file(path: Path, known: str) -> _Table:
    try:
        return _Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name, known)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorldError(f"{path.name}: {error}") from error


def _publisher(table: _Table) -> Publisher:
    if unknown := sorted(set(table.texts("behaviour")) - BEHAVIOURS):
        raise table.fail("behaviour", f"unknown {unknown[0]!r}")
    if (feed := table.text("feed")) not in FEEDS:
        raise table.fail("feed", f"one of {', '.join(sorted(FEEDS))} expected")
    return Publisher(
        id=table.identifier("id"), name=table.text("name"), owner=table.text("owner"), country=table.text("country"),
        language=table.text("language"), about=table.text("about"), feed=feed,
        behaviour=frozenset(table.texts("behaviour")), topics=table.texts("topics"), bylines=table.texts("bylines"),
        offset=table.matching("timezone", _OFFSET, "+HH:MM expected").group(),
    )  # fmt: skip


def _story(table: _Table) -> tuple[StoryTruth, list[WorldArticle]]:
    story = StoryTruth(
        id=table.identifier("id"), title=table.text("title"), topic=table.text("topic"),
        place=table.text("place"), event_day=table.day("event_day"), summary=table.text("summary"),
        facts=table.texts("facts"),
    )  # fmt: skip
    return story, [_article(article, story.id) for article in table.tables("article", _A)]


def _article(table: _Table, story: str) -> WorldArticle:
    versions = [_version(v) for v in (table, *table.tables("version", _V))]
    if sorted(versions, key=lambda v: (v.day, v.minute)) != versions:
        raise table.fail("version", "versions must follow each other in time")
    return WorldArticle(
        id=table.identifier("id"), story=story, publisher=table.text("publisher"), byline=table.text("byline", ""),
        section=table.text("section", "News"), versions=tuple(versions), standfirst=table.text("standfirst", ""),
        copy_of=table.text("copy_of", ""), paywalled=table.flag("paywalled"),
    )  # fmt: skip


def _version(table: _Table) -> ArticleVersion:
    return ArticleVersion(
        day=table.day("day"), minute=table.minute("time"), title=table.text("title"), body=table.text("body"),
        note=table.text("note", ""),
    )  # fmt: skip


def _talk(table: _Table) -> Talk:
    on = frozenset(table.texts("on"))
    if unknown := sorted(on - SERVICES):
        raise table.fail("on", f"unknown {unknown[0]!r}")
    if story := table.text("story", ""):
        return Talk(name=table.text("name"), on=on, story=story)
    return Talk(
        name=table.text("name"), on=on, title=table.text("title"), link=table.text("link"), day=table.day("day"),
        minute=table.minute("time"),
    )  # fmt: skip


def _check_references(world: World, folder: Path) -> None:
    publishers, articles = {p.id for p in world.publishers}, {a.id for a in world.articles}
    for kind, things in (("publisher", world.publishers), ("story", world.stories), ("article", world.articles)):
        ids = [thing.id for thing in things]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise WorldError(f"{folder.name}: {kind} id {twice[0]!r} is used twice")
    for talk in world.talk:
        if talk.story and talk.story not in {s.id for s in world.stories}:
            raise WorldError(f"outside.toml, talk {talk.name!r}, key 'story': unknown")
    if clash := sorted(publishers & SERVICES):
        raise WorldError(f"publishers.toml: {clash[0]!r} is the name of a service")
    for article in world.articles:
        if article.publisher not in publishers:
            raise WorldError(f"story {article.story!r}, article {article.id!r}, key 'publisher': unknown")
        if article.copy_of and article.copy_of not in articles:
            raise WorldError(f"story {article.story!r}, article {article.id!r}, key 'copy_of': unknown")
