"""Coverage and story pages: copies as one voice, near-copies marked, who is silent, how a story came about."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.store.clock import forget_cached_time
from standfirst.store.models import Article, Assignment, Source, Story
from standfirst.web.pool import get_pool
from tests.store import attention, world


@pytest.fixture
def ferry(told: world.Told) -> world.Told:
    """The ferry story with a copy, a near-copy and a silent publisher."""
    Source.objects.filter(id="times").update(country="Norway", groups=["local press"], language="en")
    attention.add_outlet("echo", "Echo Trust", country="Norway")
    attention.add_outlet("bell", "Bell Group")
    attention.add_outlet("mute", "Mute & Sons", country="Denmark", groups=("local press",))
    first = Article.objects.get(source_id="times", story_id=told.story_id)
    attention.repeat(told.story_id, "echo", first.id, "edited", minutes=40)
    attention.repeat(told.story_id, "bell", first.id, "variant", "12 -> 14", minutes=20)
    Story.objects.filter(id=told.story_id).update(languages=["en", "de"])
    return told


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_story_and_coverage_show_copies_as_one_voice_and_near_copies_apart(ferry: world.Told, client: Client) -> None:
    for path in (f"/story/{ferry.story_id}", f"/story/{ferry.story_id}/coverage"):
        text = page(client, path)
        assert "also at 1 outlet<" in text
        assert "lightly edited" in text
        assert "Nearly the same text, but differs: &quot;12&quot; became &quot;14&quot;. Not counted as a" in text


def test_coverage_tells_who_is_silent_who_was_first_and_how_it_grew(ferry: world.Told, client: Client) -> None:
    text = page(client, f"/story/{ferry.story_id}/coverage")
    assert "4 of 5 publishers that this desk reads cover it, 2 independent owners" in text
    assert "First to report: <strong>" in text
    assert 'aria-label="Denmark: 0 of 1 publishers"' in text
    assert 'aria-label="local press: 1 of 2 publishers"' in text
    assert "Mute &amp; Sons" in text
    assert 'role="img" aria-label="From one source to 4 in' in text
    assert text.count("no new voice") == 2


def test_story_and_report_lead_to_coverage(ferry: world.Told, client: Client) -> None:
    link = f'href="/story/{ferry.story_id}/coverage"'
    assert link in page(client, f"/story/{ferry.story_id}")
    assert link in page(client, f"/report/{ferry.report_id}")


def test_a_merged_story_leads_on_and_a_missing_one_is_404(ferry: world.Told, client: Client) -> None:
    tram = Story.objects.exclude(id=ferry.story_id).get().id
    Story.objects.filter(id=tram).update(merged_into=ferry.story_id)
    answer = client.get(f"/story/{tram}/coverage")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/story/{ferry.story_id}/coverage")
    assert client.get(f"/api/stories/{tram}/coverage").json()["id"] == ferry.story_id
    for path in ("/story/nothing/coverage", "/api/stories/nothing/coverage"):
        assert client.get(path).status_code == 404


def test_an_empty_story_is_no_accident(ferry: world.Told, client: Client) -> None:
    Article.objects.filter(story_id=ferry.story_id).update(story=None)
    assert "0 of " in page(client, f"/story/{ferry.story_id}/coverage")
    assert "No article is in this story any more" in page(client, f"/story/{ferry.story_id}")


def test_the_api_tells_the_same(ferry: world.Told, client: Client) -> None:
    found = client.get(f"/api/stories/{ferry.story_id}/coverage").json()
    assert {s["name"]: (s["covering"], s["silent"]) for s in found["groups"]} == {
        "local press": (["Harbour Times"], ["Mute"])
    }
    assert found["growth"][-1]["outlets"] == 4
    assert found["first"]["published_at"] == found["growth"][0]["at"]
    story = client.get(f"/api/stories/{ferry.story_id}").json()
    voice = next(a for a in story["articles"] if a["copies"])
    assert (voice["copies"][0]["kind"], voice["variants"][0]["differs"]) == ("edited", ["12 -> 14"])
    assert story["languages"] == ["en", "de"]


def test_the_history_says_who_decided_and_names_editors_to_staff_only(ferry: world.Told, client: Client) -> None:
    article = Article.objects.filter(story_id=ferry.story_id).first()
    assert article is not None
    Assignment.objects.create(
        article=article, story_id=ferry.story_id, kind="move", score=1.0, at=world.NOW,
        reason="moved at a reader's word", by="Edda", from_story="ELSEWHERE",
    )  # fmt: skip
    text = page(client, f"/story/{ferry.story_id}")
    assert "by an editor" in text
    assert "Edda" not in text
    assert "by the machine: same event, score 0.80" in text
    assert 'href="/story/ELSEWHERE"' in text
    history = client.get(f"/api/stories/{ferry.story_id}").json()["history"]
    assert (history[0]["kind"], history[0]["by"], history[0]["reason"]) == ("move", "editor", "by an editor")
    assert "Edda" not in str(history)
    client.force_login(get_user_model().objects.create_user("editor", is_staff=True))
    assert "by Edda" in page(client, f"/story/{ferry.story_id}")


def test_queries_do_not_grow_with_a_story(ferry: world.Told, client: Client) -> None:
    def asked(path: str) -> int:
        get_pool()  # rebuilt for all pages when the desk changes, and kept
        forget_cached_time()
        with CaptureQueriesContext(connection) as found:
            page(client, path)
        return len(found)

    paths = (f"/story/{ferry.story_id}", f"/story/{ferry.story_id}/coverage", f"/api/stories/{ferry.story_id}")
    before = {p: asked(p) for p in paths}
    for n in range(15):
        attention.add_outlet(f"more{n}", f"More {n}")
        attention.repeat(ferry.story_id, f"more{n}", "", "exact")
    assert {p: asked(p) for p in paths} == before
    assert max(before.values()) <= 10
