"""A push service on this machine with one browser behind it, which decrypts what it gets with its own keys."""

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def text(raw: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class PushService:
    """``status`` by path, 201 for any other; ``got`` has (headers, body)."""

    port: int = 0
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    secret: bytes = b"0123456789abcdef"
    status: dict[str, int] = field(default_factory=dict)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def told(self, path: str = "/one") -> dict[str, Any]:
        """What the browser would send to the desk."""
        keys = {"p256dh": text(self.public), "auth": text(self.secret)}
        return {"endpoint": f"http://127.0.0.1:{self.port}{path}", "expirationTime": None, "keys": keys}

    def read(self, number: int = -1) -> dict[str, Any]:
        """A message in clear: RFC 8291 from the receiver's end, written out step by step with plain HMACs."""
        body = self.got[number][1]
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(body) <= size == 4096
        shared = self.key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), sender))
        mixed = _mac(_mac(self.secret, shared), b"WebPush: info\0" + self.public + sender + b"\x01")
        base = _mac(salt, mixed)
        key = _mac(base, b"Content-Encoding: aes128gcm\0\x01")[:16]
        nonce = _mac(base, b"Content-Encoding: nonce\0\x01")[:12]
        clear = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert clear.endswith(b"\x02")
        found: dict[str, Any] = json.loads(clear[:-1])
        return found


def _mac(key: bytes, message: bytes) -> bytes:
    made = hmac.HMAC(key, hashes.SHA256())
    made.update(message)
    return made.finalize()


@contextmanager
def push_service() -> Iterator[PushService]:
    """A service until the block ends."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(service.status.get(self.path, 201))
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
