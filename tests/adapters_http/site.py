"""Real loopback sites for the guard's tests, and a resolver that answers what a test says."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from standfirst.adapters.http import GuardedClient, NetworkPolicy
from standfirst.collect import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure

Answer = Callable[[web.Request], web.StreamResponse | Awaitable[web.StreamResponse]]


@dataclass
class Site:
    port: int
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[Site]:
    """A site on loopback that answers every path by ``answer``."""
    site = Site(port=0)

    async def handle(request: web.Request) -> web.StreamResponse:
        site.asked.append(request.path_qs)
        site.headers.append(dict(request.headers))
        given = answer(request)
        return await given if asyncio.iscoroutine(given) else given

    runner = web.ServerRunner(web.Server(handle), shutdown_timeout=0.1)
    await runner.setup()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    site.port = listener.getsockname()[1]
    await web.SockSite(runner, listener).start()
    try:
        yield site
    finally:
        await runner.cleanup()


class Answers(AbstractResolver):
    """Gives the next of ``rounds`` for every look-up, then the last one for ever."""

    def __init__(self, *rounds: Sequence[str]) -> None:
        self.rounds = list(rounds)
        self.asked = 0

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC) -> list[ResolveResult]:
        found = self.rounds[min(self.asked, len(self.rounds) - 1)]
        self.asked += 1
        return [
            ResolveResult(
                hostname=host,
                host=a,
                port=port,
                family=socket.AF_INET6 if ":" in a else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for a in found
        ]

    async def close(self) -> None: ...


async def get(
    url: str, policy: NetworkPolicy | None = None, resolver: AbstractResolver | None = None, **wishes: object
) -> FetchedPage | Failure:
    async with GuardedClient(policy or NetworkPolicy(allow_loopback=True), resolver=resolver) as client:
        return await client.retrieve(FetchRequest(url=url, **{"timeout": 5.0, **wishes}))


def redirect(target: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": target})
