"""A real web server on a database of its own, a real browser, and a watch on everything the browser does."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from benchmarks.serving import web_server
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with four Reports; on PostgreSQL when the suite runs there."""
    data = tmp_path_factory.mktemp("desk")
    environment = {"STANDFIRST_DATA": str(data), "STANDFIRST_DATABASE_URL": database(data.parent.name + data.name)}
    subprocess.run(
        [sys.executable, "-m", "tests.browser.town"], check=True, cwd=ROOT, env={**os.environ, **environment},
        timeout=120,
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        with web_server(data, workers=1) as server:
            yield f"http://localhost:{server.port}"


def database(name: str) -> str:
    """A fresh database beside the suite's own; "" means SQLite in the data folder."""
    url = os.environ.get("STANDFIRST_DATABASE_URL", "")
    if not url:
        return ""
    fresh = "browser_" + re.sub(r"\W", "_", name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'create database "{fresh}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{fresh}"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once a module: while it runs, its event loop is in the way of other tests' own."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("no Chromium: scripts/install-chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A browser window with what it asked for and complained about."""

    context: BrowserContext
    page: Page
    site: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a path of the site."""
        self.page.goto(self.site + path)

    def assert_clean(self) -> None:
        """No request left the site, nothing was refused by the content security policy, no script failed."""
        away = [u for u in self.asked if not u.startswith((f"{self.site}/", "data:", "about:"))]
        assert away == []
        assert self.complaints == []


@pytest.fixture
def window(chromium: Browser, site: str) -> Iterator[Any]:
    """Makes watched windows; each is a reader of its own. Looks at every window's record at the end."""
    made: list[Watched] = []

    def make(**options: Any) -> Watched:
        context = chromium.new_context(**options)
        context.set_default_timeout(15_000)
        watched = Watched(context=context, page=context.new_page(), site=site)
        watched.page.on("request", lambda r: watched.asked.append(r.url))
        watched.page.on("console", lambda m: watched.complaints.append(m.text) if m.type == "error" else None)
        watched.page.on("pageerror", lambda e: watched.complaints.append(str(e)))
        made.append(watched)
        return watched

    yield make
    for watched in made:
        watched.context.close()
        watched.assert_clean()
