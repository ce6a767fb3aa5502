"""The sample world's stories in the browser: look-alikes apart, two languages together, an editor's merge and split,
and a merge that the machine made by itself.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from benchmarks.serving import web_server
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Watched, database
from tests.browser.sample_stories import BLAST
from tests.browser.test_editor import (
    Desk,
    article_titles,
    choose,
    confirmed,
    desk,  # noqa: F401 - fixtures, over this module's own site
    editor,  # noqa: F401
    open_story,
    operator,  # noqa: F401
    undone,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that has placed three of the sample world's stories."""
    data = tmp_path_factory.mktemp("sample")
    environment = {"STANDFIRST_DATA": str(data), "STANDFIRST_DATABASE_URL": database(data.parent.name + data.name)}
    command = [sys.executable, "-m", "tests.browser.sample_stories"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment}, timeout=120)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        with web_server(data, workers=1) as server:
            yield f"http://localhost:{server.port}"


def test_two_languages_meet_in_one_story_and_an_altered_copy_is_no_voice(editor: Watched) -> None:  # noqa: F811
    open_story(editor, "Nine dead as hillside falls on Upper Cray")
    page = editor.page
    expect(page.locator("main")).to_contain_text("Erdrutsch auf den Pellan-Inseln")
    expect(page.locator("main")).to_contain_text("in German, English")
    expect(page.locator("main")).to_contain_text('Nearly the same text, but differs: "11" became "14"')
    page.get_by_text("How this story came about").click()
    expect(page.locator(".history li", has_text="similar").first).to_be_visible()


def test_the_machines_merge_is_in_the_history_with_its_score_and_reason(editor: Watched) -> None:  # noqa: F811
    open_story(editor, "Blast heard over Tarnholm harbour")
    page = editor.page
    page.get_by_text("How this story came about: 4 decisions").click()
    moved = page.locator(".history li", has=page.locator("strong", has_text="merge"))
    expect(moved).to_have_count(2)
    told = moved.all_inner_texts()
    assert {t for t in (BLAST[1][1], BLAST[3][1]) if any(t in line for line in told)} == {BLAST[1][1], BLAST[3][1]}
    for line in told:
        found = re.search(r"by the machine: both tell one event \((0\.\d\d) likely\): .*, score (0\.\d\d)", line)
        assert found, line
        assert found[1] == found[2]
        assert "Orsted" in line
        assert float(found[1]) >= 0.9
    moved.first.get_by_role("link", name="another story").click()
    expect(page.locator("h1")).to_have_text("Blast heard over Tarnholm harbour")


def test_look_alike_fires_are_apart_until_an_editor_merges_them_and_again_after_undo(
    editor: Watched,  # noqa: F811
    desk: Desk,  # noqa: F811
) -> None:
    open_story(editor, "Fire destroys furniture warehouse in Harrowick")
    ours = article_titles(editor.page)
    assert not any("Lindmoor" in t for t in ours)
    editor.page.get_by_label("Words of its titles").fill("paper store")
    editor.page.get_by_role("button", name="Find it").click()
    choose(editor.page, "Mill Lane paper store burns")
    confirmed(editor, desk, "Merge them")
    request = editor.page.url
    editor.page.locator("main").get_by_role("link", name="Mill Lane paper store burns").first.click()
    assert article_titles(editor.page) > ours
    editor.page.goto(request)
    undone(editor, desk)
    open_story(editor, "Fire destroys furniture warehouse in Harrowick")
    assert article_titles(editor.page) == ours


def test_an_article_is_split_off_and_the_history_says_so(editor: Watched, desk: Desk) -> None:  # noqa: F811
    open_story(editor, "Nine dead as hillside falls on Upper Cray")
    editor.page.get_by_label("Rescuers find survivors in Upper Cray").check()
    editor.page.get_by_role("button", name="Split them off").click()
    confirmed(editor, desk, "Split them off")
    editor.page.locator("main").get_by_role("link", name="Rescuers find survivors").first.click()
    assert all(t.startswith("Rescuers find survivors") for t in article_titles(editor.page))
    editor.page.get_by_text("How this story came about").click()
    expect(editor.page.locator(".history li", has_text="split")).to_be_visible()
