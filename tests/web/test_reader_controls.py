"""Follow, mute, undo, stub, wishes, the first minute, consent: pages as a reader's browser asks for them."""

import pytest
from django.test import Client

from standfirst.store.impressions import Impression, impressions, save_impressions
from standfirst.store.models import Interaction, Interest, Reader
from standfirst.web import pool
from standfirst.web.views import signals
from standfirst.web.visitor import COOKIE, forget_profiles
from tests.store import world

KINDS = (
    ("topic", "transport"), ("place", "Norrvik"), ("thing", "Mara Lind"), ("publisher", "Harbour Times"),
    ("author", "Tor Hagen"), ("word", "ferry boats"), ("story", ""),
)  # fmt: skip


def text_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize(("kind", "value"), KINDS)
@pytest.mark.parametrize("act", ["follow", "mute"])
def test_every_kind_is_followed_and_muted_with_undo(
    kind: str, value: str, act: str, told: world.Told, browser: Client
) -> None:
    value = value or told.story_id
    answer = browser.post("/act", {act: f"{kind}:{value}", "next": "/you"})
    text = text_of(browser, answer.headers["Location"])
    assert ("You follow " if act == "follow" else "You muted ") in text
    assert 'value="clear">Undo' in text
    browser.post("/act", {"act": "clear", "kind": kind, "value": value})
    assert not Interest.objects.exists()


def test_undo_puts_back_what_was_said_before(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"mute": "word:ferry"})
    answer = browser.post("/act", {"follow": "word:ferry"})
    assert 'name="was" value="-1"' in text_of(browser, answer.headers["Location"])
    browser.post("/act", {"act": "put_back", "kind": "word", "value": "ferry", "was": "-1"})
    assert Interest.objects.get().weight == -1.0
    for wrong in ("nan", "7", "x"):
        browser.post("/act", {"act": "put_back", "kind": "word", "value": "tram", "was": wrong})
    assert Interest.objects.count() == 1


def test_story_report_topic_and_search_offer_follows(told: world.Told, browser: Client) -> None:
    for path, value in (
        (f"/report/{told.report_id}", "topic:transport"), (f"/story/{told.story_id}", "publisher:Harbour Times"),
        ("/search?q=pier+closes", "word:pier closes"),
    ):  # fmt: skip
        assert f'name="follow" value="{value}"' in text_of(browser, path)
        browser.post("/act", {"follow": value})
        after = text_of(browser, path)
        assert f'name="clear" value="{value}"' in after
        assert "Stop following" in after


def test_a_muted_top_story_leaves_a_stub_that_shows_it(told: world.Told, browser: Client) -> None:
    top = "Ferry closes, 2 report"
    assert top in text_of(browser, "/")
    browser.post("/act", {"mute": "word:closes"})
    text = text_of(browser, "/")
    assert "The top story is hidden by your mute of the word “closes”: show" in text
    assert f'">{top}</a></p></details>' in text
    assert "1: you muted the word “closes”" in text
    browser.post("/act", {"act": "clear", "kind": "word", "value": "closes"})
    assert "The top story is hidden" not in text_of(browser, "/")


def test_more_of_what_is_followed_already_moves_that_story_only(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"follow": "topic:transport"})
    browser.post("/act", {"act": "less", "story": told.story_id})
    assert {(i.kind, i.weight) for i in Interest.objects.all()} == {("topic", 1.0), ("story", -0.3)}


def test_a_seen_card_says_what_is_new_once_it_moves(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"act": "more", "story": told.story_id})
    reader = Reader.objects.get().id
    save_impressions([Impression(reader_id=reader, cards=((told.story_id, 1),), at=world.NOW)])
    world.publish(told.story_id, "Ferry closes, 2 report", number=2, last="The pier stays open to walkers.")
    pool.forget_pool()
    assert "New since you saw it" not in text_of(browser, "/"), "words changed, no fact moved"
    world.publish(
        told.story_id,
        "Ferry closes, 2 report",
        number=3,
        last="The pier is shut.",
        moves=("Holm denied it",),
        cited=True,
    )
    pool.forget_pool()
    for _ in range(2):
        assert "New since you saw it:</strong> The pier is shut." in text_of(browser, "/"), "a reload keeps the line"
        impressions.flush()
        forget_profiles()


def test_a_wish_is_shown_first_and_kept_as_the_reader_leaves_it(told: world.Told, browser: Client) -> None:
    text = browser.post("/wish", {"wish": "more transport, less celebrity, no <script>"}).content.decode()
    assert "We understood" in text
    assert "<script>" not in text.split("<main")[1]
    assert not Reader.objects.exists(), "looking keeps nothing"
    form = {
        "kind": ["topic", "word", "word"],
        "value": ["transport", "celebrity", "x"],
        "weight": ["1.0", "-1.0", "0.0"],
    }
    answer = browser.post("/wish/keep", form)
    assert COOKIE in answer.cookies
    assert {(i.kind, i.value, i.weight) for i in Interest.objects.all()} == {
        ("topic", "transport", 1.0), ("word", "celebrity", -1.0),
    }  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        {"kind": ["mind"], "value": ["x"], "weight": ["1.0"]},
        {"kind": ["word"], "value": ["x"], "weight": ["9"]},
        {"kind": ["word", "word"], "value": ["x"], "weight": ["1.0", "1.0"]},
    ],
)
def test_a_made_up_wish_is_refused(form: dict[str, list[str]], told: world.Told, browser: Client) -> None:
    assert browser.post("/wish/keep", form).status_code == 400
    assert not Reader.objects.exists()


def test_the_first_minute_makes_the_reader_with_the_first_press(told: world.Told, browser: Client) -> None:
    assert "/start" in text_of(browser, "/")
    assert "Harbour Times" in text_of(browser, "/start")
    assert COOKIE not in browser.cookies
    assert browser.post("/start", {"pick": ["mind:x"]}).status_code == 400
    answer = browser.post("/start", {"pick": ["topic:transport", "publisher:Harbour Times"]})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert Interest.objects.count() == 2
    assert "<li>You follow " in text_of(browser, "/")
    assert "We understood" in browser.post("/start", {"wish": "less sport"}).content.decode()


def test_customising_off_is_the_common_page_and_notes_nothing(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"mute": "word:closes"})
    browser.post("/you/choices", {"customised": "0"})
    text = text_of(browser, "/")
    assert "Customising is switched off" in text
    assert "Ferry closes, 2 report" in text
    browser.get(f"/report/{told.report_id}")
    assert not Interaction.objects.exists()
    browser.post("/you/choices", {"customised": "1"})
    assert "The top story is hidden" in text_of(browser, "/")


def test_reading_is_noticed_by_consent_only(told: world.Told, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_budget", signals.NewReaderBudget(per_hour=3))
    stay = {"story": told.story_id, "seconds": "42", "finished": "1"}
    assert browser.post("/signal", stay).status_code == 204
    assert not Reader.objects.exists()
    browser.post("/act", {"follow": "word:ferry"})
    assert "reading.js" not in text_of(browser, f"/report/{told.report_id}")
    browser.post("/signal", stay)
    assert not Interaction.objects.filter(kind="read").exists()
    browser.post("/you/choices", {"measured": "1"})
    assert "reading.js" in text_of(browser, f"/report/{told.report_id}")
    for seconds in ("42", "-3", "4"):
        assert browser.post("/signal", stay | {"seconds": seconds}).status_code == 204
    assert sorted(i.kind for i in Interaction.objects.exclude(kind="open")) == ["finish", "read"]
    browser.post("/signal", stay | {"seconds": "500"})
    assert Interaction.objects.get(kind="read").seconds == 42, "the budget of the hour is used up"
    assert Client(headers={"sec-fetch-site": "cross-site"}).post("/signal", stay).status_code == 403


def test_a_share_counts_once_an_hour_and_goes_with_the_consent(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"follow": "word:ferry"})
    share = {"story": told.story_id, "shared": "1"}
    browser.post("/signal", share)
    assert not Interaction.objects.exists()
    browser.post("/you/choices", {"measured": "1"})
    for _ in range(3):
        browser.post("/signal", share)
    assert [i.kind for i in Interaction.objects.all()] == ["share"]
    assert "from: shared 1" in text_of(browser, "/you")
    browser.post("/you/choices", {"measured": "0"})
    assert not Interaction.objects.exists()


def test_a_search_counts_by_consent_and_its_words_are_not_kept(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"follow": "word:pier"})
    browser.get("/search?q=ferry")
    assert not Interaction.objects.exists()
    browser.post("/you/choices", {"measured": "1"})
    for elsewhere in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-origin", "sec-purpose": "prefetch"}):
        browser.get("/search?q=ferry", headers=elsewhere)
    assert not Interaction.objects.exists(), "nobody here typed it"
    browser.get("/search?q=ferry")
    assert {i.kind for i in Interaction.objects.all()} == {"search"}
    assert "ferry" not in browser.get("/you/export.json").content.decode().lower()


def test_the_page_shows_all_of_it_and_forgets_each(told: world.Told, browser: Client) -> None:
    browser.post("/act", {"act": "save", "story": told.story_id})
    browser.post(f"/report/{told.report_id}/reaction", {"value": "like", "next": "/you"})
    text = text_of(browser, "/you")
    for expected in ("Saved:", "Liked:", "Transport: more", "from: liked 1, saved 1", "Take back"):
        assert expected in text, expected
    assert "Ferry closes" in text_of(browser, "/you/saved")
    assert browser.post("/you/forget", {"act": "x"}).status_code == 400
    browser.post("/act", {"act": "untaught", "kind": "topic", "value": "transport"})
    assert "It learns nothing about" in text_of(browser, "/you")
    browser.post("/you/forget", {"act": "all"})
    assert not Interaction.objects.exists()
    assert "Nothing kept." in text_of(browser, "/you")


@pytest.mark.parametrize("form", [{}, {"customised": "2"}, {"measured": "yes"}, {"language": "xx"}])
def test_senseless_choices_are_refused(form: dict[str, str], told: world.Told, browser: Client) -> None:
    assert browser.post("/you/choices", form).status_code == 400
    assert not Reader.objects.exists()
