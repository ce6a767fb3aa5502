"""Push: the RFC's own example byte for byte, a browser that decrypts, and endpoints that lead nowhere good."""

import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey, derive_private_key

from standfirst.adapters.http import NetworkPolicy
from standfirst.adapters.push import WebPush
from standfirst.adapters.push.encrypting import MOST, encrypt
from standfirst.digests import PushMessage, Subscription, application_key, load_push_key, read_subscription
from tests.adapters_push.push_service import PushService, push_service


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_example_of_rfc_8291_byte_for_byte() -> None:
    """RFC 8291, 5 and appendix A."""
    browser = Subscription(
        endpoint="https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        public=raw("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        secret=raw("BTBZMqHH6r4Tts7J_aSIgg"),
    )
    own = derive_private_key(int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), SECP256R1())
    body = encrypt(
        b"When I grow up, I want to be a watermelon", browser, pad=False, own=lambda: own,
        salt=lambda: raw("DGv6ra1nlYgDCS1FRnbzlw"),
    )  # fmt: skip
    assert body == raw(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
        "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as found:
        yield found


@pytest.fixture
def push(tmp_path: Path) -> WebPush:
    key = load_push_key(tmp_path / "push-key")
    return WebPush(NetworkPolicy(allow_loopback=True), key, contact="mailto:desk@desk.example")


def message(service: PushService, path: str = "/one", payload: bytes = b'{"title": "F\xc3\xa4hre"}') -> PushMessage:
    subscription = read_subscription(service.told(path), loopback=True)
    assert isinstance(subscription, Subscription)
    return PushMessage(subscription=subscription, payload=payload, topic="T" * 24)


def test_the_browser_reads_it_and_the_service_knows_who_sent_it(
    service: PushService, push: WebPush, tmp_path: Path
) -> None:
    assert push.send([message(service)]) == [None]
    assert service.read() == {"title": "Fähre"}
    headers, body = service.got[0]
    assert b"title" not in body
    assert (headers["content-encoding"], headers["topic"]) == ("aes128gcm", "T" * 24)
    assert int(headers["ttl"]) > 0
    scheme, token, key = headers["authorization"].replace(",", "").split(" ")
    point = raw(key.removeprefix("k="))
    assert (scheme, key) == ("vapid", f"k={application_key(load_push_key(tmp_path / 'push-key'))}")
    claims = jwt.decode(
        token.removeprefix("t="), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point), algorithms=["ES256"],
        audience=f"http://127.0.0.1:{service.port}",
    )  # fmt: skip
    assert claims["sub"] == "mailto:desk@desk.example"
    assert time.time() < claims["exp"] <= time.time() + 86400


def test_the_length_of_a_message_does_not_tell_the_headline(service: PushService, push: WebPush) -> None:
    push.send([message(service, payload=b'{"a": 1}'), message(service, payload=b'{"a": "%s"}' % (b"x" * 300))])
    assert len({len(body) for _, body in service.got}) == 1


def test_what_became_of_each(service: PushService, push: WebPush) -> None:
    service.status = {"/gone": 410, "/missing": 404, "/busy": 503, "/slow": 429, "/away": 302, "/no": 403}
    paths = ("/one", "/gone", "/missing", "/busy", "/slow", "/away", "/no")
    answers = push.send([message(service, p) for p in paths])
    assert [(a.permanent if a else None) for a in answers] == [None, True, True, False, False, False, False]
    assert len(service.got) == len(paths)  # the redirect was not followed


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://10.0.0.1/x", "https://169.254.169.254/latest", "https://[::1]/x", "https://localhost/x",
        "https://127.0.0.1:8000/x", "https://db.internal/x", "https://push.example:22/x", "http://push.example/x",
    ],
)  # fmt: skip
def test_an_endpoint_into_the_house_is_not_asked(tmp_path: Path, service: PushService, endpoint: str) -> None:
    push = WebPush(NetworkPolicy(), load_push_key(tmp_path / "k"), contact="mailto:desk@desk.example")
    good = message(service)
    (answer,) = push.send([replace(good, subscription=replace(good.subscription, endpoint=endpoint))])
    assert answer is not None
    assert answer.permanent
    assert answer.code in ("blocked-address", "blocked-port", "bad-scheme")
    assert service.got == []


def test_a_point_off_the_curve_and_a_text_too_long_are_values(service: PushService, push: WebPush) -> None:
    good = message(service)
    off = replace(good, subscription=replace(good.subscription, public=b"\x04" + b"\x01" * 64))
    long = replace(good, payload=b"x" * (MOST + 1))
    answers = push.send([off, long])
    assert [(a.code, a.permanent) for a in answers if a] == [("bad-key", True), ("too-long", False)]
