"""Editors merge, split, move, lock and undo: what is asked of the desk, what is told before and after."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.store.browse.moves import load_request, load_requests
from standfirst.store.editing import merge_stories, split_story, unmerge_story
from standfirst.store.models import Article, Assignment, DeskRequest, Mention, Story
from standfirst.store.requests import close_request
from standfirst.store.stories import refresh_stories
from tests.store import world

ACTS = ("merge", "unmerge", "split", "move", "lock", "unlock")


@pytest.fixture
def pair(told: world.Told) -> tuple[str, str]:
    """The ferry story and the tram story, both found by search."""
    tram = Story.objects.exclude(id=told.story_id).get().id
    refresh_stories((told.story_id, tram))
    return told.story_id, tram


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_user("edda", is_staff=True))
    return client


def articles(story: str) -> list[str]:
    return list(Article.objects.filter(story_id=story).order_by("id").values_list("id", flat=True))


def ask(editor: Client, kind: str, subject: str, **fields: Any) -> DeskRequest:
    answer = editor.post("/desk/ask", {"kind": kind, "subject": subject, **fields})
    assert answer.status_code == 303, answer.content.decode()
    row = DeskRequest.objects.latest("id")
    assert answer.headers["Location"] == f"/desk/request/{row.pk}"
    return row


def text_of(editor: Client, path: str, status: int = 200) -> str:
    answer = editor.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def test_a_story_to_merge_into_is_chosen_by_words_and_confirmed(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    found = text_of(editor, f"/desk/story/{ferry}/merge?q=tram")
    assert f'name="into" value="{tram}"' in found
    assert "1 found for “tram”" in found
    told = text_of(editor, f"/desk/story/{ferry}/merge?into={tram}")
    assert "All 2 articles of “Ferry closes, 2 report” go into “Tram &lt;b&gt;opens&lt;/b&gt;”." in told
    assert not DeskRequest.objects.exists(), "looking asks nothing"
    row = ask(editor, "merge", ferry, into=tram)
    assert (row.kind, row.subject, row.payload, row.by) == ("merge", ferry, {"into": tram}, "edda")


def test_stories_that_speak_of_the_same_names_are_suggested(pair: tuple[str, str], editor: Client) -> None:
    ferry, _ = pair
    assert "names in common" not in text_of(editor, f"/desk/story/{ferry}/merge")
    for story in pair:
        for key in ("ines holm", "norrvik"):
            Mention.objects.create(
                article_id=articles(story)[0], key=key, name=key.title(), kind="person", at=world.NOW
            )
    assert "2 names in common" in text_of(editor, f"/desk/story/{ferry}/merge")


def test_split_and_move_take_ticked_articles(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    one, two = articles(ferry)
    assert f'name="articles" value="{two}"' in text_of(editor, f"/story/{ferry}")
    assert "1 article stays here" in text_of(editor, f"/desk/story/{ferry}/split?articles={one}")
    assert ask(editor, "split", ferry, articles=[one]).payload == {"articles": [one]}
    assert f'name="articles" value="{one}"' in text_of(editor, f"/desk/story/{ferry}/move?articles={one}&q=tram")
    row = ask(editor, "move", ferry, articles=[one], into=tram)
    assert (row.kind, row.subject, row.payload) == ("move", ferry, {"into": tram, "articles": [one]})


def test_lock_and_unlock(pair: tuple[str, str], editor: Client) -> None:
    ferry, _ = pair
    assert "neither adds anything" in text_of(editor, f"/desk/story/{ferry}/lock")
    assert ask(editor, "lock", ferry).payload == {}
    Story.objects.filter(id=ferry).update(locked=True)
    assert "Locked: the machine neither adds nor removes anything here." in text_of(editor, f"/story/{ferry}")
    assert f"/desk/story/{ferry}/unlock" in text_of(editor, f"/story/{ferry}")
    assert "It is locked already." in text_of(editor, f"/desk/story/{ferry}/lock", 400)
    assert ask(editor, "unlock", ferry).kind == "unlock"


def test_what_makes_no_sense_is_refused_with_a_reason_and_asks_nothing(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    one, two = articles(ferry)
    stranger = articles(tram)[0]
    for form, words in (
        ({"kind": "merge", "into": ferry}, "Choose another story"),
        ({"kind": "merge", "into": "NOWHERE"}, "no longer there"),
        ({"kind": "merge"}, ""),
        ({"kind": "split"}, "Tick at least one"),
        ({"kind": "split", "articles": [one, two]}, "Leave at least one"),
        ({"kind": "split", "articles": [one, stranger]}, "no longer in this story"),
        ({"kind": "move", "articles": [one]}, ""),
        ({"kind": "move", "into": tram}, "Tick at least one"),
        ({"kind": "unlock"}, "not locked"),
        ({"kind": "explode"}, ""),
    ):
        answer = editor.post("/desk/ask", {"subject": ferry, **form})
        assert answer.status_code == 400, form
        assert words in answer.content.decode(), form
    for kind in ACTS:
        assert editor.post("/desk/ask", {"kind": kind, "subject": "NOWHERE\x00"}).status_code == 400
        assert editor.get(f"/desk/story/NOWHERE/{kind}").status_code == 404
    assert editor.get(f"/desk/story/{ferry}/explode").status_code == 404
    assert not DeskRequest.objects.exists()


def test_a_request_waits_then_tells_what_came_of_it(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    row = ask(editor, "merge", ferry, into=tram)
    waiting = text_of(editor, f"/desk/request/{row.pk}")
    assert "waiting for the desk" in waiting
    assert "The desk is not running at the moment." in waiting
    assert 'hx-trigger="every 2s"' in waiting
    close_request(row.pk, "needs two stories that stand")
    failed = text_of(editor, f"/desk/request/{row.pk}")
    assert "Not done: needs two stories that stand. Nothing was changed." in failed
    assert "Undo" not in failed
    for number in ("0", "999999", "9" * 30):
        assert editor.get(f"/desk/request/{number}").status_code == 404


def undo(editor: Client, row: DeskRequest) -> DeskRequest:
    """Press the undo button of a request's page: post the very fields of its form."""
    form = text_of(editor, f"/desk/request/{row.pk}").split('action="/desk/ask"')[1].split("</form>")[0]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(value)
    assert editor.post("/desk/ask", fields).status_code == 303
    return DeskRequest.objects.latest("id")


def test_the_undo_of_a_merge_brings_the_story_back(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    row, came = ask(editor, "merge", ferry, into=tram), articles(ferry)
    close_request(row.pk, merge_stories(tram, ferry, by="edda", now=world.NOW))
    told = text_of(editor, f"/desk/story/{tram}/unmerge?into={ferry}")
    assert "What is listed below goes back from “Tram &lt;b&gt;opens&lt;/b&gt;” into “Ferry closes, 2 report”" in told
    assert all(Article.objects.get(id=a).title in told for a in came)
    back = undo(editor, row)
    assert (back.kind, back.subject, back.payload) == ("unmerge", tram, {"into": ferry})
    close_request(back.pk, unmerge_story(ferry, by="edda", now=world.NOW))
    assert articles(ferry) == came
    assert "Done: the story is back under its old address." in text_of(editor, f"/desk/request/{back.pk}")
    done = load_request(row.pk)
    assert done is not None
    assert (done.state, done.undo) == ("done", None), "what was undone is not undone twice"
    again = undo(editor, back)
    assert (again.kind, again.subject, again.payload) == ("merge", ferry, {"into": tram})


def test_a_merge_is_undone_from_wherever_its_story_went_since(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    pier = world.add_story("pier", "Pier burns", ["transport"])
    row = ask(editor, "merge", ferry, into=tram)
    close_request(row.pk, merge_stories(tram, ferry, by="edda", now=world.NOW))
    merge_stories(pier, tram, by="edda", now=world.NOW)
    back = undo(editor, row)
    assert (back.kind, back.subject, back.payload) == ("unmerge", pier, {"into": ferry})


def test_an_unmerge_that_makes_no_sense_is_refused(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    merge_stories(tram, ferry, by="edda", now=world.NOW)
    for into in ("", tram, "NOWHERE", "x\x00"):
        assert "No story of that name was merged" in text_of(editor, f"/desk/story/{tram}/unmerge?into={into}", 400)
    Article.objects.filter(id__in=articles(tram)).exclude(title__startswith="Tram").update(story=None)
    assert "None of its articles" in text_of(editor, f"/desk/story/{tram}/unmerge?into={ferry}", 400)
    assert editor.post("/desk/ask", {"kind": "unmerge", "subject": tram, "into": ferry}).status_code == 400
    assert not DeskRequest.objects.exists()


def test_the_undo_of_a_split_merges_again(pair: tuple[str, str], editor: Client) -> None:
    ferry, _ = pair
    row = ask(editor, "split", ferry, articles=articles(ferry)[:1])
    close_request(row.pk, split_story(ferry, row.payload["articles"], by="edda", now=world.NOW))
    fresh = Article.objects.get(id=row.payload["articles"][0]).story_id
    assert f'<a href="/story/{fresh}">' in text_of(editor, f"/desk/request/{row.pk}")
    back = undo(editor, row)
    assert (back.kind, back.subject, back.payload) == ("merge", fresh, {"into": ferry})


def test_the_undo_of_a_move_moves_back_and_of_a_lock_unlocks(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    one = articles(ferry)[0]
    row = ask(editor, "move", ferry, articles=[one], into=tram)
    Article.objects.filter(id=one).update(story_id=tram)
    Assignment.objects.create(
        article_id=one,
        story_id=tram,
        kind="move",
        score=1,
        reason="move by edda",
        from_story=ferry,
        by="edda",
        at=world.NOW,
    )
    close_request(row.pk, "moved")
    back = undo(editor, row)
    assert (back.kind, back.subject, back.payload) == ("move", tram, {"into": ferry, "articles": [one]})
    lock = ask(editor, "lock", ferry)
    Story.objects.filter(id=ferry).update(locked=True)
    close_request(lock.pk, "locked")
    assert undo(editor, lock).kind == "unlock"
    Story.objects.filter(id=ferry).update(locked=False)
    assert next(r for r in load_requests(ferry) if r.number == lock.pk).undo is None


def test_the_desk_lists_stories_requests_and_what_the_machine_did(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    text = text_of(editor, "/desk/stories")
    assert "Tram &lt;b&gt;opens&lt;/b&gt;" in text
    assert "Nothing." in text
    assert "Ferry closes" not in text_of(editor, "/desk/stories?q=tram")
    one = articles(ferry)[0]
    Article.objects.filter(id=one).update(story_id=tram)
    Assignment.objects.create(
        article_id=one, story_id=tram, kind="move", score=0.71, reason="closer to it", from_story=ferry, at=world.NOW
    )
    text = text_of(editor, "/desk/stories")
    assert "by the machine: closer to it, score 0.71" in text
    Assignment.objects.filter(article_id=one, kind="move").update(reason="move by its words")
    assert "by the machine: move by its words" in text_of(editor, "/desk/stories"), "who decided is not read from words"
    assert f'action="/desk/story/{tram}/move"' in text
    assert "Put it back" in text


def test_only_staff_gets_near(pair: tuple[str, str], client: Client) -> None:
    ferry, tram = pair
    paths = ["/desk/stories", "/desk/request/1", "/desk/sources", "/desk/source/times"]
    paths += [f"/desk/story/{ferry}/{kind}" for kind in ACTS]
    for path in paths:
        assert client.get(path).status_code == 302, path
    client.force_login(get_user_model().objects.create_user("reader"))
    for path in paths:
        assert client.get(path).status_code == 403, path
    for kind in ACTS:
        assert client.post("/desk/ask", {"kind": kind, "subject": ferry, "into": tram}).status_code == 403
    assert "For the desk" not in client.get(f"/story/{ferry}").content.decode()
    assert not DeskRequest.objects.exists()


def test_a_story_is_found_by_the_title_that_is_shown(pair: tuple[str, str], editor: Client) -> None:
    ferry, tram = pair
    Story.objects.filter(id=tram).update(title="Rails at last")
    assert "Rails at last" in text_of(editor, "/desk/stories?q=RAILS+last")
    assert f'href="/story/{ferry}#for-the-desk"' in text_of(editor, "/desk/stories?q=2+report")
    assert "0 found" in text_of(editor, "/desk/stories?q=rails+ferry")
