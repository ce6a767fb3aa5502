"""WebPush: sends messages to the services of readers' browsers, through the guarded client.

An endpoint is an address that a browser told us: https only, no private network, no redirect, no credentials but the
desk's own signed name (VAPID), which holds for that origin and twelve hours.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from yarl import URL

from standfirst.adapters.http import GuardedClient, NetworkPolicy
from standfirst.adapters.push.encrypting import MOST, encrypt
from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.digests import PushMessage, application_key
from standfirst.domain.errors import Failure

_LIVES = 6 * 3600  # seconds a service keeps a message for a browser that is away; then it is old news
_SIGNED_FOR = 12 * 3600  # seconds; RFC 8292 allows a day
_TIMEOUT = 20.0
_MOST_BYTES = 65_536  # of an answer, which is empty or one line
_USELESS = frozenset({"http-404", "http-410", "blocked-address", "blocked-port", "bad-scheme", "bad-url", "bad-key"})


class WebPush:
    """Implements ``digests.Push``. ``contact`` is how a push service reaches the operator: mailto: or https:."""

    def __init__(self, policy: NetworkPolicy, key: EllipticCurvePrivateKey, *, contact: str) -> None:
        self._policy, self._key, self._contact = policy, key, contact

    def send(self, messages: Sequence[PushMessage]) -> list[Failure | None]:
        """One answer per message; ``permanent`` says that the subscription is of no use any more. Nothing is raised."""
        return asyncio.run(self._send_all(messages)) if messages else []

    async def _send_all(self, messages: Sequence[PushMessage]) -> list[Failure | None]:
        async with GuardedClient(self._policy) as client:
            return list(await asyncio.gather(*(self._send(client, m) for m in messages)))

    async def _send(self, client: GuardedClient, message: PushMessage) -> Failure | None:
        request = self._request(message)
        if isinstance(request, Failure):
            return request
        answer = await client.retrieve(request)
        if isinstance(answer, FetchedPage):
            return None
        return replace(answer, permanent=answer.code in _USELESS)

    def _request(self, message: PushMessage) -> FetchRequest | Failure:
        endpoint = message.subscription.endpoint
        if not endpoint.startswith("https://") and not self._policy.allow_loopback:
            return Failure(code="bad-scheme", detail="only https", permanent=True)
        if len(message.payload) > MOST:
            return Failure(code="too-long", detail=f"{len(message.payload)} bytes")
        try:
            origin = str(URL(endpoint).origin())
            body = encrypt(message.payload, message.subscription)
        except ValueError as error:
            return Failure(code="bad-key", detail=f"{error}"[:100], permanent=True)
        return FetchRequest(
            url=endpoint, content=body, authorization=self._vapid(origin), timeout=_TIMEOUT, max_bytes=_MOST_BYTES,
            headers={
                "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": str(_LIVES),
                "Urgency": "normal", "Topic": message.topic[:32],
            },
        )  # fmt: skip

    def _vapid(self, origin: str) -> str:
        """RFC 8292: a token signed for the service's origin, and the key that signed it."""
        claims = {"aud": origin, "exp": int(time.time()) + _SIGNED_FOR, "sub": self._contact}
        return f"vapid t={jwt.encode(claims, self._key, algorithm='ES256')}, k={application_key(self._key)}"
