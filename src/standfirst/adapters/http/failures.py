"""aiohttp's exceptions and bad statuses as Failure values."""

import asyncio
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime

import aiohttp

from standfirst.adapters.http.connecting import BlockedAddressError
from standfirst.collect import retry_after
from standfirst.domain.errors import Failure

_FOREVER = (404, 405, 406, 410, 414, 451)


def failure_of(error: BaseException) -> Failure:
    """What went wrong on the way: "blocked-address", "timeout", "dns", "tls", "connect" or "protocol"."""
    blocked = _blocked(error)
    if blocked is not None:
        return Failure(code="blocked-address", detail=str(blocked), permanent=True)
    return Failure(code=_code(error), detail=f"{type(error).__name__}: {error}"[:200])


def _code(error: BaseException) -> str:
    if isinstance(error, asyncio.TimeoutError):
        return "timeout"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "dns"
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return "tls"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "connect"
    return "protocol"


def _blocked(error: BaseException) -> BlockedAddressError | None:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, BlockedAddressError):
            return seen
        inner = getattr(seen, "os_error", None)
        seen = inner if isinstance(inner, BaseException) and inner is not seen else seen.__cause__
    return None


def failure_of_status(status: int, headers: Mapping[str, str]) -> Failure:
    """A status of 400 and above; ``retry_after`` as the server asked."""
    wait = retry_after(headers.get("retry-after", ""), datetime.now(UTC))
    return Failure(
        code=f"http-{status}", detail=f"the server answered {status}", retry_after=wait, permanent=status in _FOREVER
    )
