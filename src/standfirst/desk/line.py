"""The line as one table of Steps, in order. Pictures of the line are made from this table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from standfirst.desk.ports import Tools
from standfirst.desk.steps import alert, also, digest, extract, fetch, listen, place, report, trend
from standfirst.store.connectors import lease_due_connectors
from standfirst.store.feeds import lease_due_feeds
from standfirst.store.work import Task, lease_settled, lease_work, still_to_do


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One Step of the line.

    ``stations`` it lets decide, in order; ``workers`` batches run side by side (1 keeps the order of articles);
    ``batch`` tasks go together; a lease lasts ``lease_seconds``; after ``attempts`` a task is a dead letter.
    """

    name: str
    stations: tuple[str, ...]
    takes: str
    makes: str
    run: Callable[[Tools, Sequence[Task]], None]
    lease: Callable[[int, float], list[Task]]
    pending: Callable[[Sequence[Task]], list[Task]] = still_to_do
    workers: int = 1
    batch: int = 32
    lease_seconds: float = 180.0
    attempts: int = 4


def _lease_feeds(limit: int, seconds: float) -> list[Task]:
    return [Task(id=0, step="fetch", key=f.id) for f in lease_due_feeds(limit, seconds)]


LINE: tuple[Step, ...] = (
    Step(
        name="fetch", stations=("collect",), takes="due Feeds", makes="Items",
        run=fetch.run, lease=_lease_feeds, pending=list, workers=2, batch=16,
    ),
    Step(
        name="extract", stations=("extract",), takes="Items", makes="Articles",
        run=extract.run, lease=partial(lease_work, "extract"), workers=2, batch=32,
    ),
    Step(
        name="place", stations=("cluster",), takes="Articles", makes="Stories",
        run=place.run, lease=partial(lease_settled, "place", ("extract",)), batch=48,
    ),
    Step(
        name="listen", stations=("trend",), takes="due connectors", makes="Signals",
        run=listen.run, lease=lease_due_connectors, pending=list, batch=1,
    ),
    Step(
        name="trend", stations=("trend",), takes="Stories", makes="Trends",
        run=trend.run, lease=partial(lease_work, "trend"), batch=48,
    ),
    Step(
        name="report", stations=("write", "verify", "publish"), takes="Trends", makes="Reports",
        run=report.run, lease=partial(lease_work, "report"), batch=1, lease_seconds=1800.0,
    ),
    Step(
        name="also", stations=("write", "verify", "publish"), takes="Reports", makes="Variants",
        run=also.run, lease=partial(lease_settled, "also", ("report",)), batch=1, lease_seconds=1800.0,
    ),
    Step(
        name="digest", stations=("rank", "digests"), takes="due digests", makes="letters",
        run=digest.run, lease=partial(lease_work, "digest"), batch=4, lease_seconds=900.0, attempts=digest.ATTEMPTS,
    ),
    Step(
        name="alert", stations=("rank", "digests"), takes="readers' pages", makes="alerts",
        run=alert.run, lease=partial(lease_work, "alert"), batch=8, lease_seconds=900.0, attempts=alert.ATTEMPTS,
    ),
)  # fmt: skip

STEPS = {step.name: step for step in LINE}
