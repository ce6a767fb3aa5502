"""Signs of life: a heartbeat row that the web reads, and Prometheus counters of what each Step did."""

from datetime import UTC, datetime

from prometheus_client import Counter, Histogram

from standfirst.store.settings import set_setting

_DONE = Counter("standfirst_step_tasks_total", "Tasks a Step took on", ["step"])
_FAILED = Counter("standfirst_step_failures_total", "Tasks a Step failed at", ["step"])
_SECONDS = Histogram("standfirst_step_batch_seconds", "Time of one batch", ["step"])


def beat(news_now: datetime) -> None:
    """Write that the desk lives, at which real and which news time."""
    set_setting("heartbeat", {"real": datetime.now(UTC).isoformat(), "news": news_now.isoformat()})


def count(step: str, tasks: int, seconds: float) -> None:
    """Note a batch that ran."""
    _DONE.labels(step).inc(tasks)
    _SECONDS.labels(step).observe(seconds)


def count_failure(step: str) -> None:
    """Note a task that failed."""
    _FAILED.labels(step).inc()
