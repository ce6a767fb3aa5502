"""What collecting needs from outside: one way to get bytes for an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from standfirst.domain.errors import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """An address to get. ``max_bytes`` bounds the body on the wire and decoded, ``timeout`` is seconds for everything
    with redirects, ``accept`` the Accept header.

    With ``form`` it is a POST of these fields, with ``content`` one of these bytes; neither follows a redirect.
    ``authorization`` is that header; it is sent to this address's own origin and nowhere else.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 8_000_000
    timeout: float = 30.0
    accept: str = "*/*"
    form: Mapping[str, str] | None = None
    content: bytes | None = None
    authorization: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """An answer of 2xx, or 304 with an empty body.

    ``url`` is the address that answered, ``headers`` have lower-case names, ``body`` is decoded from its transfer
    coding. ``permanent_url`` is where an unbroken chain of 301 and 308 led, "" when the address did not move for good.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    permanent_url: str = ""


class Retriever(Protocol):
    """Gets an address. Called by the desk's fetch and extract steps and by feed discovery; see ``adapters.http``."""

    async def retrieve(self, request: FetchRequest) -> FetchedPage | Failure:
        """The answer, or a Failure: "http-404" and its like carry ``retry_after`` where the server gave one."""
        ...
