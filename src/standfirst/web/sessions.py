"""Sessions in the database, read at most every few seconds by one process.

A sign-out deletes the row and is seen by this process at once, by another one after ``_KEPT_FOR`` at the latest.
"""

import time
from collections import OrderedDict
from threading import Lock
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

_KEPT_FOR = 5.0  # seconds
_MOST_KEPT = 5000
_kept: "OrderedDict[str, tuple[float, dict[str, Any]]]" = OrderedDict()
_lock = Lock()


class SessionStore(DatabaseSessions):
    """Django's database sessions with a short memory; every write goes to the database first."""

    def load(self) -> dict[str, Any]:
        key = self.session_key
        with _lock:
            found = _kept.get(key) if key else None
        if found and time.monotonic() - found[0] < _KEPT_FOR:
            return dict(found[1])
        data: dict[str, Any] = super().load()
        if self.session_key and data:
            self._keep(self.session_key, data)
        return data

    def save(self, must_create: bool = False) -> None:
        super().save(must_create=must_create)
        _forget(self.session_key)

    def delete(self, session_key: str | None = None) -> None:
        super().delete(session_key)
        _forget(session_key or self.session_key)

    @staticmethod
    def _keep(key: str, data: dict[str, Any]) -> None:
        with _lock:
            _kept[key] = (time.monotonic(), dict(data))
            _kept.move_to_end(key)
            if len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)


def forget_sessions_of(user_id: int) -> None:
    """Let go of what this process remembers of a user's sessions, when the user was erased."""
    with _lock:
        for key in [k for k, (_, data) in _kept.items() if data.get("_auth_user_id") == str(user_id)]:
            del _kept[key]


def _forget(key: str | None) -> None:
    with _lock:
        _kept.pop(key or "", None)
