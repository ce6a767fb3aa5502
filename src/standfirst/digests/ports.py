"""What sending needs from outside: a way to post a letter, and one to push messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from standfirst.digests.letter import Letter
from standfirst.digests.subscription import Subscription
from standfirst.domain.errors import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A letter on its way. ``key`` is the same at every try of one digest: it names the message, so that a second copy
    is known as one. ``stop_url`` takes the one click of RFC 8058."""

    to: str
    letter: Letter
    key: str
    stop_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PushMessage:
    """A payload (UTF-8 JSON, below 3 kB) for one browser; a newer message of the same ``topic`` replaces it while it
    waits at the push service."""

    subscription: Subscription
    payload: bytes
    topic: str


class Mail(Protocol):
    """Posts letters. Called by the digest Step, outside of transactions; see ``adapters.mail``."""

    def send(self, envelope: Envelope) -> Failure | None:
        """None when a mail server took it. ``permanent`` Failures are about this address alone."""
        ...


class Push(Protocol):
    """Pushes messages. Called by the alert Step, outside of transactions; see ``adapters.push``."""

    def send(self, messages: Sequence[PushMessage]) -> list[Failure | None]:
        """One answer per message, in order; ``permanent`` Failures say that the subscription is of no use any more."""
        ...
