"""A digest from settings to inbox and back: set up, received by SMTP, opened, stopped with one click; a private feed;
alerts' button; with and without scripts, on both colour schemes."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.adapters_mail.post_office import parts, post_office
from tests.browser.conftest import ROOT, Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def desk(what: str, **environment: str) -> str:
    """One act of the desk beside the running web server, on the same data."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.letters", what], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout.strip().splitlines()[-1]


def test_from_settings_to_inbox_and_one_click_out(window: Any, chromium: Browser, tmp_path: Path) -> None:
    reader: Watched = window(java_script_enabled=False)
    key = desk("account")
    reader.context.add_cookies([{"name": "sessionid", "value": key, "url": reader.site}])
    reader.go("/you")
    reader.page.get_by_role("link", name="Digest and feeds").click()
    reader.page.get_by_label("How often").select_option("daily")
    reader.page.get_by_label("Time zone").first.select_option("Europe/Berlin")
    reader.page.locator("section", has_text="Digest by e-mail").get_by_role("button", name="Keep").click()
    expect(reader.page.get_by_role("status").first).to_contain_text("Your next digest")
    with post_office() as office:
        told = {"STANDFIRST_SMTP_URL": f"smtp://127.0.0.1:{office.port}", "STANDFIRST_ADDRESS": reader.site}
        assert desk("send", **told) == "sent"
        (letter,) = office.letters
    plain, html = parts(letter)
    link = re.search(r"^   (http\S+/report/\S+)$", plain, re.M)
    assert link is not None
    reader.page.goto(link.group(1))
    expect(reader.page.locator("h1").first).to_contain_text(str(letter["Subject"]).split(": ")[1].split(" and ")[0])
    looks_like_mail(chromium, html)
    stop = re.search(r"Stop it with one click: (\S+)", plain)
    assert stop is not None
    assert f"<{stop.group(1)}>" == str(letter["List-Unsubscribe"]).strip()
    out: Watched = window(java_script_enabled=False)  # without the cookie
    out.page.goto(stop.group(1))
    out.page.get_by_role("button", name="Stop the digest").click()
    expect(out.page.get_by_role("status")).to_contain_text("Nothing more is sent")
    with urllib.request.urlopen(stop.group(1), data=b"List-Unsubscribe=One-Click", timeout=10) as again:
        assert "used before" in again.read().decode()
    reader.go("/you/digest")
    expect(reader.page.get_by_label("How often")).to_have_value("off")


def looks_like_mail(chromium: Browser, html: str) -> None:
    """The HTML part asks for nothing, fits a phone, and is dark on a dark screen."""
    for scheme, ground in (("light", "rgb(251, 250, 247)"), ("dark", "rgb(23, 23, 21)")):
        context = chromium.new_context(viewport={"width": 360, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
        page, asked = context.new_page(), []
        page.on("request", lambda r, seen=asked: seen.append(r.url))
        page.set_content(html)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert asked == []
        context.close()


def test_a_feed_address_is_shown_once(window: Any) -> None:
    reader: Watched = window(java_script_enabled=False)
    reader.go("/you/digest")
    reader.page.get_by_role("button", name="Make my feed address").click()
    address = reader.page.locator("code").first.inner_text()
    with urllib.request.urlopen(re.sub(r"^http://[^/]+", reader.site, address), timeout=10) as feed:
        assert b"<rss" in feed.read()
    reader.go("/you/digest")
    expect(reader.page.locator("#feed code")).to_have_count(0)
    expect(reader.page.get_by_role("button", name="Make a new address (the old one dies)")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_alert_button_is_there_only_where_it_works(window: Any, scripts: bool) -> None:
    reader: Watched = window(java_script_enabled=scripts)
    reader.go("/you/digest")
    button = reader.page.get_by_role("button", name="Show alerts on this browser")
    if scripts:
        expect(button).to_be_visible()
        assert reader.page.evaluate("navigator.serviceWorker.register('/worker.js').then(r => r.scope)").endswith("/")
    else:
        expect(button).to_be_hidden()
        expect(reader.page.locator("#alerts-cannot")).to_be_visible()
    reader.page.get_by_label("Quiet from").select_option("21")
    reader.page.locator("#alerts").get_by_role("button", name="Keep").click()
    expect(reader.page.get_by_label("Quiet from")).to_have_value("21")


def test_the_worker_shows_a_message(window: Any) -> None:
    """Delivered as a push service's message would be, through the browser's own protocol."""
    reader: Watched = window()
    reader.context.grant_permissions(["notifications"], origin=reader.site)
    reader.go("/you/digest")
    reader.page.evaluate("navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)")
    protocol, found = reader.context.new_cdp_session(reader.page), []
    protocol.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    protocol.send("ServiceWorker.enable")
    reader.page.wait_for_timeout(500)
    told = {"title": "Ferry closes", "body": "You follow Transport", "path": "/report/1", "tag": "S"}
    protocol.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": reader.site, "registrationId": found[0]["registrationId"], "data": json.dumps(told)},
    )
    reader.page.wait_for_function(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).some("
        "n => n.title === 'Ferry closes' && n.body === 'You follow Transport' && n.tag === 'S')"
    )
