"""Names in stories: kept, and read again when an article or its mentions came."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.store.browse import named
from standfirst.store.browse.named import NOTHING, Named, load_named
from standfirst.store.models import Article, Mention, Story
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named, "_read", named._Read())
    world.add_sources()


def add(name: str) -> Story:
    return Story.objects.get(id=world.add_story(name, f"{name} closes", ["transport"]))


def mention(story: Story, name: str, first: int | None = None) -> None:
    for number, article in enumerate(Article.objects.filter(story=story), first or 0):
        Mention.objects.create(
            id=number if first else None, article=article, key=name.casefold(), name=name, kind="person", at=world.NOW
        )  # fmt: skip


def test_names_that_are_found_after_a_look_are_there_at_the_next() -> None:
    ferry, tram = add("ferry"), add("tram")
    stories = {s.id: s for s in (ferry, tram)}
    assert load_named(stories)[ferry.id].things == ()
    mention(ferry, "Ada Roe")
    assert load_named(stories)[ferry.id].things == ("Ada Roe",)
    mention(ferry, "Bo Lind")
    found = load_named(stories)
    assert (set(found[ferry.id].things), found[tram.id].things) == ({"Ada Roe", "Bo Lind"}, ())


def test_a_mention_that_comes_out_of_turn_is_found_too() -> None:
    ferry, tram = add("ferry"), add("tram")
    mention(tram, "Bo Lind", first=500)
    stories = {s.id: s for s in (ferry, tram)}
    load_named(stories)
    mention(ferry, "Ada", first=100)  # begun before, committed after
    assert load_named(stories)[ferry.id].things == ("Ada",)


def test_only_stories_with_something_new_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ferry, tram = add("ferry"), add("tram")
    mention(ferry, "Ada Roe")
    stories = {s.id: s for s in (ferry, tram)}
    first = load_named(stories)
    asked: list[str] = []

    def counted(ids: list[str]) -> dict[str, Named]:
        asked.extend(ids)
        return dict.fromkeys(ids, NOTHING)

    monkeypatch.setattr(named, "read_named", counted)
    with CaptureQueriesContext(connection) as queries:
        assert load_named(stories) == first
    assert (asked, len(queries)) == ([], 2)
    tram.last_seen += timedelta(minutes=1)
    load_named(stories)
    assert asked == [tram.id]
    assert load_named({tram.id: tram}).keys() == {tram.id}
    assert named._read.names.keys() == {tram.id}
