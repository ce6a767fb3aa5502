"""GuardedClient: gets an address, checks every hop, follows redirects by hand, and stops at every limit."""

import asyncio
import socket
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from standfirst.adapters.http.address import check_address
from standfirst.adapters.http.body import ENCODINGS, read_body
from standfirst.adapters.http.connecting import CheckedResolver, CheckedSockets
from standfirst.adapters.http.failures import failure_of, failure_of_status
from standfirst.adapters.http.policy import NetworkPolicy
from standfirst.adapters.http.redirects import Trail
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.domain.errors import Failure

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FORBIDDEN = frozenset({"authorization", "cookie", "proxy-authorization", "host", "connection", "transfer-encoding"})


class GuardedClient:
    """Implements ``collect.ports.Retriever``. Use as an async context manager, inside one event loop.

    ``resolver`` replaces the system's in tests; its answers are checked like any.
    """

    def __init__(self, policy: NetworkPolicy, *, resolver: AbstractResolver | None = None) -> None:
        self._policy = policy
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = CheckedResolver(self._resolver or aiohttp.ThreadedResolver(), self._policy)
        connector = aiohttp.TCPConnector(
            resolver=resolver,
            socket_factory=CheckedSockets(self._policy),
            use_dns_cache=False,
            family=socket.AF_UNSPEC,
            limit=64,
            limit_per_host=2,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            headers={"User-Agent": self._policy.user_agent, "Accept-Encoding": ENCODINGS},
            timeout=aiohttp.ClientTimeout(
                total=None, connect=None, sock_connect=self._policy.connect_timeout, sock_read=self._policy.read_timeout
            ),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def retrieve(self, request: FetchRequest) -> FetchedPage | Failure:
        """The answer, or a Failure with one of the codes in this package's modules; nothing is raised."""
        try:
            async with asyncio.timeout(request.timeout):
                return await self._follow(request)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            return failure_of(error)

    async def _follow(self, request: FetchRequest) -> FetchedPage | Failure:
        trail = Trail(request.url, self._policy.max_redirects)
        while True:
            url = check_address(trail.current, self._policy)
            if isinstance(url, Failure):
                return url
            answer = await self._one_hop(url, request, trail)
            if answer is not None:
                return answer

    async def _one_hop(self, url: URL, request: FetchRequest, trail: Trail) -> FetchedPage | Failure | None:
        """The end of the way, or None when ``trail`` was moved on to the next hop."""
        if self._session is None:
            raise RuntimeError("GuardedClient is used outside of its context")
        headers = _headers(request) if trail.same_origin else {"Accept": request.accept}
        sent = request.form if request.content is None else request.content
        method = "GET" if sent is None else "POST"
        async with self._session.request(method, url, headers=headers, data=sent, allow_redirects=False) as response:
            got = {k.lower(): ", ".join(response.headers.getall(k)) for k in response.headers}
            if response.status in _REDIRECTS and sent is not None:
                return Failure(code="protocol", detail="a form was answered with a redirect", permanent=True)
            if response.status in _REDIRECTS:
                return trail.move(str(url), response.status, response.headers.get("Location", ""))
            if response.status >= 400:
                return failure_of_status(response.status, got)
            if response.status != 304 and not 200 <= response.status < 300:
                return Failure(code="protocol", detail=f"the server answered {response.status}")
            body = b"" if response.status == 304 else await self._body(response, request)
            if isinstance(body, Failure):
                return body
            return FetchedPage(
                url=str(url), status=response.status, headers=got, body=body, permanent_url=trail.permanent
            )

    async def _body(self, response: aiohttp.ClientResponse, request: FetchRequest) -> bytes | Failure:
        announced = response.content_length
        if announced is not None and announced > request.max_bytes:
            return Failure(code="too-large", detail=f"{announced} bytes announced", permanent=True)
        return await read_body(
            response.content.iter_any(),
            response.headers.get("Content-Encoding", ""),
            max_bytes=request.max_bytes,
            max_ratio=self._policy.max_ratio,
        )


def _headers(request: FetchRequest) -> dict[str, str]:
    kept = {k: v for k, v in request.headers.items() if k.lower() not in _FORBIDDEN}
    allowed = {"Authorization": request.authorization} if request.authorization else {}
    return {**kept, **allowed, "Accept": request.accept}
