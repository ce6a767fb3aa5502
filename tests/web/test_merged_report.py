"""The Report of a story that was merged away stands beside nobody's, and its address leads on."""

import pytest
from django.test import Client

from standfirst.store.browse import load_report, search_pages
from standfirst.store.browse.published import load_published
from standfirst.store.editing import merge_stories, unmerge_story
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


def test_it_is_listed_again_under_its_address_when_the_merge_is_undone(
    pair: tuple[world.Told, world.Told], client: Client
) -> None:
    ferry, pier = pair
    merge_stories(ferry.story_id, pier.story_id, by="ed", now=world.NOW)
    assert client.get(f"/story/{pier.story_id}").headers["Location"] == f"/story/{ferry.story_id}"
    assert unmerge_story(pier.story_id, by="ed", now=world.NOW) == "unmerged"
    assert {r.id for r in load_published()} == {ferry.report_id, pier.report_id}
    assert {r.key for r in search_pages("Norrvik") if r.kind == "report"} == {ferry.report_id, pier.report_id}
    for path in (f"/report/{pier.report_id}", f"/story/{pier.story_id}", f"/story/{pier.story_id}/coverage"):
        assert client.get(path).status_code == 200, path
    assert f'href="/report/{pier.report_id}"' in client.get("/").content.decode()
    assert client.get(f"/api/stories/{pier.story_id}").json()["report_id"] == pier.report_id


def test_the_api_follows_merges_to_their_end(pair: tuple[world.Told, world.Told], client: Client) -> None:
    ferry, pier = pair
    tram = world.add_story("tram", "Tram", ["transport"])
    merge_stories(ferry.story_id, pier.story_id, by="ed", now=world.NOW)
    merge_stories(tram, ferry.story_id, by="ed", now=world.NOW)
    for path in (f"/api/stories/{pier.story_id}", f"/api/stories/{pier.story_id}/coverage"):
        assert client.get(path).json()["id"] == tram


def test_it_stands_while_the_survivor_has_no_report(client: Client) -> None:
    world.add_sources()
    pier, ferry = world.add_story("pier", "Pier", ["transport"]), world.add_story("ferry", "Ferry", ["transport"])
    told = world.publish(pier, "Norrvik pier stays open")
    merge_stories(ferry, pier, by="ed", now=world.NOW)
    assert client.get(f"/report/{told.report_id}").status_code == 200
    page = load_report(told.report_id)
    assert page is not None
    assert getattr(page, "told_by", None) == ""
