"""Whether the settings of accounts fit together: read before anything listens, and by ``standfirst doctor``.

Pure but for the secret's file. A desk whose settings contradict each other does not start: half a lock is none.
"""

import ipaddress
import re
import stat
from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from urllib.parse import urlsplit

from standfirst.domain.errors import Failure
from standfirst.settings import Settings

Network = IPv4Network | IPv6Network

MODES = ("open", "invite", "proxy")
READING = ("open", "members")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")  # no underscore: servers take "_" and "-" for the same
_OWN_HEADERS = ("host", "cookie", "origin", "referer", "x-forwarded-for", "x-forwarded-proto", "sec-fetch-site")
_WIDEST = {4: 8, 6: 32}  # bits: whoever trusts more than one such network trusts the internet


def account_problems(settings: Settings) -> tuple[str, ...]:
    """Each contradiction as a sentence that names the settings; empty when they fit together."""
    return (*_words(settings), *_proxy(settings), *_oidc(settings))


def trusted_networks(settings: Settings) -> tuple[Network, ...]:
    """The proxy's own addresses; what is no address is left out here and told by ``account_problems``."""
    return tuple(n for n in map(_network, settings.proxy_addresses) if n is not None)


def oidc_secret(settings: Settings) -> str | Failure:
    """The client secret out of its file. A Failure names the file and what is wrong, never what is in it."""
    path = Path(settings.oidc_secret_file).expanduser()
    try:
        mode, secret = stat.S_IMODE(path.stat().st_mode), path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        return _no_secret(f"STANDFIRST_OIDC_SECRET_FILE {path} cannot be read ({type(error).__name__})")
    if mode & 0o077:
        return _no_secret(f"STANDFIRST_OIDC_SECRET_FILE {path} can be read by others; run: chmod 600 {path}")
    if not secret or not secret.isprintable() or " " in secret:
        return _no_secret(f"STANDFIRST_OIDC_SECRET_FILE {path} must hold one secret on one line")
    return secret


def _no_secret(detail: str) -> Failure:
    return Failure(code="no-secret", detail=detail, permanent=True)


def _words(settings: Settings) -> Iterator[str]:
    if settings.accounts not in MODES:
        yield f'STANDFIRST_ACCOUNTS is "{settings.accounts}"; it must be one of {", ".join(MODES)}'
    if settings.reading not in READING:
        yield f'STANDFIRST_READING is "{settings.reading}"; it must be one of {", ".join(READING)}'


def _proxy(settings: Settings) -> Iterator[str]:
    if settings.accounts != "proxy":
        if settings.proxy_header or settings.proxy_addresses or settings.proxy_email_header:
            yield "STANDFIRST_PROXY_HEADER, _PROXY_EMAIL_HEADER and _PROXY_ADDRESSES need STANDFIRST_ACCOUNTS=proxy"
        return
    if not settings.proxy_header:
        yield "STANDFIRST_ACCOUNTS=proxy needs STANDFIRST_PROXY_HEADER: the header that names who asks"
    if not settings.proxy_addresses:
        yield "STANDFIRST_ACCOUNTS=proxy needs STANDFIRST_PROXY_ADDRESSES: from where that header is believed"
    yield from _headers(settings)
    yield from filter(None, map(_address_problem, settings.proxy_addresses))


def _headers(settings: Settings) -> Iterator[str]:
    told = (("HEADER", settings.proxy_header), ("EMAIL_HEADER", settings.proxy_email_header))
    for name, header in told:
        if header and (not _HEADER.fullmatch(header) or header.lower() in _OWN_HEADERS):
            yield f'STANDFIRST_PROXY_{name} "{header}" cannot be used; take one like RemoteUser'
        elif "-" in header and not settings.proxy_drops_underscores:
            yield _ambiguous(name, header)
    if settings.proxy_header and settings.proxy_header.lower() == settings.proxy_email_header.lower():
        yield "STANDFIRST_PROXY_HEADER and STANDFIRST_PROXY_EMAIL_HEADER are the same header"


def _ambiguous(name: str, header: str) -> str:
    """WSGI (PEP 3333, as CGI) names headers with "_" for "-": a stranger's ``Remote_User`` that a proxy lets pass would
    stand in the place of the proxy's own ``Remote-User``. Seen with granian 2.8.7 in November 2026."""
    other = header.replace("-", "_")
    return (
        f"STANDFIRST_PROXY_{name} {header} can be forged through a proxy that lets {other} pass: take a name without "
        f"a dash, such as {header.replace('-', '')}, or set STANDFIRST_PROXY_DROPS_UNDERSCORES=true if yours removes "
        "such headers (nginx does by itself)"
    )


def _address_problem(address: str) -> str:
    network = _network(address)
    if network is None:
        return f'STANDFIRST_PROXY_ADDRESSES has "{address}", which is no address and no network such as 10.0.3.0/24'
    if network.prefixlen < _WIDEST[network.version]:
        return f"STANDFIRST_PROXY_ADDRESSES has {address}, which is half the internet: name the proxy alone"
    return ""


def _network(address: str) -> Network | None:
    try:
        return ipaddress.ip_network(address, strict=False)
    except ValueError:
        return None


def _oidc(settings: Settings) -> Iterator[str]:
    parts = (settings.oidc_address, settings.oidc_client_id, settings.oidc_secret_file)
    if not any(parts):
        return
    if settings.accounts == "proxy":
        yield "STANDFIRST_OIDC_ADDRESS and STANDFIRST_ACCOUNTS=proxy are two doors for one house: choose one"
    if not all(parts):
        yield "STANDFIRST_OIDC_ADDRESS, _OIDC_CLIENT_ID and _OIDC_SECRET_FILE are needed together"
        return
    site = urlsplit(settings.oidc_address)
    if site.scheme != "https" and site.hostname not in ("localhost", "127.0.0.1", "::1"):
        yield "STANDFIRST_OIDC_ADDRESS must begin with https://"
    secret = oidc_secret(settings)
    if isinstance(secret, Failure):
        yield secret.detail
