"""Signs of life: a heartbeat row that the web reads, with what each Step did since this desk started.

The desk serves no port of its own; the web's ``/metrics`` shows these numbers from the row.
"""

from collections import defaultdict
from datetime import UTC, datetime
from threading import Lock

from standfirst.store.settings import set_setting

_done: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])  # tasks, failures, seconds
_lock = Lock()


def beat(news_now: datetime) -> None:
    """Write that the desk lives, at which real and which news time, and what its Steps did."""
    with _lock:
        steps = {step: {"tasks": d[0], "failures": d[1], "seconds": round(d[2], 3)} for step, d in _done.items()}
    set_setting("heartbeat", {"real": datetime.now(UTC).isoformat(), "news": news_now.isoformat(), "steps": steps})


def count(step: str, tasks: int, seconds: float) -> None:
    """Note a batch that ran."""
    with _lock:
        _done[step][0] += tasks
        _done[step][2] += seconds


def count_failure(step: str) -> None:
    """Note a task that failed."""
    with _lock:
        _done[step][1] += 1
