"""Looking leaves nothing: no cookie, no row; and no page loads anything from elsewhere."""

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from standfirst.store.models import Interaction, Reader, SeenStory
from tests.store import world

_NOT_PUBLIC = ("admin/", "desk/", "act", "you/slider", "you/reset", "you/apart", "operator/", "invite/")
_LOADS = re.compile(r"<(?:script|link|img|iframe|source|video|audio|embed|object|form|input|use)\b[^>]*>", re.I)
_WHERE = re.compile(r'\b(?:src|href|action|data|srcset|poster|xlink:href)="([^"]*)"')
_STYLE = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


def patterns(found: Sequence[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address of the site as its pattern, below ``before``."""
    for entry in found:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if not here.startswith(_NOT_PUBLIC):
                yield from patterns(entry.url_patterns, here)
        else:
            yield here


def paths(told: world.Told) -> list[str]:
    """Every public address with something that is there."""
    values = {
        "report_id": told.report_id, "story_id": told.story_id, "name": "transport", "number": "1", "way": "brief",
        "token": "a" * 24, "topic": "transport", "kind": "rss", "provider_id": "desk", "key": "abc", "pk": "1",
        "uidb36": "1",
    }  # fmt: skip
    made = []
    for pattern in patterns(get_resolver().url_patterns):
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values.get(m[1], "x"), plain)
        path = "/" + re.sub(r"[\^$\\]|\\Z", "", path).replace("//", "/")
        if not path[1:].startswith(_NOT_PUBLIC):
            made.append(path)
    return made


def test_the_list_holds_what_readers_see(told: world.Told) -> None:
    found = paths(told)
    for path in ("/", "/accounts/login/", "/accounts/2fa/webauthn/login/", "/privacy", f"/report/{told.report_id}",
                 "/you/account", "/api/docs", "/feed.rss", "/accounts/oidc/desk/login/"):  # fmt: skip
        assert path in found
    assert len(found) > 60


def test_looking_at_any_page_sets_no_cookie_and_writes_no_row(told: world.Told) -> None:
    set_by = {}
    for path in paths(told):
        answer = Client(headers={"host": "localhost", "sec-fetch-site": "none"}).get(path)
        assert answer.status_code < 500 or path == "/healthz", path
        if answer.cookies:
            set_by[path] = sorted(answer.cookies)
    assert set_by == {}
    for table in (Reader, Interaction, SeenStory, Session):
        assert not table._default_manager.exists(), table.__name__  # type: ignore[attr-defined]


def loads(page: str) -> Iterator[str]:
    for tag in _LOADS.findall(page):
        if not re.match(r"<link[^>]*rel=\"(?:canonical|alternate)", tag):
            yield from _WHERE.findall(tag)
    for style in re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL):
        yield from (a or b for a, b in _STYLE.findall(style))


def test_no_page_loads_anything_from_elsewhere(told: world.Told) -> None:
    signed_in = Client(headers={"host": "localhost"})
    signed_in.force_login(get_user_model().objects.create_user("ines", password="a-long-enough-pass9"))
    seen, sheets = 0, set()
    for path in paths(told):
        for client in (Client(headers={"host": "localhost"}), signed_in):
            answer = client.get(path)
            if "text/html" not in answer.headers.get("Content-Type", ""):
                continue
            seen += 1
            policy = answer.headers["Content-Security-Policy"]
            assert re.search(r"default-src '(none|self)'", policy), path
            assert "http" not in policy, path
            for address in loads(answer.content.decode()):
                where = urlsplit(urljoin(f"http://localhost{path}", address))
                assert where.scheme == "data" or where.netloc == "localhost", (path, address)
                if where.path.endswith((".css", ".js")):
                    sheets.add(where.path)
    assert seen > 60
    assert any(s.endswith("webauthn.js") for s in sheets)
    for sheet in sheets:
        text = b"".join(Client(headers={"host": "localhost"}).get(sheet)).decode()  # whitenoise streams
        if sheet.endswith(".css"):
            named = [a or b for a, b in _STYLE.findall(text)]
            assert [n for n in named if "//" in n and not n.startswith("data:")] == [], sheet


def test_privacy_says_the_limits_in_force(told: world.Told, operate: Callable[..., None], client: Client) -> None:
    operate(keep_acts_days="77", keep_seen_days="9")
    page = client.get("/privacy").content.decode()
    assert "for 77 days" in page
    assert "for 9 days" in page


@pytest.mark.parametrize("path", ["/you", "/you/account", "/you/delete", "/you/export.json"])
def test_pages_of_a_reader_are_nobody_elses_to_keep(path: str, told: world.Told, browser: Client) -> None:
    browser.post("/act", {"act": "follow", "kind": "topic", "value": "transport"})
    assert re.search("private|no-store", browser.get(path).headers["Cache-Control"])
