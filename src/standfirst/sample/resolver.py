"""Resolves ``NAME.localhost`` to loopback (RFC 6761, section 6.3), which glibc leaves to the name server.

Browsers do it by themselves. Our own HTTP client gets this resolver only where loopback is allowed at all.
"""

import socket

from aiohttp.abc import AbstractResolver, ResolveResult

LOOPBACK = "127.0.0.1"


class LocalhostResolver(AbstractResolver):
    """Answers for localhost names itself and passes every other name on to ``other`` (None: refuses them)."""

    def __init__(self, other: AbstractResolver | None = None) -> None:
        self._other = other

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Addresses of ``host``. Raises OSError where there is nobody to ask."""
        if is_localhost(host):
            return [
                ResolveResult(hostname=host, host=LOOPBACK, port=port, family=socket.AF_INET, proto=0,
                              flags=socket.AI_NUMERICHOST)
            ]  # fmt: skip
        if self._other is None:
            raise OSError(f"{host} is no localhost name")
        return await self._other.resolve(host, port, family)

    async def close(self) -> None:
        """Closes the resolver behind this one."""
        if self._other is not None:
            await self._other.close()


def is_localhost(host: str) -> bool:
    """Whether ``host`` is "localhost" or below it."""
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost")
