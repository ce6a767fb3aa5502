"""The check at connect time: what a name resolved to, and what a socket is about to connect to.

A name may answer with a public address once and a private one the next time, or with both. So every answer is checked
whole, and then again the one address that the socket gets, with nothing in between that could look it up anew.
"""

import socket
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from standfirst.adapters.http.policy import NetworkPolicy
from standfirst.adapters.http.special_ranges import blocked_reason, is_loopback, read_address


class BlockedAddressError(OSError):
    """Raised through aiohttp, which passes OSErrors on; ``client`` turns it into a Failure."""


def check_peer(host: str, port: int | None, policy: NetworkPolicy) -> None:
    """Raises BlockedAddressError unless ``host``, an address, may be connected to. ``port`` None: not known yet."""
    address = read_address(host)
    if address is None:
        raise BlockedAddressError(f"{host} is no address")
    if policy.allow_loopback and is_loopback(address):
        return
    reason = blocked_reason(address)
    if reason:
        raise BlockedAddressError(f"{address}: {reason}")
    if port is not None and port not in policy.ports:
        raise BlockedAddressError(f"port {port} of {address}")


class CheckedResolver(AbstractResolver):
    """Passes answers of ``inner`` on when every address in them is allowed."""

    def __init__(self, inner: AbstractResolver, policy: NetworkPolicy) -> None:
        self._inner = inner
        self._policy = policy

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        if self._policy.allow_loopback and _is_localhost(host):
            return [_loopback(host, port)]
        found = await self._inner.resolve(host, port, family)
        for answer in found:
            check_peer(answer["host"], None, self._policy)
        return found

    async def close(self) -> None:
        await self._inner.close()


def _is_localhost(host: str) -> bool:
    """RFC 6761, 6.3: names below localhost are loopback; glibc leaves them to a name server that may not know."""
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost")


def _loopback(host: str, port: int) -> ResolveResult:
    flags = socket.AI_NUMERICHOST
    return ResolveResult(hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=flags)


class CheckedSockets:
    """Makes sockets for addresses that may be connected to. Called by aiohttp for every connection."""

    def __init__(self, policy: NetworkPolicy) -> None:
        self._policy = policy

    def __call__(self, info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, peer = info
        zone = peer[3] if len(peer) > 3 else 0
        check_peer(f"{peer[0]}%{zone}" if zone and "%" not in peer[0] else peer[0], peer[1], self._policy)
        return socket.socket(family=family, type=kind, proto=protocol)
