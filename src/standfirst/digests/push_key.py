"""The desk's name towards push services: a P-256 key (RFC 8292), made at first start, kept as the signing key is."""

from base64 import urlsafe_b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)  # fmt: skip

from standfirst.kept_file import kept_file


def load_push_key(path: Path) -> EllipticCurvePrivateKey:
    """The key kept at ``path``, made there on first use. Raises ValueError when the file holds another kind of key.

    Browsers bind subscriptions to it: with another key every reader has to switch alerts on again.
    """
    key = load_pem_private_key(kept_file(path, _new_key), password=None)
    if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
        raise ValueError(f"{path} is no P-256 key")
    return key


def application_key(key: EllipticCurvePrivateKey) -> str:
    """The public point as browsers want it: base64url without padding."""
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode("ascii")


def _new_key() -> bytes:
    return generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
