"""Manners, robots.txt and the synchronous way out."""

import asyncio
import itertools
import threading
import time

import pytest
from aiohttp import web

from standfirst.adapters.http import NetworkPolicy, PoliteOutside, PoliteRetriever
from standfirst.collect import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure
from tests.adapters_http.site import redirect, serving

ROBOTS = "User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /private\n"


class Notebook:
    """A Retriever that writes down when it was asked."""

    def __init__(self, robots: FetchedPage | Failure | None = None, busy: float = 0.0) -> None:
        self.starts: list[tuple[float, str]] = []
        self.running = self.most = 0
        self._robots = robots
        self._busy = busy

    async def retrieve(self, request: FetchRequest) -> FetchedPage | Failure:
        self.starts.append((time.monotonic(), request.url))
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(self._busy)
        self.running -= 1
        if request.url.endswith("/robots.txt") and self._robots is not None:
            return self._robots
        return FetchedPage(url=request.url, status=200, headers={}, body=b"x")


def test_one_site_is_asked_slowly_and_others_do_not_wait() -> None:
    async def main() -> Notebook:
        notebook = Notebook(busy=0.12)
        polite = PoliteRetriever(notebook, host_delay=0.05, at_once=2)
        urls = [f"http://a.example/{n}" for n in range(4)] + ["http://b.example/"]
        await asyncio.gather(*(polite.retrieve(FetchRequest(url=u)) for u in urls))
        return notebook

    notebook = asyncio.run(main())
    first = [at for at, url in notebook.starts if "a.example" in url]
    assert all(b - a >= 0.045 for a, b in itertools.pairwise(first))
    assert notebook.starts[1][1] == "http://b.example/"
    assert notebook.most <= 3


def test_robots_are_asked_once_and_obeyed() -> None:
    async def main() -> tuple[list[FetchedPage | Failure], Notebook]:
        page = FetchedPage(url="", status=200, headers={}, body=ROBOTS.encode())
        notebook = Notebook(page)
        polite = PoliteRetriever(notebook, host_delay=0.0)
        urls = ("http://a.example/open", "http://a.example/private/x", "http://a.example/%70rivate")
        return [await polite.retrieve_allowed(FetchRequest(url=u)) for u in urls], notebook

    answers, notebook = asyncio.run(main())
    assert isinstance(answers[0], FetchedPage)
    assert [getattr(a, "code", "") for a in answers[1:]] == ["robots-denied", "robots-denied"]
    assert sum(url.endswith("/robots.txt") for _, url in notebook.starts) == 1


@pytest.mark.parametrize(
    ("code", "welcome"),
    [("http-404", True), ("http-403", True), ("http-503", False), ("http-429", False), ("timeout", False)],
)
def test_robots_that_cannot_be_had(code: str, welcome: bool) -> None:
    polite = PoliteRetriever(Notebook(Failure(code=code)), host_delay=0.0)
    found = asyncio.run(polite.retrieve_allowed(FetchRequest(url="http://a.example/x")))
    assert isinstance(found, FetchedPage) is welcome


def outside_answers(answer, work):
    """``work(outside, site)`` in a thread while the site runs."""

    async def main():
        async with serving(answer) as site:
            with PoliteOutside(NetworkPolicy(allow_loopback=True), host_delay=0.0) as outside:
                return await asyncio.to_thread(work, outside, site)

    return asyncio.run(main())


def site_with_robots(request: web.Request) -> web.Response:
    if request.path == "/moved":
        return redirect("/private/page")
    return web.Response(text=ROBOTS if request.path == "/robots.txt" else f"page {request.path}")


def test_outside_answers_in_order_and_obeys_only_when_told() -> None:
    def work(outside, site):
        requests = [FetchRequest(url=site.url(p), timeout=5.0) for p in ("/a", "/private/b", "/moved")]
        return outside.fetch(requests, obey_robots=True), outside.fetch(requests, obey_robots=False)

    obeyed, free = outside_answers(site_with_robots, work)
    assert obeyed[0].body == b"page /a"
    assert [a.code for a in obeyed[1:]] == ["robots-denied", "robots-denied"]
    assert [a.body for a in free] == [b"page /a", b"page /private/b", b"page /private/page"]


def test_outside_tells_of_ai_agents_that_are_unwelcome() -> None:
    assert outside_answers(site_with_robots, lambda o, s: o.ai_denied(s.url("/a"))).lower() == "gptbot"
    assert outside_answers(lambda _: web.Response(status=404), lambda o, s: o.ai_denied(s.url("/a"))) == ""
    assert outside_answers(lambda _: web.Response(status=500), lambda o, s: o.ai_denied(s.url("/a"))) == "Standfirst"


def test_outside_is_shared_by_threads_and_starts_again_after_close() -> None:
    def work(outside, site):
        found: list[object] = []

        def one() -> None:
            found.extend(outside.fetch([FetchRequest(url=site.url("/t"), timeout=5.0)], obey_robots=False))

        threads = [threading.Thread(target=one) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        outside.close()
        outside.close()
        one()
        return found

    found = outside_answers(site_with_robots, work)
    assert len(found) == 7
    assert all(isinstance(f, FetchedPage) for f in found)


def test_nothing_to_fetch() -> None:
    with PoliteOutside(NetworkPolicy()) as outside:
        assert outside.fetch([], obey_robots=True) == []
