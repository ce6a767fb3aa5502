"""Everybody can use it: axe in both colour schemes, the keyboard, small screens, and nothing from elsewhere."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PATHS = (
    "/",
    "/report",
    "/story",
    "/coverage",
    "/trending",
    "/trending?language=de",
    "/trending/things",
    "/sources",
    "/you",
    "/you/digest",
    "/about",
    "/topics",
    "/corrections",
    "/search?q=town",
)


def open_page(window: Watched, path: str) -> None:
    """A fixed path, or the first Report or story of the common front page."""
    if path not in ("/report", "/story", "/coverage"):
        window.go(path)
        return
    if path == "/coverage":
        window.go("/trending")
        window.page.get_by_role("link", name=re.compile("^Who covers it")).first.click()
        expect(window.page).to_have_url(re.compile("/coverage$"))
        return
    window.go("/common")
    window.page.locator(f'.card a[href^="{path}/"]').first.click()
    expect(window.page).to_have_url(re.compile(f"{path}/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_serious_axe_violations(window: Any, path: str, scheme: str) -> None:
    reader: Watched = window(color_scheme=scheme)
    open_page(reader, path)
    if path == "/report":
        reader.page.locator(".body .sentence .mark").first.click()
    if path == "/":
        reader.page.locator(".card summary").first.click()
    if path in ("/trending", "/coverage", "/story"):
        reader.page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    found = Axe().run(reader.page).response["violations"]
    bad = [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]
    assert bad == []


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_never_scrolls_sideways(window: Any, path: str) -> None:
    reader: Watched = window(viewport={"width": 360, "height": 740})
    open_page(reader, path)
    widths = reader.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


def test_the_first_tab_stop_skips_to_the_content(window: Any) -> None:
    reader: Watched = window()
    reader.go("/")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(":focus")).to_have_text("Skip to content")
    expect(reader.page.locator(":focus")).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")


def test_everything_can_be_reached_and_seen_by_keyboard(window: Any) -> None:
    reader: Watched = window()
    open_page(reader, "/report")
    outlines = set()
    for _ in range(15):
        reader.page.keyboard.press("Tab")
        outlines.add(reader.page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
    assert outlines == {"solid"}


def test_every_page_has_one_h1_and_a_title(window: Any) -> None:
    reader: Watched = window()
    for path in PATHS:
        open_page(reader, path)
        assert reader.page.locator("h1").count() == 1, path
        assert reader.page.title(), path


def test_double_size_text_fits(window: Any) -> None:
    reader: Watched = window(viewport={"width": 640, "height": 450})  # 1280 x 900 at 200 %
    for path in PATHS:
        open_page(reader, path)
        widths = reader.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert widths[0] <= widths[1], path
