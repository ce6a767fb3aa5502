"""From anonymous to an account and out again: the profile comes along, passkeys, codes, export, erase."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.authenticator import give_passkeys, totp
from tests.browser.conftest import Watched
from tests.browser.test_walk import SCRIPTS, follow_last_topic

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WORD = "a-long-enough-pass9"


def sign_up(reader: Watched, name: str) -> None:
    """An account by name, as on a desk without a mail server."""
    reader.go("/accounts/signup/")
    reader.page.get_by_label("Username").fill(name)
    reader.page.get_by_label("Password").fill(WORD)
    reader.page.get_by_role("button", name="Sign Up").click()
    expect(reader.page.locator("h1")).to_have_text("Your account")


def sign_out(reader: Watched) -> None:
    reader.go("/accounts/logout/")
    reader.page.locator("main").get_by_role("button", name="Sign Out").click()
    expect(reader.page.get_by_role("link", name="Sign in")).to_be_visible()
    assert reader.context.cookies() == [], "nothing stays in the browser"


def prove(page: Page) -> None:
    """The password once more, where a page asks for it."""
    if "reauthenticate" in page.url:
        page.locator('main input[type="password"]').fill(WORD)
        page.locator("main form").first.get_by_role("button").first.click()


def assert_accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")] == []
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1], page.url


@SCRIPTS
def test_what_was_followed_comes_along_and_goes_with_the_account(window: Any, scripts: bool, tmp_path: Path) -> None:
    reader: Watched = window(java_script_enabled=scripts, accept_downloads=True)
    for path in ("/accounts/login/", "/accounts/signup/", "/privacy", "/you/account"):
        reader.go(path)
    assert reader.context.cookies() == [], "looking at the ways in sets nothing"
    reader.go("/")
    topic, _ = follow_last_topic(reader)
    sign_up(reader, f"ines-{scripts}".lower())
    assert "standfirst_reader" not in {c["name"] for c in reader.context.cookies()}
    reader.go("/you")
    expect(reader.page.locator(".interests li", has_text=topic).first).to_be_visible()
    reader.go("/you/account")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Export everything").click()
    kept = json.loads(Path(download.value.path()).read_text())
    assert kept["account"]["name"] == f"ines-{scripts}".lower()
    assert topic in {i["value"] for i in kept["interests"]}
    reader.go("/you/account")
    reader.page.get_by_role("link", name="Delete everything about me").click()
    prove(reader.page)
    expect(reader.page.locator("h1")).to_have_text("Delete everything about me")
    reader.page.get_by_label("Yes, delete everything about me").check()
    reader.page.get_by_role("button", name="Delete everything about me").click()
    expect(reader.page.get_by_role("status").first).to_contain_text("deleted")
    assert reader.context.cookies() == []


def test_a_passkey_signs_in_by_itself(window: Any) -> None:
    reader: Watched = window()
    give_passkeys(reader.page)
    sign_up(reader, "pia")
    reader.page.get_by_role("link", name="Add a passkey").click()
    prove(reader.page)
    expect(reader.page.get_by_label("Sign in with it alone, without a password")).to_be_checked()
    reader.page.get_by_role("button", name="Add").click()
    expect(reader.page.locator("h1")).to_have_text("Recovery Codes")
    reader.go("/you/account")
    expect(reader.page.locator("main")).to_contain_text("Passkeys: Master key")
    expect(reader.page.get_by_text("One loss locks you out")).to_have_count(0)
    reader.go("/accounts/2fa/webauthn/")
    expect(reader.page.locator("main")).to_contain_text("Master key")
    sign_out(reader)
    reader.go("/accounts/login/")
    reader.page.get_by_role("button", name="Sign in with a passkey").click()
    expect(reader.page.get_by_role("link", name="Sign out")).to_be_visible()
    reader.go("/you/account")
    expect(reader.page.locator("dd").first).to_have_text("pia")


def test_an_authenticator_app_is_the_second_step(window: Any) -> None:
    reader: Watched = window()
    sign_up(reader, "tom")
    reader.go("/accounts/2fa/totp/activate/")
    prove(reader.page)
    secret = reader.page.locator("#authenticator_secret").input_value()
    assert_accessible(reader.page)
    expect(reader.page.locator("img.qr")).to_be_visible()
    assert reader.page.locator("img.qr").evaluate("i => i.naturalWidth") > 0, "the policy lets the picture in"
    reader.page.get_by_label("Authenticator code").fill(totp(secret))
    reader.page.get_by_role("button", name="Activate").click()
    expect(reader.page.locator("h1")).to_have_text("Recovery Codes")
    spare = re.findall(r"\b\d{8}\b", reader.page.locator("main").inner_text() + _codes(reader.page))[0]
    sign_out(reader)
    reader.go("/accounts/login/")
    password_step(reader.page, "tom")
    reader.page.get_by_label("Code").fill("000000")
    reader.page.locator("main form").first.get_by_role("button").first.click()
    expect(reader.page.locator("main")).to_contain_text("Incorrect code")
    reader.page.get_by_label("Code").fill(spare)
    reader.page.locator("main form").first.get_by_role("button").first.click()
    expect(reader.page.get_by_role("link", name="Sign out")).to_be_visible()


def _codes(page: Page) -> str:
    boxes = page.locator("main textarea")
    return " ".join(boxes.nth(n).input_value() for n in range(boxes.count()))


def password_step(page: Page, name: str) -> None:
    page.locator('main input[name="login"]').fill(name)
    page.locator('main input[name="password"]').fill(WORD)
    page.get_by_role("button", name="Sign In", exact=True).click()


PATHS = (
    "/accounts/login/", "/accounts/signup/", "/privacy", "/you/account", "/you/delete", "/accounts/2fa/",
    "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/webauthn/add/", "/accounts/logout/",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_accounts_are_for_everybody(window: Any, scheme: str, width: int) -> None:
    reader: Watched = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    for path in PATHS[:4]:
        reader.go(path)
        assert_accessible(reader.page)
    sign_up(reader, f"eve-{scheme}-{width}")
    for path in PATHS[2:]:
        reader.go(path)
        prove(reader.page)
        expect(reader.page.locator("h1")).to_have_count(1)
        assert_accessible(reader.page)
