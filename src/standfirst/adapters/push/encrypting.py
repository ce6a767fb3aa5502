"""A message for one browser, encrypted as RFC 8291 has it: ECDH on P-256, HKDF-SHA-256, one AES-128-GCM record."""

import os
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from standfirst.digests import Subscription

_RECORD = 4096  # bytes: what every push service has to take (RFC 8030, 7.2)
_OVERHEAD = 16 + 1 + 86  # the tag, the delimiter, the header
MOST = _RECORD - _OVERHEAD
_STEP = 512  # plain texts are padded to a multiple, so that the length of a headline is nobody's business


def encrypt(
    plain: bytes,
    subscription: Subscription,
    *,
    pad: bool = True,
    own: Callable[[], EllipticCurvePrivateKey] = lambda: generate_private_key(SECP256R1()),
    salt: Callable[[], bytes] = lambda: os.urandom(16),
) -> bytes:
    """The body to send with ``Content-Encoding: aes128gcm``. ``own`` and ``salt`` are new for each message; the RFC's
    example gives its own. Raises ValueError for a plain text that is too long or a point that is not on the curve."""
    if len(plain) > MOST:
        raise ValueError(f"{len(plain)} bytes are more than {MOST}")
    key, salted = own(), salt()
    ours = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), subscription.public))
    secret = _derive(shared, subscription.secret, b"WebPush: info\0" + subscription.public + ours, 32)
    content_key = _derive(secret, salted, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(secret, salted, b"Content-Encoding: nonce\0", 12)
    record = plain + b"\x02" + b"\0" * _padding(len(plain) if pad else -1)
    header = salted + _RECORD.to_bytes(4, "big") + len(ours).to_bytes(1, "big") + ours
    return header + AESGCM(content_key).encrypt(nonce, record, None)


def _padding(length: int) -> int:
    return 0 if length < 0 else min(-length % _STEP, MOST - length)


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
