"""How long a server asks us to wait: Retry-After (RFC 9110, 10.2.3) and Cache-Control max-age (RFC 9111)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_LONGEST = 7 * 86400.0  # a wait beyond a week is a mistake or a joke


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After value (seconds or a date), 0 to a week; None when it says nothing."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST)
    moment = http_date(text)
    return None if moment is None else min(max((moment - now).total_seconds(), 0.0), _LONGEST)


def http_date(text: str) -> datetime | None:
    """An HTTP date in UTC, None when it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def max_age(headers: Mapping[str, str]) -> float | None:
    """Seconds that an answer stays fresh by its Cache-Control, None when it does not say."""
    control = headers.get("cache-control", "")
    found = _MAX_AGE.search(control)
    if found is None or "no-cache" in control.lower() or "no-store" in control.lower():
        return None
    return min(float(found.group(1)), _LONGEST)
