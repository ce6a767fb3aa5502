"""Invented publishers on loopback: every site has an address of its own in 127/8, a feed and pages of about 20 kB.

``python -m benchmarks.ingest_sites`` serves them in a process of its own and prints the port. A site of batch B carries
the events of batch B: three publishers tell each event in their own words and a fourth prints one of the texts again.
"""

import random
import re
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import product

from aiohttp import web

from standfirst.sample import load_world

BATCHES, SITES, EACH = 4, 20, 15  # a batch is so many sites with so many articles each
_PARAGRAPHS, _WORDS = 9, 45
_PAGE = 20_000  # bytes; what text and menu leave is script and style, as on real pages


def address(batch: int, site: int, port: int) -> str:
    """Where a site of a batch is."""
    return f"http://127.{batch + 1}.0.{site + 1}:{port}"


def serve() -> None:
    """Serve until ended; the port is the first line on standard output."""
    every = _vocabulary()
    started = datetime.now(UTC)
    app = web.Application()
    app.add_routes([
        web.get("/rss", _answer(lambda b, s, base, _: _feed(b, s, base, started, every), "application/rss+xml")),
        web.get("/a/{number}", _answer(lambda b, s, _, n: _page(b, s, n, every), "text/html")),
    ])  # fmt: skip
    runner = web.AppRunner(app, access_log=None)

    async def start(_: object) -> None:
        await runner.setup()
        port = 0
        for batch, site in product(range(BATCHES), range(SITES)):
            await web.TCPSite(runner, f"127.{batch + 1}.0.{site + 1}", port).start()
            port = runner.addresses[0][1]
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()

    _forever(start)


def _vocabulary() -> list[str]:
    """The sample world's words: invented ones would cost the embedder three times as many pieces as language does."""
    bodies = [v.body for article in load_world().articles for v in article.versions]
    return sorted({w for body in bodies for w in re.findall(r"[a-z]{2,}", body)})


def _forever(start: Callable[[object], Awaitable[None]]) -> None:
    import asyncio

    async def main() -> None:
        await start(None)
        await asyncio.Event().wait()

    asyncio.run(main())


def _answer(make: Callable[[int, int, str, int], str], kind: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        _, batch, _, site = (request.url.host or "").split(".")
        number = int(request.match_info.get("number", "0"))
        text = make(int(batch) - 1, int(site) - 1, str(request.url.origin()), number)
        return web.Response(text=text, content_type=kind, charset="utf-8")

    return handler


def _feed(batch: int, site: int, base: str, started: datetime, every: list[str]) -> str:
    items = []
    for number in range(EACH):
        at = started - timedelta(minutes=number * 7 + site)
        title = _title(_event(batch, site, number), every)
        items.append(f"<item><title>{title}</title><link>{base}/a/{number}</link><guid>{base}/a/{number}</guid>"
                     f"<pubDate>{format_datetime(at)}</pubDate></item>")  # fmt: skip
    return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>Site {site}</title><link>{base}</link>'
            f"{''.join(items)}</channel></rss>")  # fmt: skip


def _event(batch: int, site: int, number: int) -> int:
    """Four neighbouring sites tell the same events."""
    return (batch * SITES + site // 4) * EACH + number


def _title(event: int, every: list[str]) -> str:
    return " ".join(random.Random(event).sample(every, 8)).capitalize()


def _page(batch: int, site: int, number: int, every: list[str]) -> str:
    event = _event(batch, site, number)
    teller = 2 if site % 4 == 3 else site % 4  # every fourth prints the third's text again
    own, topic = random.Random(event * 7 + teller), random.Random(event).sample(every, 40)
    paragraphs = "".join(
        f"<p>{' '.join(own.choices(topic, k=22) + own.choices(every, k=_WORDS - 22)).capitalize()}.</p>\n"
        for _ in range(_PARAGRAPHS)
    )
    title = _title(event, every)
    menu = "".join(f'<li class="item"><a href="/section/{n}">Section {n}</a></li>\n' for n in range(60))
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"></head><body><nav><ul>{menu}</ul></nav><main><article>'
        f"<h1>{title}</h1>{paragraphs}</article></main><footer><ul>{menu}</ul></footer><script>FILL</script></body></html>"
    )
    return page.replace("FILL", "var a=[" + "1," * max(0, (_PAGE - len(page)) // 2) + "0]")


if __name__ == "__main__":
    serve()
