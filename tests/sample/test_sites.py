"""The sample sites over real HTTP on loopback, read back by our own extraction."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import feedparser
import pytest

from standfirst.domain.clock import NewsTime
from standfirst.domain.errors import Failure
from standfirst.domain.source import ParsedItem
from standfirst.extract import NewArticle, PageToExtract, extract_article
from standfirst.sample import LocalhostResolver, SampleSites, World, article_id, gold, load_world, played
from standfirst.sample import sites as sites_module

WORLD = load_world(Path(__file__).parent / "data", start=datetime(2026, 5, 4, tzinfo=UTC))
LATE = datetime(2026, 5, 7, 12, tzinfo=UTC)
Ask = Callable[..., Awaitable[tuple[int, dict[str, str], bytes, str]]]


@asynccontextmanager
async def served(
    now: Callable[[], datetime] = lambda: LATE, world: World = WORLD
) -> AsyncIterator[tuple[SampleSites, Ask]]:
    async with (
        SampleSites(world, now, 0) as sites,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=LocalhostResolver())) as client,
    ):

        async def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes, str]:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            address = url if url.startswith("http") else f"http://{url.replace('/', f':{sites.port}/', 1)}"
            async with client.get(address, headers=named) as answer:
                return (
                    answer.status,
                    {k.lower(): v for k, v in answer.headers.items()},
                    await answer.read(),
                    str(answer.url),
                )

        yield sites, ask


async def article(ask: Ask, url: str, **entry: str) -> NewArticle:
    _, headers, body, final = await ask(url)
    page = PageToExtract(url=url, final_url=final, headers=headers, body=body, source_id="s", owner="o")
    item = ParsedItem(guid="1", url=url, title=entry.get("title", ""))
    found = extract_article(page, item, robots_ai="", now=LATE)
    assert not isinstance(found, Failure), found
    return found


def run(test: Callable[[SampleSites, Ask], Awaitable[None]], now: Callable[[], datetime] = lambda: LATE) -> None:
    async def main() -> None:
        async with served(now) as (sites, ask):
            await test(sites, ask)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("path", "kind", "count"),
    [
        ("wire.localhost/feed.xml", "application/rss+xml", 1),
        ("copyist.localhost/feed.xml", "application/rss+xml", 1),
        ("live.localhost/atom.xml", "application/atom+xml", 1),
        ("blatt.localhost/index.rdf", "application/rdf+xml", 1),
    ],
)
def test_xml_feeds(path: str, kind: str, count: int) -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        status, headers, body, _ = await ask(path)
        feed = feedparser.parse(body)
        assert (status, headers["content-type"].partition(";")[0], len(feed.entries)) == (200, kind, count)
        assert bool(feed.bozo) is path.startswith("copyist")
        assert feed.entries[0].title
        assert feed.entries[0].link.startswith(f"http://{path.partition('/')[0]}:{sites.port}/")

    run(test)


def test_json_feed_and_sitemap() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        (item,) = json.loads((await ask("ledger.localhost/feed.json"))[2])["items"]
        assert item["date_published"] == "2026-05-06T08:00:00+01:00"
        assert "for subscribers" not in item["content_html"]
        assert (
            b"<news:title>Kiosk owner fears winter</news:title>" in (await ask("lantern.localhost/news-sitemap.xml"))[2]
        )

    run(test)


def test_extraction_gives_back_what_was_written() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        for publisher in WORLD.publishers:
            for out in WORLD.out(publisher, LATE):
                url = sites.sites.address(publisher) + out.path
                found = await article(ask, url)
                assert found.canonical_url == url
                if publisher.id in ("ledger", "lantern"):
                    continue
                assert found.text == "\n\n".join(out.paragraphs)
                assert (found.title, found.byline) == (out.title, out.article.byline)
                assert (found.published_at, found.updated_at) == (out.published_at, out.updated_at)
                assert (found.zone, found.language) == (publisher.offset, publisher.language)
                assert found.image_url == f"{sites.sites.address(publisher)}/images/{out.article.id}.svg"

    run(test)


def test_paywall_and_opt_outs() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        walled = await article(ask, f"http://ledger.localhost:{sites.port}/business/2026/05/06/ledger-dock")
        assert walled.paywalled
        assert walled.text == "Repairs will cost 4 million crowns, according to the budget."
        refused = await article(ask, f"http://lantern.localhost:{sites.port}/local/2026/05/06/lantern-dock", title="T")
        assert {o.signal for o in refused.opt_outs} == {"meta", "header", "tdmrep"}
        assert (refused.title, refused.text) == ("T", "")
        assert b"User-agent: GPTBot" in (await ask("lantern.localhost/robots.txt"))[2]
        assert b"GPTBot" not in (await ask("wire.localhost/robots.txt"))[2]

    run(test)


def test_nothing_is_out_before_its_time_and_updates_replace() -> None:
    moment = [datetime(2026, 5, 5, 23, 0, tzinfo=UTC)]
    page = "live.localhost/local/2026/05/05/live-dock"

    async def test(sites: SampleSites, ask: Ask) -> None:
        empty = await ask("live.localhost/atom.xml")
        assert (await ask(page))[0] == 404
        moment[0] += timedelta(hours=1)
        filled, first = await ask("live.localhost/atom.xml"), await ask(page)
        assert first[0] == 200
        assert empty[1]["etag"] != filled[1]["etag"]
        moment[0] += timedelta(hours=2)
        second = await ask(page, If_None_Match=first[1]["etag"])
        assert second[0] == 200
        assert b"300 people" in second[2]
        assert (await ask(page, If_None_Match=second[1]["etag"]))[0] == 304

    run(test, lambda: moment[0])


def test_validators() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        feed = "wire.localhost/feed.xml"
        _, headers, _, _ = await ask(feed)
        assert headers["last-modified"] == "Tue, 05 May 2026 08:00:00 GMT"
        tags = (headers["etag"], f"W/{headers['etag']}", "*", '"x", *', '"x"')
        assert [(await ask(feed, If_None_Match=v))[0] for v in tags] == [304, 304, 304, 200, 200]
        since = ("Tue, 05 May 2026 08:00:00 GMT", "Tue, 05 May 2026 07:59:59 GMT", "yesterday")
        assert [(await ask(feed, If_Modified_Since=v))[0] for v in since] == [304, 200, 200]
        both = await ask(feed, If_Modified_Since=since[0], If_None_Match='"x"')
        assert both[0] == 200
        assert (await ask(feed, If_None_Match=headers["etag"]))[2] == b""

    run(test)


def test_gzip_and_redirects() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        assert (await ask("wire.localhost/", Accept_Encoding="gzip"))[1]["content-encoding"] == "gzip"
        assert "content-encoding" not in (await ask("wire.localhost/", Accept_Encoding="identity"))[1]
        link = feedparser.parse((await ask("live.localhost/atom.xml"))[2]).entries[0].link
        assert link.endswith("/news/live-dock")
        assert (await ask(link))[3].endswith("/local/2026/05/05/live-dock")

    run(test)


def test_rate_limit_and_slowness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites_module, "SLOW_SECONDS", 0.05)

    async def test(sites: SampleSites, ask: Ask) -> None:
        answers = [await ask("lantern.localhost/robots.txt") for _ in range(8)]
        assert [status for status, *_ in answers] == [200] * 6 + [429] * 2
        assert answers[-1][1]["retry-after"] == "3"

    run(test)


def test_base_host_lists_all_feeds() -> None:
    async def test(sites: SampleSites, ask: Ask) -> None:
        opml = (await ask(f"http://127.0.0.1:{sites.port}/opml"))[2].decode()
        assert opml.count("xmlUrl=") == len(WORLD.publishers)
        assert f'xmlUrl="http://blatt.localhost:{sites.port}/index.rdf"' in opml
        assert (await ask(f"http://127.0.0.1:{sites.port}/wire/"))[3] == f"http://wire.localhost:{sites.port}/"
        assert [(await ask(f"localhost/{p}"))[0] for p in ("", "nothing")] == [200, 404]
        assert (await ask("wire.localhost/nothing"))[0] == 404
        assert (await ask("wire.localhost/local"))[0] == 200
        assert (await ask("wire.localhost/images/wire-dock.svg"))[1]["content-type"].startswith("image/svg+xml")

    run(test)


def test_thread_start_and_stop() -> None:
    sites = SampleSites(WORLD, lambda: LATE, 0).start()
    try:
        with socket.create_connection(("127.0.0.1", sites.port), timeout=5) as line:
            line.sendall(b"GET /opml HTTP/1.0\r\nHost: localhost\r\n\r\n")
            assert line.recv(15) == b"HTTP/1.0 200 OK"
        with pytest.raises(OSError):
            SampleSites(WORLD, lambda: LATE, sites.port).start()
    finally:
        sites.stop()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", sites.port), timeout=1).close()
    sites.stop()


def test_playing_starts_the_last_day_at_its_midnight() -> None:
    real = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    world, news = played(WORLD, real, speed=60)
    assert world.start == datetime(2026, 11, 21, tzinfo=UTC)
    assert news == NewsTime(real_anchor=real, news_anchor=datetime(2026, 11, 24, tzinfo=UTC), speed=60)
    assert news.at(real + timedelta(minutes=24)) == datetime(2026, 11, 25, tzinfo=UTC)
    world, news = played(WORLD, real, everything=True)
    assert news.at(real) == real
    assert world.moment(4, 24 * 60 - 1) < real


def test_gold_and_addresses() -> None:
    assert gold(WORLD)["copyist-dock"] == "dock"
    assert len(gold(WORLD)) == len(WORLD.articles)
    assert article_id("http://live.localhost:1/news/live-dock/?utm_source=x") == "live-dock"


def test_only_localhost_names_resolve() -> None:
    found = asyncio.run(LocalhostResolver().resolve("x.localhost", 80))
    assert found[0]["host"] == "127.0.0.1"
    for name in ("localhost.example", "notlocalhost", "example.org"):
        with pytest.raises(OSError):
            asyncio.run(LocalhostResolver().resolve(name, 80))
