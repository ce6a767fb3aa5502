"""Work rows: what is left to do, step by step.

A row is written in the transaction that made it necessary and deleted in the transaction that saved its effect, so
that a crash at any moment loses nothing and repeats nothing that counts. Times here are real time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Min, Q

from standfirst.store.models import Feed, Work

_BACK_OFF = 15.0  # seconds after the first failure, doubled each time
_MOST_BACK_OFF = 1800.0
_LONGEST_SETTLING = timedelta(seconds=30)
ASKED, AGAIN = "asked-", "again"  # versions of rows: a person's wish; a second try when the model is back
PAUSED = "paused"  # a story whose pause is not over; what comes meanwhile gets a row of its own and is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One leased row: what ``step`` has to do for ``key`` at ``version``."""

    id: int
    step: str
    key: str
    version: str = ""
    attempts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWork:
    """A row to be: unique by step, key and version. ``priority`` higher goes first."""

    step: str
    key: str
    version: str = ""
    priority: float = 0.0
    delay: float = 0.0  # seconds from now


def add_work(rows: Iterable[NewWork]) -> None:
    """Write rows that are not there yet. Call inside the transaction of the effect that needs them."""
    at = datetime.now(UTC)
    Work.objects.bulk_create(
        [
            Work(step=r.step, key=r.key, version=r.version, priority=r.priority, due_at=at + timedelta(seconds=r.delay))
            for r in rows
        ],
        ignore_conflicts=True,
    )


def lease_work(step: str, limit: int, seconds: float) -> list[Task]:
    """Take up to ``limit`` due rows of a step for ``seconds``; attempts count on taking, so a crash counts too."""
    at = datetime.now(UTC)
    with transaction.atomic():
        due = Q(leased_until=None) | Q(leased_until__lt=at)
        rows = list(
            Work.objects.select_for_update(skip_locked=True)
            .filter(due, step=step, dead=False, due_at__lte=at)
            .order_by("-priority", "due_at", "id")[:limit]
        )
        Work.objects.filter(id__in=[r.id for r in rows]).update(
            leased_until=at + timedelta(seconds=seconds), attempts=F("attempts") + 1
        )
    return [Task(id=r.id, step=r.step, key=r.key, version=r.version, attempts=r.attempts + 1) for r in rows]


def lease_settled(step: str, before: tuple[str, ...], limit: int, seconds: float) -> list[Task]:
    """Like ``lease_work``, but only once the first tries of the Steps ``before`` are through.

    A Step that depends on the order of a stream waits so for a burst (a first reading, a long sleep) to be sorted by
    ``priority``; never longer than ``_LONGEST_SETTLING``.
    """
    at = datetime.now(UTC)
    oldest = Work.objects.filter(step=step, dead=False).aggregate(at=Min("due_at"))["at"]
    if oldest is None:
        return []
    waiting = Work.objects.filter(step__in=before, dead=False, attempts__lte=1, error="", due_at__lte=at).exists()
    fetching = Feed.objects.filter(leased_until__gte=at, last_fetched_at=None).exists()
    if (waiting or fetching) and at - oldest < _LONGEST_SETTLING:
        return []
    return lease_work(step, limit, seconds)


def still_to_do(tasks: Sequence[Task]) -> list[Task]:
    """The tasks whose rows still stand: a batch that runs a second time does nothing twice."""
    left = set(Work.objects.filter(id__in=[t.id for t in tasks], dead=False).values_list("id", flat=True))
    return [t for t in tasks if t.id in left]


def finish_work(tasks: Iterable[Task]) -> None:
    """Delete the rows of tasks whose effect is saved in the same transaction."""
    Work.objects.filter(id__in=[t.id for t in tasks]).delete()


def fail_work(task: Task, error: str, *, attempts: int) -> bool:
    """Put a task back with back-off, or among the dead letters after ``attempts``; True when it is dead."""
    dead = task.attempts >= attempts
    wait = min(_BACK_OFF * 2 ** (task.attempts - 1), _MOST_BACK_OFF)
    Work.objects.filter(id=task.id).update(
        dead=dead, error=error[:2000], leased_until=None, due_at=datetime.now(UTC) + timedelta(seconds=wait)
    )
    return dead


def postpone(task: Task, seconds: float) -> None:
    """Put a task off without counting it as a failure."""
    Work.objects.filter(id=task.id).update(
        leased_until=None, attempts=0, due_at=datetime.now(UTC) + timedelta(seconds=seconds)
    )


def pause(tasks: Sequence[Task], seconds: float) -> None:
    """Let tasks wait as one row for their key, so that a newer task of it does not wait with them."""
    at = datetime.now(UTC) + timedelta(seconds=seconds)
    with transaction.atomic():
        finish_work(tasks)
        for step, key in {(t.step, t.key) for t in tasks}:
            Work.objects.update_or_create(
                step=step, key=key, version=PAUSED,
                defaults={"due_at": at, "leased_until": None, "attempts": 0, "dead": False},
            )  # fmt: skip


def do_again(tasks: Sequence[Task], at: datetime, priority: float) -> None:
    """Put a story's tasks off until ``at`` as one row that waits by ``priority``; what a person asked for stays itself,
    and first."""
    with transaction.atomic():
        asked = [t.id for t in tasks if t.version.startswith(ASKED)]
        Work.objects.filter(id__in=asked).update(leased_until=None, attempts=0, due_at=at)
        others = [t for t in tasks if t.id not in asked]
        finish_work(others)
        for step, key in {(t.step, t.key) for t in others}:
            Work.objects.update_or_create(
                step=step, key=key, version=AGAIN,
                defaults={"due_at": at, "priority": priority, "leased_until": None, "attempts": 0, "dead": False},
            )  # fmt: skip


def reorder_again(step: str, priorities: Mapping[str, float]) -> None:
    """Let rows that wait for a second time wait by their newest priority."""
    waiting = Work.objects.filter(step=step, version=AGAIN, key__in=list(priorities)).values_list("id", "key")
    for row, key in waiting:
        Work.objects.filter(id=row).update(priority=priorities[key])


def finish_earlier(step: str, key: str, tasks: Sequence[Task]) -> None:
    """Delete what else waits for this key before ``tasks`` save an effect that holds it all; what a person asked for
    stays."""
    rows = Work.objects.filter(step=step, key=key, dead=False).exclude(id__in=[t.id for t in tasks])
    rows.exclude(version__startswith=ASKED).delete()


def release_leases() -> int:
    """Give back what a dead desk had taken. Only where one desk runs, at its start."""
    Feed.objects.exclude(leased_until=None).update(leased_until=None)
    return Work.objects.exclude(leased_until=None).update(leased_until=None)


def revive(work_id: int) -> bool:
    """Try a dead letter once more."""
    return bool(
        Work.objects.filter(id=work_id, dead=True).update(
            dead=False, attempts=0, leased_until=None, due_at=datetime.now(UTC)
        )
    )


def waiting_counts() -> dict[str, tuple[int, int]]:
    """Per step: rows waiting, rows dead."""
    rows = Work.objects.values("step").annotate(all=Count("id"), dead=Count("id", filter=Q(dead=True)))
    return {r["step"]: (r["all"] - r["dead"], r["dead"]) for r in rows}
