"""What is due to be sent: the dispatcher asks now and then, in a few queries; the Steps do the work."""

import time
from datetime import UTC, datetime

import structlog

from standfirst.desk.ports import Tools
from standfirst.store.alerts import plan_alerts
from standfirst.store.digests import plan_digests
from standfirst.store.front import front_version

log = structlog.get_logger("standfirst.desk")

_LOOK_AGAIN = 600.0  # seconds after which pages are looked at for alerts even unchanged: quiet hours end, trends fade


class Sending:
    """Plans digests and alerts. A failure here is logged and keeps nobody else from working."""

    def __init__(self) -> None:
        self._looked: tuple[object, ...] = ()

    def plan(self, tools: Tools) -> None:
        """Write Work for what is due. Without a mail server, or a way to push, nothing ever is."""
        try:
            if tools.mail is not None:
                plan_digests(datetime.now(UTC))
            if tools.push is not None:
                self._alerts()
        except Exception:
            log.exception("sending.plan_failed")

    def _alerts(self) -> None:
        mark = (front_version(), int(time.time() // _LOOK_AGAIN))
        if mark != self._looked:
            plan_alerts()
            self._looked = mark
