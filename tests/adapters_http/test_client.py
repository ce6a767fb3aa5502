"""What the guarded client sends, keeps, limits and reports."""

import asyncio
import gzip
import zlib

import pytest
from aiohttp import web

from standfirst.adapters.http import NetworkPolicy
from standfirst.collect import FetchedPage
from standfirst.domain.errors import Failure
from tests.adapters_http.site import get, redirect, serving

OPEN = NetworkPolicy(allow_loopback=True, user_agent_url="https://desk.example/about")


def fetch(answer, path: str = "/", policy: NetworkPolicy = OPEN, **wishes):
    """The result of one fetch and what the site saw of it."""

    async def main():
        async with serving(answer) as site:
            found = await get(site.url(path), policy, **wishes)
            return found, site

    return asyncio.run(main())


def test_page_comes_with_lower_case_headers_and_our_name_goes_out() -> None:
    found, site = fetch(
        lambda _: web.Response(text="höher", headers={"ETag": '"1"'}), headers={"If-None-Match": '"0"', "Cookie": "a=b"}
    )
    assert isinstance(found, FetchedPage)
    assert (found.status, found.body, found.headers["etag"], found.permanent_url) == (200, "höher".encode(), '"1"', "")
    sent = site.headers[0]
    assert sent["User-Agent"] == "Standfirst/0.1 (+https://desk.example/about)"
    assert sent["If-None-Match"] == '"0"'
    assert "Cookie" not in sent
    assert "Authorization" not in sent


def test_not_modified_is_a_page_without_body() -> None:
    found, _ = fetch(lambda _: web.Response(status=304))
    assert isinstance(found, FetchedPage)
    assert (found.status, found.body) == (304, b"")


@pytest.mark.parametrize(("value", "seconds"), [("120", 120.0), ("soon", None), ("Thu, 01 Jan 2015 00:00:00 GMT", 0.0)])
def test_bad_status_is_a_failure_with_the_wait_asked_for(value: str, seconds: float | None) -> None:
    found, _ = fetch(lambda _: web.Response(status=503, headers={"Retry-After": value}))
    assert found == Failure(code="http-503", detail="the server answered 503", retry_after=seconds)


def test_gone_is_permanent() -> None:
    found, _ = fetch(lambda _: web.Response(status=410))
    assert (found.code, found.permanent) == ("http-410", True)


@pytest.mark.parametrize(("statuses", "kept"), [((301, 308), 2), ((301, 302), 1), ((302, 301), 0)])
def test_permanent_moves_are_remembered_as_far_as_unbroken(statuses: tuple[int, int], kept: int) -> None:
    def answer(request: web.Request) -> web.Response:
        hop = int(request.path[1:])
        return redirect(f"/{hop + 1}", statuses[hop]) if hop < 2 else web.Response(text="end")

    found, site = fetch(answer, "/0")
    assert isinstance(found, FetchedPage)
    assert found.permanent_url == (site.url(f"/{kept}") if kept else "")
    assert found.url == site.url("/2")


def test_cookies_are_not_kept() -> None:
    _, site = fetch(lambda r: redirect("/b") if r.path == "/a" else web.Response(text="x"), "/a")
    assert len(site.headers) == 2

    def answer(request: web.Request) -> web.Response:
        response = redirect("/b") if request.path == "/a" else web.Response(text="x")
        response.set_cookie("id", "1")
        return response

    _, site = fetch(answer, "/a")
    assert all("Cookie" not in h for h in site.headers)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda b: zlib.compress(b, wbits=-15)),
     ("gzip", lambda b: gzip.compress(b[:5]) + gzip.compress(b[5:])), ("identity", bytes)],
)  # fmt: skip
def test_bodies_are_decoded(coding: str, pack) -> None:
    text = b"a line of news " * 40
    found, _ = fetch(lambda _: web.Response(body=pack(text), headers={"Content-Encoding": coding}))
    assert isinstance(found, FetchedPage)
    assert found.body == text


def test_size_announced_and_size_sent_are_both_held_to() -> None:
    async def stream(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x" * 1000)
        return response

    assert fetch(lambda _: web.Response(body=b"x" * 2000), max_bytes=1000)[0].code == "too-large"
    assert fetch(stream, max_bytes=1000)[0].code == "too-large"


def test_compression_bombs_are_stopped() -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    answer = lambda _: web.Response(body=bomb, headers={"Content-Encoding": "gzip"})  # noqa: E731
    assert fetch(answer, max_bytes=40_000_000)[0].code == "ratio"
    assert fetch(answer, max_bytes=900_000)[0].code == "too-large"


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_damaged_or_unknown_coding_is_a_failure(coding: str) -> None:
    found, _ = fetch(lambda _: web.Response(body=b"no such thing", headers={"Content-Encoding": coding}))
    assert found.code == "protocol"


def test_slow_answers_end() -> None:
    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(2)
        return web.Response(text="late")

    assert fetch(slow, timeout=0.2)[0].code == "timeout"
    assert fetch(slow, policy=NetworkPolicy(allow_loopback=True, read_timeout=0.2))[0].code == "timeout"


def test_nobody_there() -> None:
    async def main():
        async with serving(lambda _: web.Response()) as site:
            url = site.url()
        return await get(url, OPEN)

    assert asyncio.run(main()).code == "connect"


def test_a_form_is_posted_with_its_authorization() -> None:
    seen = []

    async def answer(request: web.Request) -> web.Response:
        seen.append((request.method, dict(await request.post())))
        return web.Response(text="{}")

    found, site = fetch(answer, form={"grant_type": "client_credentials"}, authorization="Basic eDp5")
    assert isinstance(found, FetchedPage)
    assert seen == [("POST", {"grant_type": "client_credentials"})]
    assert site.headers[0]["Authorization"] == "Basic eDp5"


def test_a_form_follows_no_redirect() -> None:
    found, site = fetch(lambda _: redirect("/elsewhere"), form={"a": "b"}, authorization="Basic eDp5")
    assert (found.code, len(site.asked)) == ("protocol", 1)


def test_an_authorization_stays_with_its_origin() -> None:
    async def main() -> None:
        async with (
            serving(lambda _: web.Response(text="here")) as other,
            serving(lambda _: redirect(other.url("/there"))) as site,
        ):
            await get(site.url("/"), OPEN, authorization="Bearer t")
            assert site.headers[0]["Authorization"] == "Bearer t"
            assert "Authorization" not in other.headers[0]

    asyncio.run(main())
