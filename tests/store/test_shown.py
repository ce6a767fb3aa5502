"""Shown pages: opens go to the page they came from, and old pages are forgotten."""

from datetime import datetime, timedelta

import pytest

from standfirst.domain.ranking import InteractionKind
from standfirst.store.experiments import running_experiment, start_experiment, stop_experiment
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import AuditEntry, Interaction, ShownPage
from standfirst.store.reactions import delete_reader
from standfirst.store.readers import make_reader
from standfirst.store.retention import Limits, forget_old
from standfirst.store.shown import KEPT, shown_since
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories() -> list[str]:
    world.add_sources()
    return [world.add_story(f"story{n}", f"Story {n}", ["transport"]) for n in range(3)]


def _shown(reader: str, at: datetime, page: bytes = b"page") -> Impression:
    return Impression(reader_id=reader, cards=(), at=at, arm="main", page=page)


def _open(reader: str, story: str, at: datetime) -> None:
    Interaction.objects.create(reader_id=reader, story_id=story, kind=InteractionKind.OPEN.value, at=at)


def test_an_open_belongs_to_the_last_page_before_it(stories: list[str]) -> None:
    reader, other = make_reader(), make_reader()
    first, second = world.NOW, world.NOW + timedelta(hours=1)
    save_impressions([_shown(reader, first), _shown(reader, second), _shown(other, first, b"other")])
    _open(reader, stories[0], first - timedelta(minutes=1))
    _open(reader, stories[0], first + timedelta(minutes=5))
    _open(reader, stories[1], second + timedelta(minutes=5))
    _open(reader, stories[2], second + timedelta(hours=9))
    _open(other, stories[2], first + timedelta(minutes=1))
    rows = {(r.reader_id, r.at): r for r in shown_since(first - timedelta(days=1))}
    assert rows[reader, first].opened == {stories[0]}
    assert rows[reader, second].opened == {stories[1]}
    assert rows[other, first].opened == {stories[2]}
    assert (rows[other, first].body, rows[other, first].arm) == (b"other", "main")
    assert [r.at for r in shown_since(second)] == [second]


def test_pages_go_with_their_reader_and_with_age(stories: list[str]) -> None:
    reader, other = make_reader(), make_reader()
    old = world.NOW - KEPT - timedelta(hours=1)
    save_impressions([_shown(reader, world.NOW), _shown(other, world.NOW), _shown(other, old), _shown("gone", old)])
    save_impressions([_shown(reader, world.NOW, b"")])
    assert ShownPage.objects.count() == 3
    delete_reader(reader)
    assert set(ShownPage.objects.values_list("reader_id", flat=True)) == {other}
    assert forget_old(Limits(), news_now=world.NOW, real_now=world.NOW)["pages"] == 1
    assert list(ShownPage.objects.values_list("at", flat=True)) == [world.NOW]


def test_an_experiment_is_started_and_stopped_in_the_open() -> None:
    assert running_experiment() is None
    assert not stop_experiment(by="ann")
    start_experiment({"name": "louder", "arms": [{"name": "b", "share": 0.1, "factors": {"trend": 2}}]}, by="ann")
    assert running_experiment() == {"name": "louder", "arms": [{"name": "b", "share": 0.1, "factors": {"trend": 2}}]}
    assert stop_experiment(by="ann")
    assert running_experiment() is None
    assert set(AuditEntry.objects.values_list("what", flat=True)) == {"start-experiment", "stop-experiment"}
