"""A walk over what is trending: tabs, reasons in full, names, and from there to who covers a story."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])


def parts_and_score(row: Locator) -> tuple[list[float], float]:
    """The lines of a score as they are shown, and the sum below them."""
    parts = [float(t.split()[0]) for t in row.locator(".score tbody td:first-child").all_inner_texts()]
    return parts, float(row.locator(".score tfoot strong").inner_text())


@SCRIPTS
def test_tabs_reasons_and_coverage(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/")
    reader.page.get_by_role("navigation", name="Main").get_by_role("link", name="Trending").click()
    rows = reader.page.locator(".trending > li")
    expect(rows).to_have_count(4)
    first = rows.first
    expect(first.locator(".because")).to_contain_text("independent owners")
    expect(first.get_by_role("list", name="Attention elsewhere")).to_contain_text("Mastodon 41 accounts in a day")
    expect(first.locator("> svg.chart")).to_be_visible()
    first.get_by_text("Why is this trending, in full").click()
    parts, score = parts_and_score(first)
    assert len(parts) == 3
    assert round(sum(parts), 2) == score
    first.get_by_role("link", name=re.compile("^Who covers it")).click()
    expect(reader.page.locator(".bar", has_text="First to report")).to_be_visible()
    expect(reader.page.get_by_role("progressbar", name="harbour papers: 1 of 1 publishers")).to_be_visible()
    reader.page.get_by_text("also at 1 outlet").click()
    expect(reader.page.get_by_role("link", name="The Echo", exact=True)).to_be_visible()
    expect(reader.page.get_by_text('Nearly the same text, but differs: "41" became "14".')).to_be_visible()
    expect(reader.page.get_by_role("img", name=re.compile("^From one source to 5"))).to_be_visible()


def test_who_has_room_on_a_phone(window: Any) -> None:
    reader: Watched = window(viewport={"width": 390, "height": 844})
    reader.go("/trending")
    reader.page.locator("details.fully summary").first.click()
    who, when = (reader.page.locator(f".score tbody td:nth-child({n})").first for n in (2, 3))
    box, below = who.bounding_box(), when.bounding_box()
    assert box
    assert below
    assert box["width"] > 220
    assert below["y"] >= box["y"] + box["height"] - 1
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390


@SCRIPTS
def test_language_and_topic_tabs_are_links(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/trending")
    reader.page.get_by_role("navigation", name="Languages").get_by_role("link", name="German 1").click()
    expect(reader.page).to_have_url(re.compile(r"\?language=de$"))
    expect(reader.page.locator("h1")).to_have_text("Trending in German")
    expect(reader.page.locator(".trending > li")).to_have_count(1)
    reader.page.get_by_role("navigation", name="Topics").get_by_role("link", name="Culture 1").click()
    expect(reader.page.locator(".trending > li")).to_have_count(1)
    expect(reader.page.locator("[aria-current=page]", has_text="Culture")).to_be_visible()


def test_names_lead_to_their_stories(window: Any) -> None:
    reader: Watched = window()
    reader.go("/trending")
    reader.page.get_by_role("navigation", name="What").get_by_role("link", name="Names").click()
    expect(reader.page.locator(".trending > li")).to_have_count(2)
    reader.page.get_by_role("link", name=re.compile("^People")).click()
    expect(reader.page.locator(".because")).to_have_text("Mara Lind is named by three owners.")
    reader.page.locator(".trending ul a").first.click()
    expect(reader.page).to_have_url(re.compile("/story/"))
    expect(reader.page.get_by_role("heading", name="Why is this trending?")).to_be_visible()
