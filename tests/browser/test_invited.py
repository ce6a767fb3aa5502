"""A desk by invitation, for members: the operator makes a link, a guest uses it, and nobody uses it twice."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks.serving import web_server
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.test_accounts import WORD, assert_accessible
from tests.browser.test_editor import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def closed(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(address, an operator's token) of a second server on the same desk, which lets in whom it invites."""
    desk = Desk()
    token = desk.token
    desk.end()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANDFIRST_ACCOUNTS", "invite")
        patch.setenv("STANDFIRST_READING", "members")
        with web_server(Path(os.environ["STANDFIRST_DATA"]), workers=1) as server:
            yield f"http://localhost:{server.port}", token


def test_by_invitation_for_members(window: Any, closed: tuple[str, str]) -> None:
    address, token = closed
    editor, guest, stranger = (_at(window, address) for _ in range(3))
    stranger.go("/trending")
    expect(stranger.page.locator("h1")).to_have_text("Sign In")
    stranger.go("/accounts/signup/")
    expect(stranger.page.locator("h1")).to_have_text("By invitation")
    assert_accessible(stranger.page)
    assert stranger.context.cookies() == []
    editor.go(f"/operator/{token}")
    editor.page.locator("main form button").click()
    editor.go("/desk/invites")
    editor.page.get_by_label("Your own words").fill("the copy desk")
    editor.page.get_by_role("button", name="Make an invitation").click()
    link = editor.page.get_by_label("The link of the new invitation").input_value()
    assert_accessible(editor.page)
    path = "/" + link.split("/", 3)[3]
    guest.go(path)
    assert guest.context.cookies() == [], "looking takes nothing up"
    guest.page.get_by_role("button", name="Make my account").click()
    guest.page.get_by_label("Username").fill("gast")
    guest.page.get_by_label("Password").fill(WORD)
    guest.page.get_by_role("button", name="Sign Up").click()
    expect(guest.page.locator("h1")).to_have_text("Your account")
    guest.go("/")
    assert guest.page.locator(".card h2").count() > 0
    editor.go("/desk/invites")
    expect(editor.page.locator("tbody tr").first).to_contain_text("used")
    stranger.go("/about")
    stranger.page.goto(address + path, wait_until="load")
    expect(stranger.page.locator("h1")).to_have_text("This invitation is not good any more")
    stranger.complaints.clear()  # the browser notes the 404 that was meant


def _at(window: Any, address: str) -> Watched:
    made: Watched = window()
    made.site = address
    return made
