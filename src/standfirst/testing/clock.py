"""A clock that stands still until it is moved."""

from datetime import datetime, timedelta

from standfirst.domain.clock import require_aware


class FixedClock:
    """Implements ``Clock``. Calling it gives the moment too, where a function is wanted."""

    def __init__(self, at: datetime) -> None:
        self._at = require_aware(at)

    def now(self) -> datetime:
        return self._at

    def __call__(self) -> datetime:
        return self._at

    def move(self, **by: float) -> None:
        """Go on by a ``timedelta``'s keyword arguments."""
        self._at += timedelta(**by)
