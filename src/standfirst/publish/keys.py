"""The desk's signing key: Ed25519 (RFC 8032), kept in one file that only its owner may read."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)  # fmt: skip

from standfirst.kept_file import kept_file


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key. ``public_pem`` is what anybody needs to verify; the private half stays out of ``repr``."""

    private: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """A key from 32 bytes, for tests and samples."""
        return cls(private=Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public_pem(self) -> bytes:
        """The public key as PEM."""
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature of a message."""
        return self.private.sign(message)


def load_signing_key(path: Path) -> SigningKey:
    """The key kept at ``path``; made there on first use, with the public half beside it as ``<name>.pub``.

    Raises ValueError when the file is empty or holds another kind of key.
    """
    private = load_pem_private_key(kept_file(path, _new_key), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path} is no Ed25519 key")
    key = SigningKey(private=private)
    public = path.with_name(path.name + ".pub")
    if not public.exists():
        public.write_bytes(key.public_pem)
    return key


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
