"""Addresses that must never be connected to, as written and as resolved."""

import asyncio
import json
import os
import socket
from ipaddress import ip_address
from pathlib import Path

import pytest

from standfirst.adapters.http import NetworkPolicy
from standfirst.adapters.http.address import check_address
from standfirst.adapters.http.connecting import BlockedAddressError, CheckedSockets, check_peer
from standfirst.adapters.http.special_ranges import RANGES, blocked_reason
from standfirst.domain.errors import Failure
from tests.adapters_http.site import Answers, get

CLOSED = NetworkPolicy()

WRITTEN = [
    ("http://127.0.0.1/", "blocked-address"), ("http://2130706433/", "blocked-address"),
    ("http://0177.0.0.1/", "blocked-address"), ("http://0x7f000001/", "blocked-address"),
    ("http://127.1/", "blocked-address"), ("http://127.0.0.1./", "blocked-address"),
    ("http://１２７.０.０.１/", "blocked-address"), ("http://①⓪.⓪.⓪.①/", "blocked-address"),
    ("http://10。0。0。1/", "blocked-address"), ("http://300.1.1.1/", "blocked-address"),
    ("http://[::1]/", "blocked-address"), ("http://[::ffff:10.0.0.1]/", "blocked-address"),
    ("http://[64:ff9b::a00:1]/", "blocked-address"), ("http://[2002:a00:1::]/", "blocked-address"),
    ("http://[fe80::1%25lo]/", "bad-url"), ("http://localhost/", "blocked-address"),
    ("http://printer/", "blocked-address"), ("http://db.internal/", "blocked-address"),
    ("http://user@news.example/", "bad-url"), ("http://user:x@news.example/", "bad-url"),
    ("http://@news.example/", "bad-url"),
    ("http://a.example\\@10.0.0.1/", "bad-url"), ("http:/news.example/", "bad-url"), ("http://", "bad-url"),
    ("http://news.example\r\nX: y/", "bad-url"), ("http://news.example:22/", "blocked-port"),
    ("ftp://news.example/", "bad-scheme"), ("file:///etc/passwd", "bad-scheme"), ("", "bad-scheme"),
    ("//news.example/", "bad-scheme"), ("http://[", "bad-url"), ("http://news.example:99999/", "bad-url"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "code"), WRITTEN)
def test_refused_as_written(url: str, code: str) -> None:
    found = check_address(url, CLOSED)
    assert isinstance(found, Failure)
    assert found.code == code
    assert found.permanent


@pytest.mark.parametrize(
    "url",
    ["http://news.example/a?b=c", "https://news.example:443/", "http://93.184.216.34/", "https://bücher.example/"],
)
def test_public_addresses_pass(url: str) -> None:
    assert not isinstance(check_address(url, CLOSED), Failure)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8123/", "http://localhost:8123/", "http://[::1]:8123/"])
def test_loopback_only_when_the_policy_says_so(url: str) -> None:
    assert not isinstance(check_address(url, NetworkPolicy(allow_loopback=True)), Failure)
    assert isinstance(check_address(url, CLOSED), Failure)


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://news.example:8123/"]
)
def test_loopback_policy_opens_nothing_else(url: str) -> None:
    assert isinstance(check_address(url, NetworkPolicy(allow_loopback=True)), Failure)


@pytest.mark.parametrize("network", [n for n, _ in RANGES], ids=str)
def test_every_special_range_is_closed_at_both_ends(network) -> None:
    assert blocked_reason(network[0])
    assert blocked_reason(network[-1])


@pytest.mark.parametrize("text", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822", "11.0.0.0", "172.32.0.1"])
def test_public_space_is_open(text: str) -> None:
    assert blocked_reason(ip_address(text)) == ""


@pytest.mark.parametrize("text", ["2606:4700::5efe:a00:1", "4000::1", "2001:0:5db8:d822::", "::1.2.3.4"])
def test_inner_and_unassigned_addresses_are_closed(text: str) -> None:
    assert blocked_reason(ip_address(text))


def test_the_socket_itself_refuses_a_private_peer() -> None:
    sockets = CheckedSockets(CLOSED)
    for peer in [
        ("10.0.0.1", 80),
        ("fe80::1", 80, 0, 2),
        ("fe80::1%lo", 80, 0, 1),
        ("127.0.0.1", 80),
        ("93.184.216.34", 25),
    ]:
        family = socket.AF_INET6 if ":" in peer[0] else socket.AF_INET
        with pytest.raises(BlockedAddressError):
            sockets((family, socket.SOCK_STREAM, 0, "", peer))


def bench_rows(name: str) -> list[dict[str, str]]:
    root = os.environ.get("STANDFIRST_BENCH")
    if not root:
        pytest.skip("STANDFIRST_BENCH is not set")
    lines = (Path(root) / "attacks" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", ["ssrf.jsonl", "ssrf-collected.jsonl"])
def test_every_collected_address_is_refused(name: str) -> None:
    rows = [r for r in bench_rows(name) if r["kind"] != "resolving-name"]
    assert rows
    passed = []
    for row in rows:
        found = check_address(row["payload"], CLOSED)
        if not isinstance(found, Failure) and ".nip.io" in row["payload"]:
            found = asyncio.run(get(row["payload"], CLOSED, Answers(["169.254.169.254"])))
        if not isinstance(found, Failure):
            passed.append(row["payload"])
    assert passed == []


def test_every_resolving_name_is_refused_by_what_it_resolves_to() -> None:
    rows = [r for r in bench_rows("ssrf.jsonl") if r["kind"] == "resolving-name"]
    assert rows
    for row in rows:
        address = row["payload"].removeprefix("http://").removesuffix(".resolves-to.invalid/")
        assert asyncio.run(get(row["payload"], CLOSED)).code == "blocked-address"
        found = asyncio.run(get("http://news.example/", CLOSED, Answers([address.strip("[]")])))
        assert isinstance(found, Failure)
        assert found.code == "blocked-address", row
        with pytest.raises(BlockedAddressError):
            check_peer(address.strip("[]"), 80, CLOSED)
