"""A passkey of Chromium's own making, and the codes of an authenticator app."""

import base64
import hashlib
import hmac
import struct
import time

from playwright.sync_api import Page


def give_passkeys(page: Page) -> None:
    """Let the page's browser keep passkeys, as a telephone with a fingerprint would (CDP, domain WebAuthn)."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def totp(secret: str, at: float | None = None) -> str:
    """The six digits of now (RFC 6238, SHA-1, 30 seconds)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int((time.time() if at is None else at) // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
