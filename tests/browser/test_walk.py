"""A reader's first minutes, with and without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])


def headlines(page: Page) -> list[str]:
    """The front page's headlines in order."""
    return page.locator(".card h2").all_inner_texts()


def follow_last_topic(window: Watched) -> tuple[str, str]:
    """Follow the topic of the last card, through its own menu: (topic, headline)."""
    card = window.page.locator(".card").last
    topic, headline = card.locator(".kicker").inner_text().lower(), card.locator("h2").inner_text()
    card.locator("summary").click()
    card.get_by_role("button", name=f"Follow {topic}", exact=True).click()
    expect(window.page.get_by_role("status").first).to_contain_text(f"You follow {topic}")
    return topic, headline


@SCRIPTS
def test_follow_read_check_like(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/")
    before = headlines(reader.page)
    topic, headline = follow_last_topic(reader)
    reader.go("/")
    assert headlines(reader.page) != before
    card = reader.page.locator(".card", has_text=headline).first
    assert headlines(reader.page).index(headline) < before.index(headline)
    card.locator("summary").click()
    expect(card.locator(".why li", has_text=f"You follow {topic}")).to_be_visible()
    card.locator("h2 a").click()
    expect(reader.page.locator("h1")).to_contain_text(headline)
    open_a_sentence(reader.page, tap=scripts)
    like(reader, scripts)


def open_a_sentence(page: Page, *, tap: bool) -> None:
    """Tap a sentence (its number, without scripts): its evidence holds the words that it quotes."""
    sentence = page.locator(".body .sentence").first
    panel = page.locator(f"#e-{sentence.get_attribute('id')}")
    if tap:
        sentence.click(position={"x": 8, "y": 8})
    else:
        sentence.locator(".mark").click()
    expect(page).to_have_url(re.compile(r"#e-"))
    expect(panel.locator("mark").first).to_be_in_viewport()
    cited = panel.locator("mark").first.inner_text()
    quoted = re.search(r'["“](.+?)["”]', sentence.inner_text())
    assert quoted is None or quoted.group(1).rstrip(".,") in cited
    sources = panel.get_by_role("link", name=re.compile("^Read it at The "))
    expect(sources.first).to_be_visible()
    for link in sources.all():
        expect(link).to_have_attribute("href", re.compile(r"^https://\w+\.example/"))
    panel.get_by_role("link", name="Back to the text").click()


def like(reader: Watched, scripts: bool) -> None:
    """Like: the counter goes up by one and stays up; a second press takes it back."""
    button = reader.page.locator("#reactions button").first
    was = int(button.locator("span").inner_text())
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button.locator("span")).to_have_text(str(was + 1))
    reader.page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button.locator("span")).to_have_text(str(was + 1))
    button.click()
    expect(button.locator("span")).to_have_text(str(was))


@SCRIPTS
def test_hide_and_undo(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/")
    card = reader.page.locator(".card").first
    headline = card.locator("h2").inner_text()
    card.get_by_role("button", name="Hide").click()
    expect(reader.page.locator(".card h2", has_text=headline)).to_have_count(0)
    reader.page.get_by_role("button", name="Undo").first.click()
    expect(reader.page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(reader.page.locator(".card h2", has_text=headline)).to_have_count(1)
    reader.go("/")
    expect(reader.page.locator(".card h2", has_text=headline)).to_have_count(1)


def test_what_is_asked_of_a_card_leaves_it_where_it_is(window: Any) -> None:
    reader: Watched = window()
    reader.go("/")
    before = headlines(reader.page)
    card = reader.page.locator(".cards > .card").nth(1)
    for name, told in (("More", "You will see more like"), ("Save", "Saved: "), ("Less", "You will see less like")):
        card.get_by_role("button", name=name, exact=True).click()
        expect(card.get_by_role("status")).to_have_count(1)
        expect(card.get_by_role("status")).to_contain_text(told)
        assert headlines(reader.page) == before
    card.get_by_role("button", name="Undo").click()
    expect(card.get_by_role("button", name="Undo")).to_have_count(1)
    expect(card.get_by_role("status")).to_contain_text("You will see more like")
    topic = card.locator(".kicker").inner_text().lower()
    card.locator("summary").click()
    card.get_by_role("button", name=f"Mute {topic}", exact=True).click()
    expect(reader.page.get_by_role("status").first).to_contain_text(f"You muted {topic}")
    assert headlines(reader.page) == [h for h in before if h != before[1]]
    reader.page.get_by_role("button", name="Undo").click()
    expect(reader.page.locator(".card h2")).to_have_count(len(before))
    assert headlines(reader.page) == before


def test_looking_sets_no_cookie_and_an_act_sets_one(window: Any) -> None:
    reader: Watched = window()
    for path in ("/", "/common", "/trending", "/you"):
        reader.go(path)
    assert reader.context.cookies() == []
    reader.go("/")
    follow_last_topic(reader)
    assert [c["name"] for c in reader.context.cookies()] == ["standfirst_reader"]


def test_escape_closes_the_evidence_and_keeps_the_place(window: Any) -> None:
    reader: Watched = window()
    reader.go("/")
    reader.page.locator(".card h2 a").first.click()
    sentence = reader.page.locator(".body .sentence").first
    sentence.locator(".mark").click()
    panel = reader.page.locator(".panel:target")
    expect(panel).to_have_count(1)
    reader.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(sentence.locator(".mark")).to_be_focused()
