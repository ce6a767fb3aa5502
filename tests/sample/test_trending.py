"""The sample world has news that really breaks: placed with the real embedder, scored and shown as at ``make run``."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from standfirst.adapters.embedders import UseEmbedder
from standfirst.desk.ports import Tools
from standfirst.desk.steps import place, trend
from standfirst.domain.clock import NewsTime
from standfirst.domain.source import Source
from standfirst.sample import World, load_world
from standfirst.store import clock
from standfirst.store.feeds import add_source
from standfirst.store.models import Article
from standfirst.store.work import NewWork, add_work, lease_work
from standfirst.testing.clock import FixedClock
from standfirst.trend import TrendSettings
from tests.desk.town import Town, make_tools

WORLD = load_world()
NEAR_MIDNIGHT, BEFORE_DAWN, MORNING, AFTERNOON = (WORLD.moment(4, minute) for minute in (60, 200, 540, 17 * 60))

pytestmark = pytest.mark.django_db

Desk = Callable[[datetime], Client]


@pytest.fixture
def at() -> Desk:
    """A desk that began on the midnight of day 4, as it stands at a moment; call it with ever later ones."""
    for one in WORLD.publishers:
        site = f"https://{one.id}.example"
        add_source(Source(id=one.id, name=one.name, owner=one.owner, site=site, language=one.language), [])
    told: set[str] = set()
    tools = replace(make_tools(Town()), embedder=UseEmbedder())

    def at(now: datetime) -> Client:
        clock.set_news_time(NewsTime(real_anchor=datetime.now(now.tzinfo), news_anchor=now))
        for moment in sorted({WORLD.moment(4), now}):
            told.update(_print(WORLD, moment, told))
            _work(replace(tools, now=FixedClock(moment)))
        return Client()

    return at


def _print(world: World, now: datetime, told: set[str]) -> list[str]:
    """Put what is out and new before the desk; its ids."""
    out = [o for p in world.publishers for o in world.out(p, now) if o.article.id not in told]
    for one in out:
        url = f"https://{one.publisher.id}.example{one.path}"
        Article.objects.create(
            id=one.article.id[:24], source_id=one.publisher.id, owner=one.publisher.owner, title=one.title,
            text="\n\n".join(one.paragraphs), language=one.publisher.language, url=url,
            topics=[one.article.section.lower()], published_at=one.published_at,
            fetched_at=max(one.published_at, world.moment(4)),
        )  # fmt: skip
        add_work([NewWork(step="place", key=one.article.id[:24], version="1")])
    return [one.article.id for one in out]


def _work(tools: Tools) -> None:
    for step in (place, trend):
        while tasks := lease_work(step.__name__.rpartition(".")[2], 200, 60.0):
            step.run(tools, tasks)
    lessons = tools.trends.lessons(tools.now())
    tools.things.score(lessons.usual.trust, tools.now(), tools.options.trend_every, tools.trends.settings)


def listed(client: Client, query: str = "") -> dict[str, float]:
    """The titles that the page lists as trending, with their scores."""
    context = client.get(f"/trending{query}").context
    return {r.row.title: r.row.trend.score for r in context["rows"]}


def test_a_newcomer_finds_a_story_that_trends_in_both_languages(at: Desk) -> None:
    client = at(NEAR_MIDNIGHT)
    rows = listed(client)
    assert rows
    assert max(rows.values()) >= TrendSettings().threshold
    page = client.get("/trending").content.decode()
    assert all(title in page for title in rows)
    for query in ("?language=en", "?language=de", "?topic=world"):
        assert listed(client, query).keys() == rows.keys(), query
    assert listed(client, "?topic=transport") == {}
    names = client.get("/trending/things").context["rows"]
    assert {"Askmoor"} <= {n.name for n in names}


def test_other_topics_take_their_turn_and_the_afternoon_is_quiet(at: Desk) -> None:
    first = listed(at(NEAR_MIDNIGHT))
    second = listed(at(BEFORE_DAWN), "?topic=transport")
    third = listed(at(MORNING), "?topic=business")
    assert second
    assert third
    assert not first.keys() & second.keys() | second.keys() & third.keys()
    client = at(AFTERNOON)
    assert listed(client) == {}
    assert "No story stands out now" in client.get("/trending").content.decode()
