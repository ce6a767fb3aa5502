"""An editor merges, splits, moves and locks stories in the browser, sees what came of it, and takes it back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ROOT, Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


class Desk:
    """The process that takes up requests, when told to."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.desk"], cwd=ROOT, env=os.environ, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.token = self._line()

    def _line(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("no output")
        return self._process.stdout.readline().strip()

    def take_up(self) -> int:
        """Do what was asked; how many requests there were."""
        if self._process.stdin is None:
            raise RuntimeError("no input")
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._line())

    def end(self) -> None:
        self._process.communicate(timeout=20)


@pytest.fixture(scope="module")
def desk(site: str) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.end()


@pytest.fixture(scope="module")
def operator(chromium: Any, site: str, desk: Desk) -> Any:
    """What the browser keeps of an operator who is signed in."""
    context: BrowserContext = chromium.new_context()
    page = context.new_page()
    page.goto(f"{site}/operator/{desk.token}")
    page.locator("main form button").click()
    expect(page.locator("h1")).to_have_text("Desk")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def editor(window: Any, operator: Any) -> Watched:
    made: Watched = window(storage_state=operator)
    return made


def open_story(editor: Watched, title: str) -> None:
    """Find a story on the desk's own page and open it."""
    editor.go("/desk/stories")
    editor.page.get_by_label("Words of its titles").fill(title)
    editor.page.get_by_role("button", name="Find").click()
    editor.page.locator(".timeline").get_by_role("link", name=title, exact=True).click()
    expect(editor.page.locator("h1")).to_have_text(title)


def article_titles(page: Page) -> set[str]:
    """The story's articles, from the list an editor ticks."""
    expect(page.locator(".pick label").first).to_be_visible()
    return {
        t.split("\n")[0]
        for t in page.locator(".pick label > span").evaluate_all("l => l.map(e => e.firstChild.data.trim())")
    }


def choose(page: Page, title: str) -> None:
    """Pick the other story from what was found, and say yes to what would happen."""
    page.locator(".pick label", has_text=title).get_by_role("radio").check()
    page.get_by_role("button", name="See what would happen").click()


def confirmed(editor: Watched, desk: Desk, button: str) -> None:
    """Say yes, see that it waits, let the desk do it, and see the page change by itself."""
    expect(editor.page.get_by_role("heading", name="What will happen")).to_be_visible()
    editor.page.get_by_role("button", name=button, exact=True).click()
    seen_through(editor, desk)


def seen_through(editor: Watched, desk: Desk) -> None:
    expect(editor.page.locator("h1")).to_contain_text("waiting for the desk")
    assert desk.take_up() == 1
    expect(editor.page.locator("h1")).to_contain_text(": done")


def undone(editor: Watched, desk: Desk) -> None:
    """Press undo, and see it through."""
    editor.page.get_by_role("button", name="Undo").click()
    seen_through(editor, desk)


def test_merge_and_undo(editor: Watched, desk: Desk) -> None:
    open_story(editor, "Lighthouse keeper retires")
    ours, address = article_titles(editor.page), editor.page.url.split("#")[0]
    editor.page.get_by_label("Words of its titles").fill("lighthouse lamp")
    editor.page.get_by_role("button", name="Find it").click()
    choose(editor.page, "Lighthouse gets a new lamp")
    expect(editor.page.get_by_text("All 2 articles of “Lighthouse keeper retires” go into")).to_be_visible()
    confirmed(editor, desk, "Merge them")
    editor.page.get_by_role("link", name="Lighthouse gets a new lamp").click()
    assert article_titles(editor.page) > ours
    editor.page.goto(address)
    expect(editor.page.locator("h1")).to_have_text("Lighthouse gets a new lamp")
    expect(editor.page.locator(".requests").get_by_role("link", name="done")).to_be_visible()
    editor.page.locator(".requests").get_by_role("link", name="done").first.click()
    undone(editor, desk)
    open_story(editor, "Lighthouse gets a new lamp")
    assert not article_titles(editor.page) & ours
    editor.page.goto(address)
    expect(editor.page.locator("h1")).to_have_text("Lighthouse keeper retires")
    assert article_titles(editor.page) == ours
    editor.page.get_by_text("How this story came about").click()
    expect(editor.page.locator(".history li", has_text="unmerge")).to_have_count(len(ours))


def test_split_and_undo(editor: Watched, desk: Desk) -> None:
    open_story(editor, "Kelp farm opens")
    before = article_titles(editor.page)
    editor.page.get_by_label("Town votes on kelp farm").check()
    editor.page.get_by_role("button", name="Split them off").click()
    expect(editor.page.get_by_text("The machine never makes these two stories one again")).to_be_visible()
    confirmed(editor, desk, "Split them off")
    request = editor.page.url
    editor.page.get_by_role("link", name="Town votes on kelp farm").click()
    assert article_titles(editor.page) == {"Town votes on kelp farm"}
    editor.page.get_by_text("How this story came about").click()
    expect(editor.page.locator(".history li", has_text="split")).to_be_visible()
    editor.page.goto(request)
    undone(editor, desk)
    open_story(editor, "Kelp farm opens")
    assert article_titles(editor.page) == before


def test_move_and_undo(editor: Watched, desk: Desk) -> None:
    open_story(editor, "Kelp farm opens")
    before = article_titles(editor.page)
    editor.page.get_by_label("Kelp farm wants 12 workers").check()
    editor.page.get_by_role("button", name="Move them to another story").click()
    editor.page.get_by_label("Words of its titles").fill("chess")
    editor.page.get_by_role("button", name="Find it").click()
    choose(editor.page, "Chess club wins")
    confirmed(editor, desk, "Move them")
    request = editor.page.url
    editor.page.get_by_role("link", name="Chess club wins").click()
    assert "Kelp farm wants 12 workers" in article_titles(editor.page)
    editor.page.goto(request)
    undone(editor, desk)
    open_story(editor, "Kelp farm opens")
    assert article_titles(editor.page) == before


def test_lock_and_undo_without_scripts(window: Any, operator: Any, desk: Desk) -> None:
    editor: Watched = window(storage_state=operator, java_script_enabled=False)
    open_story(editor, "Chess club wins")
    editor.page.get_by_role("button", name="Lock …").click()
    expect(editor.page.get_by_text("The machine neither adds anything to “Chess club wins”")).to_be_visible()
    editor.page.get_by_role("button", name="Lock it").click()
    assert desk.take_up() == 1
    editor.page.get_by_role("link", name="Look again").click()
    expect(editor.page.locator("h1")).to_have_text("Lock: done")
    editor.page.get_by_role("link", name="Chess club wins").click()
    expect(editor.page.get_by_text("Locked: the machine neither adds nor removes anything here.")).to_be_visible()
    editor.page.locator(".requests").get_by_role("button", name="Undo").first.click()
    assert desk.take_up() == 1
    editor.page.get_by_role("link", name="Look again").click()
    expect(editor.page.locator("h1")).to_have_text("Unlock: done")


def test_a_source_gets_its_country_and_groups(editor: Watched) -> None:
    editor.go("/desk/sources")
    editor.page.get_by_role("link", name="Change The Wire").click()
    editor.page.get_by_label("Country").fill("Denmark")
    editor.page.get_by_label("Groups of publishers").fill("wire services, morning papers")
    editor.page.get_by_label("I vouch for it").check()
    editor.page.get_by_role("button", name="Save").click()
    row = editor.page.get_by_role("row", name="The Wire")
    expect(row).to_contain_text("wire services, morning papers")
    expect(row).to_contain_text("yes")
    editor.go("/sources")
    expect(editor.page.get_by_role("row", name="The Wire")).to_contain_text("Denmark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_pages_are_accessible_and_fit_a_phone(window: Any, operator: Any, scheme: str) -> None:
    editor: Watched = window(storage_state=operator, color_scheme=scheme, viewport={"width": 360, "height": 740})
    open_story(editor, "Chess club wins")
    story = editor.page.url.split("/story/")[1].split("#")[0]
    paths = [f"/story/{story}", "/desk/stories", "/desk/sources", "/desk/source/wire", "/desk/usage", "/desk/"]
    paths += [f"/desk/story/{story}/merge?q=kelp", f"/desk/story/{story}/lock"]
    for path in paths:
        editor.go(path)
        found = Axe().run(editor.page).response["violations"]
        bad = [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]
        assert bad == [], path
        widths = editor.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert widths[0] <= widths[1], path
