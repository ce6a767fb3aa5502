"""Ways to a private address that are no spelling of it: redirects, DNS, headers, the environment, robots.txt.

The loopback site plays the public host; the private one is 10.0.0.1, to which no test may connect.
"""

import asyncio

import pytest
from aiohttp import web

from standfirst.adapters.http import GuardedClient, NetworkPolicy, PoliteRetriever
from standfirst.collect import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure
from tests.adapters_http.site import Answers, get, redirect, serving

PRIVATE = "http://10.0.0.1/secret"


def run(answer, check) -> None:
    async def main() -> None:
        async with serving(answer) as site:
            await check(site)

    asyncio.run(main())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("target", "code"),
    [(PRIVATE, "blocked-address"), ("http://169.254.169.254/latest/", "blocked-address"),
     ("file:///etc/passwd", "bad-scheme"),
     ("//10.0.0.1/", "blocked-address"), ("http://user@news.example/", "bad-url"), ("http://x\\@10.0.0.1/", "bad-url"),
     ("http://2130706433:1/", "blocked-address"), ("", "protocol")],
)  # fmt: skip
def test_redirect_is_checked_like_any_address(status: int, target: str, code: str) -> None:
    async def check(site) -> None:
        found = await get(site.url())
        assert isinstance(found, Failure)
        assert found.code == code
        assert site.asked == ["/"]

    run(lambda _: redirect(target, status), check)


def test_chain_of_eleven_ends_after_five() -> None:
    async def check(site) -> None:
        assert (await get(site.url("/0"))).code == "too-many-redirects"
        assert site.asked == [f"/{n}" for n in range(6)]

    run(lambda r: redirect(f"/{int(r.path[1:]) + 1}") if int(r.path[1:]) < 11 else web.Response(text="end"), check)


def test_five_redirects_are_followed() -> None:
    async def check(site) -> None:
        found = await get(site.url("/0"))
        assert isinstance(found, FetchedPage)
        assert found.url == site.url("/5")

    run(lambda r: redirect(f"/{int(r.path[1:]) + 1}") if int(r.path[1:]) < 5 else web.Response(text="end"), check)


def test_loop_of_two_is_noticed() -> None:
    async def check(site) -> None:
        assert (await get(site.url("/a"))).code == "redirect-loop"
        assert site.asked == ["/a", "/b"]

    run(lambda r: redirect("/b" if r.path == "/a" else "/a"), check)


def test_refresh_and_alt_svc_are_no_orders() -> None:
    async def check(site) -> None:
        found = await get(site.url())
        again = await get(site.url())
        assert isinstance(found, FetchedPage)
        assert isinstance(again, FetchedPage)
        assert len(site.asked) == 2

    headers = {"Refresh": f"0; url={PRIVATE}", "Alt-Svc": 'h2="10.0.0.1:443"', "Link": f"<{PRIVATE}>; rel=preload"}
    run(lambda _: web.Response(text="here", headers=headers), check)


def test_links_of_a_feed_are_not_fetched_with_it() -> None:
    feed = f'<rss><channel><image><url>{PRIVATE}</url></image><item><enclosure url="{PRIVATE}"/></item></channel></rss>'

    async def check(site) -> None:
        assert isinstance(await get(site.url()), FetchedPage)
        assert (await get(PRIVATE)).code == "blocked-address"
        assert site.asked == ["/"]

    run(lambda _: web.Response(text=feed), check)


def test_dns_that_turns_private_is_caught_at_the_second_connection() -> None:
    async def check(site) -> None:
        policy = NetworkPolicy(allow_loopback=True, extra_ports=frozenset({site.port}))
        url = site.url("/", "news.example")
        resolver = Answers(["127.0.0.1"], ["10.0.0.1"])
        async with GuardedClient(policy, resolver=resolver) as client:
            first = await client.retrieve(FetchRequest(url=url, timeout=5.0))
            second = await client.retrieve(FetchRequest(url=url, timeout=5.0))
        assert isinstance(first, FetchedPage)
        assert isinstance(second, Failure)
        assert second.code == "blocked-address"

    run(lambda _: web.Response(text="x", headers={"Connection": "close"}), check)


@pytest.mark.parametrize("answers", [["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["127.0.0.1", "fd00::1"]])
def test_dns_with_a_private_address_among_public_ones_is_refused(answers: list[str]) -> None:
    async def check(site) -> None:
        policy = NetworkPolicy(allow_loopback=True, extra_ports=frozenset({site.port}))
        assert (await get(site.url("/", "news.example"), policy, Answers(answers))).code == "blocked-address"
        assert site.asked == []

    run(lambda _: web.Response(text="x"), check)


def test_alias_of_a_private_name_is_judged_by_its_address() -> None:
    found = asyncio.run(get("http://alias.example/", NetworkPolicy(), Answers(["192.168.1.10"])))
    assert isinstance(found, Failure)
    assert found.code == "blocked-address"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def check(site) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, "http://10.0.0.1:3128")
        monkeypatch.setenv("no_proxy", "other.example")
        assert isinstance(await get(site.url()), FetchedPage)

    run(lambda _: web.Response(text="x"), check)


def test_robots_that_redirect_to_a_private_address_forbid_everything() -> None:
    async def check(site) -> None:
        async with GuardedClient(NetworkPolicy(allow_loopback=True)) as client:
            polite = PoliteRetriever(client, host_delay=0.0)
            found = await polite.retrieve_allowed(FetchRequest(url=site.url("/page"), timeout=5.0))
        assert isinstance(found, Failure)
        assert found.code == "robots-denied"
        assert site.asked == ["/robots.txt"]

    run(lambda r: redirect(PRIVATE) if r.path == "/robots.txt" else web.Response(text="x"), check)
