"""The nightly forgetting: what readers did longer ago than the operator's limits goes away by itself."""

from datetime import UTC, datetime

import structlog

from standfirst.store.retention import Limits, forget_old
from standfirst.store.settings import get_setting, set_setting

log = structlog.get_logger("standfirst.desk")

LOOK = 900.0  # seconds between two looks whether the night has come
_NIGHT = 3  # the hour of UTC from which on it is done, once a day; a desk that was off does it when it is back


def forget_when_due(limits: Limits, *, news_now: datetime, real_now: datetime | None = None) -> bool:
    """Forget once a day; whether it was done now. The day is written after the work: a crash repeats it."""
    now = real_now or datetime.now(UTC)
    today = now.date().isoformat()
    done = get_setting("forgotten_on", "")
    if done == today or (now.hour < _NIGHT and done):
        return False
    gone = forget_old(limits, news_now=news_now, real_now=now)
    set_setting("forgotten_on", today)
    log.info("retention.done", **gone)
    return True
