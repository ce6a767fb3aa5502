"""Settings that change while the desk runs, and the audit log."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from standfirst.store.models import AuditEntry, DeskSetting


def get_setting(key: str, default: Any = None) -> Any:
    """A JSON value by key."""
    row = DeskSetting.objects.filter(key=key).values_list("value", flat=True).first()
    return default if row is None else row


def set_setting(key: str, value: Any) -> None:
    """Write a JSON value."""
    DeskSetting.objects.update_or_create(key=key, defaults={"value": value})


def change_setting(key: str, change: Callable[[Any], Any], default: Any) -> None:
    """Write what ``change`` makes of a JSON value; whoever else changes it waits, so that no change is lost."""
    with transaction.atomic():
        DeskSetting.objects.get_or_create(key=key, defaults={"value": default})
        row = DeskSetting.objects.select_for_update().get(key=key)
        row.value = change(row.value)
        row.save(update_fields=["value"])


def audit(who: str, what: str, subject: str = "", detail: str = "") -> None:
    """Add a line to the audit log."""
    AuditEntry.objects.create(
        at=datetime.now(UTC), who=who[:150], what=what[:60], subject=subject[:200], detail=detail[:4000]
    )


def publishing_stopped() -> bool:
    """The one switch of the whole desk."""
    return bool(get_setting("publishing_stopped", False))
