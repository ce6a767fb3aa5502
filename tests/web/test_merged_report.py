"""The Report of a story that was merged away stands beside nobody's, and its address leads on."""

import pytest
from django.test import Client

from standfirst.store.browse import load_report, search_pages
from standfirst.store.browse.published import load_published
from standfirst.store.editing import merge_stories
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[world.Told, world.Told]:
    world.add_sources()
    ferry, pier = world.add_story("ferry", "Ferry stops", ["transport"]), world.add_story("pier", "Pier", ["transport"])
    return world.publish(ferry, "Norrvik ferry closes"), world.publish(pier, "Norrvik pier stays open")


def test_only_the_survivors_report_is_listed_and_found(pair: tuple[world.Told, world.Told]) -> None:
    ferry, pier = pair
    merge_stories(ferry.story_id, pier.story_id, by="ed", now=world.NOW)
    assert [r.id for r in load_published()] == [ferry.report_id]
    assert [r.key for r in search_pages("Norrvik") if r.kind == "report"] == [ferry.report_id]


def test_its_address_leads_to_the_survivors_report(pair: tuple[world.Told, world.Told], client: Client) -> None:
    ferry, pier = pair
    merge_stories(ferry.story_id, pier.story_id, by="ed", now=world.NOW)
    answer = client.get(f"/report/{pier.report_id}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/report/{ferry.report_id}")
    assert client.get(f"/report/{ferry.report_id}").status_code == 200
    assert (
        client.get(f"/report/{pier.report_id}/manifest.json").status_code == 200
    )  # what was signed can still be checked


def test_it_stands_while_the_survivor_has_no_report(client: Client) -> None:
    world.add_sources()
    pier, ferry = world.add_story("pier", "Pier", ["transport"]), world.add_story("ferry", "Ferry", ["transport"])
    told = world.publish(pier, "Norrvik pier stays open")
    merge_stories(ferry, pier, by="ed", now=world.NOW)
    assert client.get(f"/report/{told.report_id}").status_code == 200
    page = load_report(told.report_id)
    assert page is not None
    assert getattr(page, "told_by", None) == ""
