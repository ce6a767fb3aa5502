"""An address as written, before anything is resolved: scheme, user part, port, and honest spelling of the host.

The checked ``yarl.URL`` is the very object that is then requested, so that no second parser can read it otherwise.
"""

import re

from yarl import URL

from standfirst.adapters.http.policy import NetworkPolicy
from standfirst.adapters.http.special_ranges import blocked_reason, is_loopback, read_address
from standfirst.domain.errors import Failure

_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_AUTHORITY_END = re.compile(r"[/?#]")
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\Z")
_LOCAL_ENDINGS = (
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "arpa",
    "onion", "invalid", "test",
)  # fmt: skip
_LONGEST = 4000


def check_address(text: str, policy: NetworkPolicy) -> URL | Failure:
    """The address ready to be requested, or why not: "bad-scheme", "bad-url", "blocked-address", "blocked-port"."""
    url = _parsed(text)
    if isinstance(url, Failure):
        return url
    host = (url.raw_host or "").rstrip(".").lower()
    reason = host_reason(host, policy)
    if reason:
        return Failure(code="blocked-address", detail=f"{host}: {reason}", permanent=True)
    if url.port not in policy.ports and not (policy.allow_loopback and _names_loopback(host)):
        return Failure(code="blocked-port", detail=f"port {url.port}", permanent=True)
    return url.with_fragment(None)


def _parsed(text: str) -> URL | Failure:
    scheme, colon, rest = text.partition(":")
    if not colon or scheme.lower() not in ("http", "https"):
        return Failure(code="bad-scheme", detail=f"only http and https, not {scheme[:20]!r}", permanent=True)
    if not rest.startswith("//") or _UNFIT.search(text) or len(text) > _LONGEST:
        return Failure(code="bad-url", detail="not a well-formed web address", permanent=True)
    try:
        url = URL(text)
        host, port = url.raw_host, url.port
    except ValueError:
        return Failure(code="bad-url", detail="not a well-formed web address", permanent=True)
    if "@" in _AUTHORITY_END.split(rest[2:])[0] or url.raw_user is not None or url.raw_password is not None:
        return Failure(code="bad-url", detail="a user name or password in the address", permanent=True)
    if not host or port is None or "%" in host:
        return Failure(code="bad-url", detail="no usable host", permanent=True)
    return url


def host_reason(host: str, policy: NetworkPolicy) -> str:
    """Why a host must not be asked for, "" when nothing speaks against it yet: what it resolves to is checked later."""
    if _names_loopback(host):
        return "" if policy.allow_loopback else "this machine itself"
    address = read_address(host)
    if address is not None:
        return blocked_reason(address)
    if _NUMBER.match(host.rpartition(".")[2]):
        return "a number that is no plain IPv4 address"
    if "." not in host:
        return "a name without a dot belongs to a local network"
    if any(host.endswith(f".{ending}") for ending in _LOCAL_ENDINGS):
        return "a name of local networks"
    return ""


def _names_loopback(host: str) -> bool:
    address = read_address(host)
    return is_loopback(address) if address is not None else host == "localhost" or host.endswith(".localhost")
