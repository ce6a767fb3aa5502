"""How many new anonymous readers one network address may start, so that likes cannot be multiplied by dropping cookies.

Kept in memory only, as keyed hashes that die with the process: no address is stored.
"""

import hashlib
import ipaddress
import secrets
import time
from collections import deque
from threading import Lock

_PER_HOUR = 30  # a classroom behind one address should get through
_MOST_ADDRESSES = 20_000


class NewReaderBudget:
    """A sliding hour per address (IPv6: per /64)."""

    def __init__(self, per_hour: int = _PER_HOUR) -> None:
        self._per_hour = per_hour
        self._key = secrets.token_bytes(16)
        self._made: dict[bytes, deque[float]] = {}
        self._lock = Lock()

    def allows(self, address: str, at: float | None = None) -> bool:
        """Take one from the budget of ``address``; False when it is used up. ``at`` in seconds."""
        moment = time.monotonic() if at is None else at
        key = hashlib.blake2b(_network(address).encode(), key=self._key, digest_size=12).digest()
        with self._lock:
            if len(self._made) > _MOST_ADDRESSES:
                self._made.clear()
            made = self._made.setdefault(key, deque())
            while made and made[0] <= moment - 3600:
                made.popleft()
            if len(made) >= self._per_hour:
                return False
            made.append(moment)
        return True


def _network(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else address
