"""Everything about digests, feeds and alerts that belongs to one reader: for the export, and when two readers merge."""

from typing import Any

from standfirst.store.models import (
    AlertSent,
    AlertSetting,
    AlertSubscription,
    DigestSetting,
    DigestSlot,
    PrivateFeed,
)

_ONE_EACH = (DigestSetting, AlertSetting, PrivateFeed)


def export_sendings(reader_id: str) -> dict[str, Any]:
    """What is stored, as JSON values; secrets are told by their being there, never themselves."""
    return {
        "digest": _row(DigestSetting, reader_id, ("often", "weekday", "hour", "zone", "most", "next_at", "since")),
        "digests": _rows(DigestSlot, reader_id, ("slot", "state", "at", "stories"), "slot"),
        "private_feed": _row(PrivateFeed, reader_id, ("made_at",)),
        "alerts": _row(
            AlertSetting, reader_id, ("topics", "followed", "top", "moved", "quiet_from", "quiet_to", "zone", "most")
        ),
        "alert_browsers": _rows(AlertSubscription, reader_id, ("endpoint", "made_at"), "id"),
        "alerts_sent": _rows(AlertSent, reader_id, ("story_id", "revision", "at"), "at"),
    }


def move_sendings(gone: str, into: str) -> None:
    """Two readers become one: what ``into`` has stays, what only ``gone`` has comes along."""
    for model in _ONE_EACH:
        if not model.objects.filter(reader_id=into).exists():
            model.objects.filter(reader_id=gone).update(reader_id=into)
    AlertSubscription.objects.filter(reader_id=gone).update(reader_id=into)
    slots = DigestSlot.objects.filter(reader_id=into).values("slot")
    DigestSlot.objects.filter(reader_id=gone).exclude(slot__in=slots).update(reader_id=into)
    known = set(AlertSent.objects.filter(reader_id=into).values_list("story_id", "revision"))
    for row in AlertSent.objects.filter(reader_id=gone):
        if (row.story_id, row.revision) not in known:
            AlertSent.objects.filter(pk=row.pk).update(reader_id=into)


def _row(model: Any, reader_id: str, names: tuple[str, ...]) -> dict[str, Any] | None:
    found = model.objects.filter(reader_id=reader_id).values(*names).first()
    return {name: _plain(value) for name, value in found.items()} if found else None


def _rows(model: Any, reader_id: str, names: tuple[str, ...], order: str) -> list[dict[str, Any]]:
    rows = model.objects.filter(reader_id=reader_id).order_by(order).values(*names)
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
