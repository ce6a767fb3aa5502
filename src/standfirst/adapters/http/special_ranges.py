"""Addresses that no stranger's link may lead to, each range with its reason.

From the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and updates), multicast, and the metadata
services of cloud hosts. IPv6 forms that carry an IPv4 address are unpacked and the inner address is checked too.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_V4 = {
    "0.0.0.0/8": "this network (RFC 791)",
    "10.0.0.0/8": "private (RFC 1918)",
    "100.64.0.0/10": "carrier-grade NAT (RFC 6598); holds Alibaba's metadata service",
    "127.0.0.0/8": "loopback (RFC 1122)",
    "169.254.0.0/16": "link-local (RFC 3927); holds most clouds' metadata services",
    "172.16.0.0/12": "private (RFC 1918)",
    "192.0.0.0/24": "protocol assignments (RFC 6890); holds Oracle's metadata service",
    "192.0.2.0/24": "documentation (RFC 5737)",
    "192.31.196.0/24": "AS112 (RFC 7535)",
    "192.52.193.0/24": "AMT (RFC 7450)",
    "192.88.99.0/24": "6to4 relay anycast (RFC 7526)",
    "192.168.0.0/16": "private (RFC 1918)",
    "192.175.48.0/24": "AS112 direct delegation (RFC 7534)",
    "198.18.0.0/15": "benchmarking (RFC 2544)",
    "198.51.100.0/24": "documentation (RFC 5737)",
    "203.0.113.0/24": "documentation (RFC 5737)",
    "224.0.0.0/4": "multicast (RFC 5771)",
    "240.0.0.0/4": "reserved, with limited broadcast (RFC 1112, RFC 919)",
    "168.63.129.16/32": "Azure's host service",
}
_V6 = {
    "::/128": "unspecified (RFC 4291)",
    "::1/128": "loopback (RFC 4291)",
    "::/96": "IPv4-compatible, deprecated (RFC 4291)",
    "::ffff:0:0/96": "IPv4-mapped (RFC 4291)",
    "::ffff:0:0:0/96": "IPv4-translated (RFC 2765)",
    "64:ff9b:1::/48": "local-use NAT64 (RFC 8215)",
    "100::/64": "discard only (RFC 6666)",
    "100:0:0:1::/64": "dummy prefix (RFC 9780)",
    "2001::/23": "protocol assignments, with Teredo, benchmarking and ORCHID (RFC 2928)",
    "2001:db8::/32": "documentation (RFC 3849)",
    "2002::/16": "6to4, retired (RFC 7526)",
    "2620:4f:8000::/48": "AS112 direct delegation (RFC 7534)",
    "3fff::/20": "documentation (RFC 9637)",
    "5f00::/16": "segment routing identifiers (RFC 9602)",
    "fc00::/7": "unique local (RFC 4193); holds Amazon's metadata service",
    "fe80::/10": "link-local (RFC 4291)",
    "fec0::/10": "site-local, deprecated (RFC 3879)",
    "ff00::/8": "multicast (RFC 4291)",
}
RANGES: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple(
    (ip_network(text), reason) for text, reason in (*_V4.items(), *_V6.items())
)
_GLOBAL_V6 = IPv6Network("2000::/3")  # all that is assigned for global use, with NAT64's well-known prefix below
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214, in the third quarter of the address


def blocked_reason(address: Address) -> str:
    """Why ``address`` must not be connected to, "" when it is a public one. A zone makes any address a local one."""
    if isinstance(address, IPv6Address) and address.scope_id:
        return "address with a zone (RFC 4007)"
    carried: tuple[IPv4Address, ...] = inner_addresses(address)
    for inner in carried:
        reason = blocked_reason(inner)
        if reason:
            return f"{inner} inside {address}: {reason}"
    for network, reason in RANGES:
        if address.version == network.version and address in network:
            return reason
    if isinstance(address, IPv6Address) and address not in _GLOBAL_V6 and address not in _NAT64:
        return "not assigned for global use (RFC 4291)"
    return ""


def inner_addresses(address: Address) -> tuple[IPv4Address, ...]:
    """IPv4 addresses that an IPv6 address carries: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP."""
    if isinstance(address, IPv4Address):
        return ()
    number = int(address)
    low = IPv4Address(number & 0xFFFFFFFF)
    if address in _TEREDO:  # server, and client with its bits turned (RFC 4380)
        return IPv4Address((number >> 64) & 0xFFFFFFFF), IPv4Address(int(low) ^ 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return (IPv4Address((number >> 80) & 0xFFFFFFFF),)
    last_four = ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b:1::/48")
    if number > 1 and (address in _NAT64 or any(address in IPv6Network(n) for n in last_four)):
        return (low,)
    return (low,) if (number >> 32) & 0xFFFFFFFF in _ISATAP else ()


def is_loopback(address: Address) -> bool:
    """Whether it is this machine itself, as 127.0.0.0/8 or ::1 (and nothing that only carries it)."""
    return address.is_loopback and not inner_addresses(address)


def read_address(text: str) -> Address | None:
    """An address from its one canonical spelling, None for anything else."""
    try:
        return ip_address(text)
    except ValueError:
        return None
