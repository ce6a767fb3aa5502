"""Connectors as the desk runs them: switched on or off, due, remembered, backing off. Times are real time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from standfirst.domain.errors import Failure
from standfirst.store.models import ConnectorState, SignalRow, StorySignal
from standfirst.store.work import Task
from standfirst.trend import SignalReading

_LONGEST_BACK_OFF = 86400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorRow:
    """A connector as the desk knows it."""

    name: str
    enabled: bool
    settings: Mapping[str, str]
    memory: Mapping[str, Any]
    due_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_error: str = ""
    failures: int = 0
    signals: int = 0
    stories: int = 0


def switch_connector(name: str, *, on: bool, settings: Mapping[str, str] | None = None) -> None:
    """Switch a connector on, due at once, or off. Settings that are not given stay; what it remembered goes when they
    change. Off, it leaves its signals to fade."""
    row, _ = ConnectorState.objects.get_or_create(name=name)
    if settings is not None and dict(settings) != row.settings:
        row.settings, row.memory = dict(settings), {}
    row.enabled, row.failures, row.last_error = on, 0, ""
    row.due_at = datetime.now(UTC) if on else None
    row.save()


def load_connector(name: str) -> ConnectorRow | None:
    """A connector's state, None if it was never switched on."""
    row = ConnectorState.objects.filter(name=name).first()
    return _connector(row) if row else None


def list_connectors() -> list[ConnectorRow]:
    """Every connector that was ever switched on."""
    return [_connector(row) for row in ConnectorState.objects.order_by("name")]


def lease_due_connectors(limit: int, seconds: float) -> list[Task]:
    """Take connectors that are due; until a reading is saved, they are due again after ``seconds``."""
    at = datetime.now(UTC)
    with transaction.atomic():
        due = ConnectorState.objects.select_for_update(skip_locked=True).filter(
            Q(due_at=None) | Q(due_at__lte=at), enabled=True
        )
        names = list(due.order_by("due_at", "name").values_list("name", flat=True)[:limit])
        ConnectorState.objects.filter(name__in=names).update(due_at=at + timedelta(seconds=seconds))
    return [Task(id=0, step="listen", key=name) for name in names]


def save_unheard(name: str, failure: Failure, *, interval: float) -> None:
    """A reading that failed: the next try waits twice as long each time, up to a day, and as long as it was told."""
    with transaction.atomic():
        row = ConnectorState.objects.select_for_update().filter(name=name).first()
        if row is None:
            return
        row.failures += 1
        wait = min(interval * 2.0 ** min(row.failures, 12), _LONGEST_BACK_OFF)
        row.due_at = datetime.now(UTC) + timedelta(seconds=max(wait, failure.retry_after or 0.0))
        row.last_error = f"{failure.code}: {failure.detail}"[:500]
        row.save(update_fields=["failures", "due_at", "last_error"])


def note_heard(name: str, reading: SignalReading, interval: float, ceiling: float | None) -> None:
    """Note a reading that went well: what to remember, what could not be read, and when the next one is due.

    Call inside the transaction that saves what was read.
    """
    at = datetime.now(UTC)
    wait = min(interval, ceiling) if ceiling else interval
    ConnectorState.objects.filter(name=name).update(
        memory=dict(reading.memory), last_error="; ".join(reading.notes)[:500], failures=0,
        due_at=at + timedelta(seconds=wait), last_ok_at=at,
    )  # fmt: skip


def _connector(row: ConnectorState) -> ConnectorRow:
    return ConnectorRow(
        name=row.name, enabled=row.enabled, settings=row.settings, memory=row.memory, due_at=row.due_at,
        last_ok_at=row.last_ok_at, last_error=row.last_error, failures=row.failures,
        signals=SignalRow.objects.filter(connector=row.name).count(),
        stories=StorySignal.objects.filter(signal__connector=row.name).values("story_id").distinct().count(),
    )  # fmt: skip
