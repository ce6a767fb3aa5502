"""PoliteOutside: the polite, guarded way out for callers that are not asynchronous.

One event loop in one thread for the whole process, so that manners towards a site hold whichever thread is asking.
"""

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from aiohttp.abc import AbstractResolver

from standfirst.adapters.http.client import GuardedClient
from standfirst.adapters.http.policy import NetworkPolicy
from standfirst.adapters.http.politeness import PoliteRetriever
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure

_T = TypeVar("_T")
_AT_ONCE = 32


class PoliteOutside:
    """Implements the desk's port ``Outside``. Threads may share it; ``close`` ends it, after which it starts anew when
    used again. Also a context manager."""

    def __init__(
        self, policy: NetworkPolicy, *, host_delay: float = 1.0, resolver: AbstractResolver | None = None
    ) -> None:
        self._policy = policy
        self._host_delay = host_delay
        self._resolver = resolver
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: GuardedClient | None = None
        self._polite: PoliteRetriever | None = None

    def fetch(self, requests: Sequence[FetchRequest], *, obey_robots: bool) -> list[FetchedPage | Failure]:
        """One answer per request, in order. ``obey_robots`` for pages that we go to by ourselves; feeds are fetched
        because an operator asked for them."""
        return self._run(self._fetch_all(requests, obey_robots)) if requests else []

    def ai_denied(self, url: str) -> str:
        """Which AI agent robots.txt turns away at ``url``, "" for none; our own name when it could not be read."""
        return self._run(self._denied(url))

    def close(self) -> None:
        """End connections and the loop."""
        with self._lock:
            loop, thread, client = self._loop, self._thread, self._client
            self._loop = self._thread = self._client = self._polite = None
        if loop is None or thread is None:
            return
        if client is not None:
            with suppress(TimeoutError):
                asyncio.run_coroutine_threadsafe(client.__aexit__(None, None, None), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()

    def __enter__(self) -> "PoliteOutside":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _fetch_all(self, requests: Sequence[FetchRequest], obey: bool) -> list[FetchedPage | Failure]:
        gate = asyncio.Semaphore(_AT_ONCE)

        async def one(request: FetchRequest) -> FetchedPage | Failure:
            polite = await self._retriever()
            async with gate:
                return await (polite.retrieve_allowed(request) if obey else polite.retrieve(request))

        return list(await asyncio.gather(*(one(r) for r in requests)))

    async def _denied(self, url: str) -> str:
        rules = await (await self._retriever()).robots_for(url)
        return rules.ai_denied(url)

    async def _retriever(self) -> PoliteRetriever:
        if self._polite is None:
            self._client = GuardedClient(self._policy, resolver=self._resolver)
            self._polite = PoliteRetriever(self._client, host_delay=self._host_delay)
            await self._client.__aenter__()
        return self._polite

    def _run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._running_loop()).result()

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="outside", daemon=True)
                self._thread.start()
            return self._loop
