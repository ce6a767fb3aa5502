"""The first minute, why, mute with its stub, undo, export, consent: walked in a browser, with and without scripts."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
PHONE = {"width": 320, "height": 640}


def wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@SCRIPTS
def test_the_first_minute(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    began = time.monotonic()
    reader.go("/")
    reader.page.get_by_role("link", name="Choose what you want").click()
    assert reader.context.cookies() == []
    reader.page.get_by_role("checkbox", name="science", exact=True).check()
    reader.page.get_by_role("checkbox", name="The Herald").check()
    reader.page.get_by_label("Or say it").fill("more puppet theatre in Vestmark, no lotteries")
    reader.page.get_by_role("button", name="Make it my page").click()
    expect(reader.page.get_by_role("heading", name="We understood")).to_be_visible()
    expect(reader.page.get_by_label("How much of lotteries")).to_have_value("-1.0")
    reader.page.get_by_role("button", name="Keep these").click()
    expect(reader.page.get_by_text("puppet theatre").first).to_be_visible()
    reader.go("/")
    expect(reader.page.locator(".why li", has_text="You ").first).to_have_count(1)
    took = time.monotonic() - began
    print(f"first minute, walked: {took:.1f} s")
    assert took < 60
    assert [c["name"] for c in reader.context.cookies()] == ["standfirst_reader"]


@SCRIPTS
def test_mute_the_top_story_see_the_stub_and_undo(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/you")
    reader.page.get_by_label("Which").fill("harbour wall")
    reader.page.get_by_role("button", name="Mute", exact=True).click()
    expect(reader.page.get_by_role("status").first).to_contain_text("You muted harbour wall")
    reader.go("/")
    stub = reader.page.locator(".stub")
    expect(stub.locator("summary")).to_have_text(
        "The top story is hidden by your mute of the word “harbour wall”: show"
    )
    stub.locator("summary").click()
    expect(stub.get_by_role("link")).to_be_visible()
    expect(reader.page.locator(".removed")).to_contain_text("you muted the word “harbour wall”")
    reader.go("/you")
    reader.page.get_by_role("button", name="Remove harbour wall").click()
    reader.page.get_by_role("button", name="Undo").click()
    expect(reader.page.get_by_role("button", name="Remove harbour wall")).to_be_visible()
    reader.page.get_by_role("button", name="Remove harbour wall").click()
    reader.go("/")
    expect(reader.page.locator(".stub")).to_have_count(0)


@SCRIPTS
def test_follow_from_a_report_save_and_export(window: Any, scripts: bool, tmp_path: Path) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/")
    reader.page.locator(".card h2 a").first.click()
    reader.page.locator(".follows summary").click()
    reader.page.get_by_role("button", name="Follow The Wire").click()
    expect(reader.page.get_by_role("status").first).to_contain_text("You follow The Wire")
    reader.page.get_by_role("button", name="Save", exact=True).click()
    expect(reader.page.get_by_role("button", name="Saved", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator(".share")).to_be_visible() if scripts else expect(
        reader.page.locator(".share")
    ).to_be_hidden()
    reader.go("/you/saved")
    expect(reader.page.locator(".plainlist li")).to_have_count(1)
    reader.go("/you")
    with reader.page.expect_download() as got:
        reader.page.get_by_role("link", name="Export everything").click()
    out = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert [(i["kind"], i["value"], i["weight"]) for i in out["interests"]] == [("publisher", "The Wire", 1.0)]
    assert "save" in {a["kind"] for a in out["acts"]}


def test_reading_is_told_only_after_consent(window: Any) -> None:
    reader: Watched = window()
    reader.go("/")
    reader.page.locator(".card h2 a").first.click()
    path = reader.page.url.removeprefix(reader.site)
    reader.page.get_by_role("button", name="Save", exact=True).click()
    reader.page.mouse.wheel(0, 2000)
    reader.page.wait_for_timeout(6000)
    reader.go("/you")
    assert not [u for u in reader.asked if "reading.js" in u or u.endswith("/signal")]
    reader.page.get_by_role("button", name="Notice how long I read, what I share and search").click()
    reader.go(path)
    reader.page.mouse.wheel(0, 2000)
    reader.page.wait_for_timeout(7000)
    reader.go("/you")
    reader.page.wait_for_timeout(500)  # the beacon travels by itself
    reader.page.reload()
    reader.page.get_by_text("Show them").click()
    expect(reader.page.get_by_text("seconds").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/start", "/you", "/you/saved"])
def test_nothing_scrolls_sideways_and_everything_has_a_name(window: Any, path: str) -> None:
    reader: Watched = window(viewport=PHONE)
    reader.go("/you")
    reader.page.get_by_label("Which").fill("a-very-long-word-" * 8)
    reader.page.get_by_role("button", name="Follow", exact=True).click()
    reader.go(path)
    reader.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert not wide(reader.page)
    unnamed = reader.page.evaluate(
        "[...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main textarea')]"
        ".filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel)).map(e => e.outerHTML)"
    )
    assert unnamed == []


@SCRIPTS
def test_from_all_mine_to_everyones_and_back(window: Any, scripts: bool) -> None:
    stranger, reader = window(java_script_enabled=scripts), window(java_script_enabled=scripts)
    stranger.go("/common")
    everyones = stranger.page.locator(".card h2").all_inner_texts()
    reader.go("/you")
    reader.page.get_by_label("Which").fill("harbour wall")
    reader.page.get_by_role("button", name="Mute", exact=True).click()
    reader.page.get_by_role("button", name="Follow culture").click()
    reader.go("/")
    assert reader.page.locator(".card h2").all_inner_texts() != everyones
    reader.page.get_by_role("link", name="Common", exact=True).click()
    assert reader.page.locator(".card h2").all_inner_texts() == everyones
    reader.go("/you")
    reader.page.get_by_label("How much of it is yours").fill("0")
    reader.page.locator("form", has=reader.page.get_by_label("How much of it is yours")).get_by_role("button").click()
    expect(reader.page.get_by_text("How much of it is yours: 0 %")).to_be_visible()
    reader.go("/")
    mine = reader.page.locator(".card h2").all_inner_texts()
    assert mine == [h for h in everyones if "harbour wall" not in h.lower()], "what is muted stays away"
    reader.go("/you")
    reader.page.get_by_role("button", name="Switch customising off").click()
    reader.go("/")
    assert reader.page.locator(".card h2").all_inner_texts() == everyones
    reader.page.get_by_role("link", name="Switch it on").click()
    reader.page.get_by_role("button", name="Switch customising on").click()
    reader.page.get_by_role("button", name="Forget what I follow and did").click()
    expect(reader.page.get_by_role("status").first).to_have_text("Forgotten. You start again.")
    reader.go("/")
    assert sorted(reader.page.locator(".card h2").all_inner_texts()) == sorted(everyones)
