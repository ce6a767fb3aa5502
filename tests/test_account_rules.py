"""Settings of accounts that contradict each other are told in words, each of them; those that fit are not."""

from pathlib import Path

import pytest

from standfirst.account_rules import account_problems, oidc_secret, trusted_networks
from standfirst.domain.errors import Failure
from standfirst.settings import Settings

PROXY = {"accounts": "proxy", "proxy_header": "RemoteUser", "proxy_addresses": ("10.0.0.2",)}


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("s3cret-of-the-client\n")
    path.chmod(0o600)
    return path


def problems(**given: object) -> str:
    return "\n".join(account_problems(Settings(**given)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        {}, {"accounts": "invite"}, {"reading": "members"}, {"accounts": "invite", "reading": "members"}, PROXY,
        PROXY | {"reading": "members", "proxy_email_header": "RemoteEmail", "proxy_addresses": "10.0.0.0/8, fd00::1"},
        PROXY | {"proxy_header": "Remote-User", "proxy_drops_underscores": True},
    ],
)  # fmt: skip
def test_what_fits_together(given: dict[str, object]) -> None:
    assert problems(**given) == ""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"accounts": "closed"}, "must be one of open, invite, proxy"),
        ({"reading": "nobody"}, "must be one of open, members"),
        ({"accounts": "proxy"}, "needs STANDFIRST_PROXY_HEADER"),
        ({"accounts": "proxy"}, "needs STANDFIRST_PROXY_ADDRESSES"),
        ({"proxy_header": "Remote-User"}, "need STANDFIRST_ACCOUNTS=proxy"),
        ({"accounts": "invite", "proxy_addresses": "10.0.0.2"}, "need STANDFIRST_ACCOUNTS=proxy"),
        (PROXY | {"proxy_header": "Remote_User"}, "cannot be used"),
        (PROXY | {"proxy_header": "X-Forwarded-For"}, "cannot be used"),
        (PROXY | {"proxy_header": "Cookie"}, "cannot be used"),
        (PROXY | {"proxy_header": "Remote-User"}, "can be forged"),
        (PROXY | {"proxy_email_header": "Remote-Email"}, "can be forged"),
        (PROXY | {"proxy_email_header": "remoteuser"}, "are the same header"),
        (PROXY | {"proxy_addresses": "the-proxy"}, '"the-proxy", which is no address'),
        (PROXY | {"proxy_addresses": "0.0.0.0/0"}, "half the internet"),
        (PROXY | {"proxy_addresses": "10.0.0.2,::/1"}, "half the internet"),
        ({"oidc_address": "https://id.example"}, "are needed together"),
        ({"oidc_client_id": "desk"}, "are needed together"),
        (PROXY | {"oidc_address": "https://id.example"}, "two doors for one house"),
    ],
)
def test_what_contradicts_itself(given: dict[str, object], told: str) -> None:
    assert told in problems(**given)


def oidc(secret: Path, address: str = "https://id.example") -> str:
    return problems(oidc_address=address, oidc_client_id="desk", oidc_secret_file=str(secret))


def test_the_secret_comes_from_a_file_of_its_own(secret: Path) -> None:
    assert oidc(secret) == ""
    assert oidc(secret, "http://localhost:9000") == ""
    assert "must begin with https://" in oidc(secret, "http://id.example")
    secret.chmod(0o644)
    told = oidc(secret)
    assert "chmod 600" in told
    assert "s3cret" not in told
    secret.chmod(0o600)
    secret.write_text("two words\nand lines")
    assert "one secret on one line" in oidc(secret)
    assert isinstance(oidc_secret(Settings(oidc_secret_file=str(secret / "none"))), Failure)


def test_trusted_networks_are_those_that_are_some() -> None:
    found = trusted_networks(Settings(proxy_addresses="10.0.0.2, nonsense, fd00::/64"))  # type: ignore[arg-type]
    assert [str(n) for n in found] == ["10.0.0.2/32", "fd00::/64"]
