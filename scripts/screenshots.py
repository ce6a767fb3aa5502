"""Pictures of the desk for the documentation: ``make screenshots``.

Starts the sample world without a model on a scratch data folder (or takes ``--address`` of a running desk), waits for
eight Reports, and writes ``docs/screenshots/PAGE-SCREEN-SCHEME.png``. Needs Chromium; ``pngquant`` makes them smaller.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

OUT = Path(__file__).parent.parent / "docs" / "screenshots"
SCREENS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
ALL = tuple((s, c) for s in SCREENS for c in ("light", "dark"))
TWO = (("desktop", "light"), ("phone", "dark"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-lcd-text",
]  # fmt: skip
_REPORTS, _PATIENCE = 8, 300.0
_SETTLE = 90.0  # seconds in which the fast day gives the charts a shape


def main() -> None:
    """Take every picture; ``--all`` takes each page in all four variants."""
    options = argparse.ArgumentParser()
    options.add_argument("--address", default="", help="a desk that runs already")
    options.add_argument("--operator", default="", help="its one-time link, for the editor's desk")
    options.add_argument("--all", action="store_true")
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.address:
        take_all(chosen.address, chosen.operator, chosen.out, everything=chosen.all)
        return
    with sample_desk() as (address, link):
        take_all(address, link, chosen.out, everything=chosen.all)


@contextmanager
def sample_desk(port: int = 8190) -> Iterator[tuple[str, str]]:
    """A sample desk on a scratch folder: its address and its operator's link."""
    with tempfile.TemporaryDirectory(prefix="standfirst-pictures-") as scratch:
        log = Path(scratch) / "log"
        with log.open("wb") as out:
            desk = subprocess.Popen(
                [sys.executable, "-m", "standfirst", "run", "--sample", "--no-model", "--port", str(port)],
                env={**os.environ, "STANDFIRST_DATA": f"{scratch}/data"}, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            wait_for_reports(f"http://localhost:{port}")
            time.sleep(_SETTLE)
            link = re.search(r"http://localhost:\d+/operator/\S+", log.read_text())
            yield f"http://localhost:{port}", link.group() if link else ""
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait(30)


def wait_for_reports(address: str) -> None:
    """Until the front page has eight Reports."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/common", timeout=10) as answer:
                if answer.read().decode().count('<h2><a href="/report/') >= _REPORTS:
                    return
        except OSError:
            pass
        time.sleep(3)
    raise SystemExit("no Reports within five minutes")


def take_all(address: str, link: str, out: Path, *, everything: bool) -> None:
    """Every page on every screen that is wanted."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        staff = _operator(browser, link) if link else None
        for screen, scheme in ALL:
            for name, path in pages(browser, address).items():
                wanted = ALL if everything or name in ("front", "report") else TWO
                if (screen, scheme) in wanted and ("desk" not in name or staff):
                    _take(browser, f"{address}{path}", out / f"{name}-{screen}-{scheme}.png", screen, scheme, staff)
        browser.close()


def pages(browser: Browser, address: str) -> dict[str, str]:
    """Page names and paths; the Report is the first of the common front page, with a sentence opened."""
    page = browser.new_page()
    page.goto(f"{address}/common")
    report = page.locator('.card h2 a[href^="/report/"]').first.get_attribute("href") or "/"
    page.goto(f"{address}{report}")
    sentence = page.locator(".body .sentence .mark").first.get_attribute("href") or ""
    story = page.locator('a[href^="/story/"]').first.get_attribute("href") or "/"
    page.close()
    return {
        "front": "/", "report": f"{report}{sentence}", "story": story, "trending": "/trending",
        "coverage": f"{story}/coverage", "trending-things": "/trending/things", "sources": "/sources", "you": "/you",
        "start": "/start", "you-digest": "/you/digest", "you-account": "/you/account", "privacy": "/privacy",
        "corrections": "/corrections",
        "desk": "/desk/", "desk-stories": "/desk/stories", "desk-merge": f"/desk{story}/merge",
    }  # fmt: skip


def _operator(browser: Browser, link: str) -> list[Any]:
    """Become the operator; the cookies."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_load_state()
    cookies: list[Any] = list(context.cookies())
    context.close()
    return cookies


def _take(browser: Browser, url: str, path: Path, screen: str, scheme: str, cookies: list[Any] | None) -> None:
    wanted: dict[str, Any] = {"viewport": SCREENS[screen], "color_scheme": scheme}
    context = browser.new_context(**wanted)
    if cookies and "/desk/" in url:
        context.add_cookies(cookies)
    page = context.new_page()
    page.goto(url)
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    context.close()
    if smaller := shutil.which("pngquant"):
        subprocess.run([smaller, "--force", "--ext", ".png", "--speed", "1", str(path)], check=False)


if __name__ == "__main__":
    main()
