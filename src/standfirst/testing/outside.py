"""A small web in memory: pages by address, with the conditional answers and failures of a real one."""

from collections.abc import Sequence
from dataclasses import replace

from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure


class FakeWeb:
    """Implements the desk's ``Outside``. What is not there answers 404; ``asked`` lists every address in order."""

    def __init__(self) -> None:
        self._pages: dict[str, FetchedPage | Failure] = {}
        self._denied: dict[str, str] = {}
        self.asked: list[str] = []

    def put(self, url: str, body: str | bytes, *, content_type: str = "text/html", etag: str = "") -> None:
        """Serve ``body`` at ``url``."""
        raw = body.encode() if isinstance(body, str) else body
        headers = {"content-type": content_type, **({"etag": etag} if etag else {})}
        self._pages[url] = FetchedPage(url=url, status=200, headers=headers, body=raw, permanent_url="")

    def fail(self, url: str, failure: Failure) -> None:
        """Let ``url`` fail."""
        self._pages[url] = failure

    def deny_ai(self, prefix: str, agent: str) -> None:
        """Let the robots.txt of addresses that begin so deny an AI agent."""
        self._denied[prefix] = agent

    def fetch(self, requests: Sequence[FetchRequest], *, obey_robots: bool) -> list[FetchedPage | Failure]:
        return [self._answer(r) for r in requests]

    def ai_denied(self, url: str) -> str:
        return next((agent for prefix, agent in self._denied.items() if url.startswith(prefix)), "")

    def _answer(self, request: FetchRequest) -> FetchedPage | Failure:
        self.asked.append(request.url)
        page = self._pages.get(request.url, Failure(code="http-404", permanent=True))
        if isinstance(page, Failure):
            return page
        etag = page.headers.get("etag", "")
        wanted = {k.lower(): v for k, v in request.headers.items()}.get("if-none-match", "")
        return replace(page, status=304, body=b"") if etag and wanted == etag else page
