"""Settings that change while the desk runs, usage of models, and the audit log."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from standfirst.domain.draft import ModelUsage
from standfirst.store.models import AuditEntry, DeskSetting, UsageDay


def get_setting(key: str, default: Any = None) -> Any:
    """A JSON value by key."""
    row = DeskSetting.objects.filter(key=key).values_list("value", flat=True).first()
    return default if row is None else row


def set_setting(key: str, value: Any) -> None:
    """Write a JSON value."""
    DeskSetting.objects.update_or_create(key=key, defaults={"value": value})


def audit(who: str, what: str, subject: str = "", detail: str = "") -> None:
    """Add a line to the audit log."""
    AuditEntry.objects.create(
        at=datetime.now(UTC), who=who[:150], what=what[:60], subject=subject[:200], detail=detail[:4000]
    )


def add_usage(usage: ModelUsage) -> None:
    """Add one writing's cost to today's row of its model."""
    if not usage.calls:
        return
    with transaction.atomic():
        row, _ = UsageDay.objects.get_or_create(day=datetime.now(UTC).date(), model=usage.model[:120])
        UsageDay.objects.filter(pk=row.pk).update(
            calls=F("calls") + usage.calls,
            input_tokens=F("input_tokens") + usage.input_tokens,
            output_tokens=F("output_tokens") + usage.output_tokens,
            seconds=F("seconds") + usage.seconds,
        )


def tokens_today() -> int:
    """Tokens that all models used today, in and out."""
    rows = UsageDay.objects.filter(day=datetime.now(UTC).date()).values_list("input_tokens", "output_tokens")
    return sum(i + o for i, o in rows)


def publishing_stopped() -> bool:
    """The one switch of the whole desk."""
    return bool(get_setting("publishing_stopped", False))
