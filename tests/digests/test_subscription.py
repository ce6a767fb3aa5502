"""A push subscription is a stranger's word."""

from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest

from standfirst.digests import Subscription, application_key, load_push_key, read_subscription
from standfirst.domain.errors import Failure

POINT = urlsafe_b64encode(b"\x04" + b"p" * 64).decode().rstrip("=")
SECRET = urlsafe_b64encode(b"s" * 16).decode()


def told(endpoint: Any = "https://push.example/x", p256dh: Any = POINT, auth: Any = SECRET) -> dict[str, Any]:
    return {"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}}


def test_a_good_one() -> None:
    found = read_subscription(told())
    assert isinstance(found, Subscription)
    assert (found.endpoint, found.public[:2], found.secret) == ("https://push.example/x", b"\x04p", b"s" * 16)
    assert "s" * 16 not in repr(found)


@pytest.mark.parametrize(
    "wrong",
    [
        None, [], {}, {"endpoint": "https://push.example/"}, told(endpoint=None), told(endpoint="http://push.example/"),
        told(endpoint="https://"), told(endpoint="https://me:pw@push.example/"), told(endpoint="ftp://push.example/"),
        told(endpoint="https://push.example/" + "x" * 1000), told(endpoint="https://push.example/\nX: y"),
        told(endpoint="https://[::1/"), told(endpoint="http://127.0.0.1/"), told(p256dh="AAAA"), told(auth=SECRET[:10]),
        told(p256dh=SECRET), told(p256dh="é" * 80), told(p256dh=7), told(auth="!" * 22),
    ],
)  # fmt: skip
def test_anything_else_is_refused(wrong: Any) -> None:
    assert isinstance(read_subscription(wrong), Failure)


def test_http_to_this_machine_only_where_it_is_allowed() -> None:
    assert isinstance(read_subscription(told("http://127.0.0.1:9/x"), loopback=True), Subscription)
    assert isinstance(read_subscription(told("http://push.example/x"), loopback=True), Failure)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "push-key"
    first = application_key(load_push_key(path))
    assert application_key(load_push_key(path)) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(first) == 87


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    from standfirst.publish import load_signing_key

    load_signing_key(tmp_path / "k")
    with pytest.raises(ValueError, match="P-256"):
        load_push_key(tmp_path / "k")
