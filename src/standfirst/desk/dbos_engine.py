"""The durable engine: DBOS Transact behind the ``Engine`` port.

Workflow ids sort by time, the application version is pinned and raised on purpose, and the recovery limit is low:
a batch that kills the desk three times is left alone, and its Work rows become dead letters by their attempts. A batch
of another version never runs again: it is given up, and its rows are leased anew.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from threading import Lock
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID

from standfirst.desk.line import LINE
from standfirst.domain.ids import new_id
from standfirst.store.work import Task

APPLICATION_VERSION = "1"  # raise it when a Step's tasks change shape; Work rows outlive the change
_MAX_RECOVERIES = 3
_PURGE_AT_ONCE = 500
_PEERS_END_WITHIN = 1800.0  # seconds; three times the longest lease, so that a desk of the old version is long done

_runner: Callable[[str, list[Task]], None] | None = None
_flight: defaultdict[str, set[str]] = defaultdict(set)  # ids that this process submitted, by step
_lock = Lock()


@DBOS.workflow(name="run_batch", max_recovery_attempts=_MAX_RECOVERIES)
def run_batch(step: str, rows: list[dict[str, Any]]) -> None:
    """One micro-batch of one Step. Its effects are keyed, so that a second run is no second effect."""
    try:
        if _runner is not None:
            _runner(step, [Task(**row) for row in rows])
    finally:
        with _lock:
            _flight[step].discard(DBOS.workflow_id or "")  # what a dead process left was never counted


class DbosEngine:
    """Implements ``Engine``. One per process; ``database_url`` is the engine's own database."""

    def __init__(self, database_url: str, *, executor_id: str = "desk-1", version: str = APPLICATION_VERSION) -> None:
        self._version = version
        self._given_up_after = 0.0 if database_url.startswith("sqlite") else _PEERS_END_WITHIN  # SQLite has no peers
        self._config: DBOSConfig = {
            "name": "standfirst",
            "system_database_url": database_url,
            "executor_id": executor_id,
            "application_version": version,
            "max_executor_threads": 8,
            "log_level": "WARNING",
        }

    def start(self, run: Callable[[str, list[Task]], None]) -> None:
        global _runner
        _runner = run
        with _lock:
            _flight.clear()
        DBOS(config=self._config)
        DBOS.launch()
        for step in LINE:
            DBOS.register_queue(step.name, worker_concurrency=step.workers, polling_interval_sec=0.1)

    def submit(self, step: str, tasks: Sequence[Task]) -> None:
        key = f"{step}-{new_id()}"
        with _lock:
            _flight[step].add(key)
        try:
            with SetWorkflowID(key):
                DBOS.enqueue_workflow(step, run_batch, step, [asdict(t) for t in tasks])
        except Exception:
            with _lock:
                _flight[step].discard(key)
            raise

    def in_flight(self, step: str) -> int:
        with _lock:
            return len(_flight[step])

    def purge(self) -> int:
        self._give_up_other_versions()
        done = DBOS.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
            limit=_PURGE_AT_ONCE,
            load_input=False,
            load_output=False,
        )
        if done:
            DBOS.delete_workflows([w.workflow_id for w in done])
        return len(done)

    def _give_up_other_versions(self) -> None:
        """An upgrade leaves batches behind that no desk takes: forget them, since their Work rows outlive them."""
        left = DBOS.list_workflows(
            status=["ENQUEUED", "PENDING", "DELAYED"], limit=_PURGE_AT_ONCE, load_input=False, load_output=False
        )
        before = (time.time() - self._given_up_after) * 1000
        old = [w.workflow_id for w in left if w.app_version != self._version and (w.created_at or 0) <= before]
        if old:
            DBOS.delete_workflows(old)

    def stop(self) -> None:
        DBOS.destroy(workflow_completion_timeout_sec=1)
