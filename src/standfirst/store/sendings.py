"""Everything about digests, feeds and alerts that belongs to one reader: for the export."""

from typing import Any

from standfirst.store.models import (
    AlertSent,
    AlertSetting,
    AlertSubscription,
    DigestSetting,
    DigestSlot,
    PrivateFeed,
)


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


def _row(model: Any, reader_id: str, names: tuple[str, ...]) -> dict[str, Any] | None:
    found = model.objects.filter(reader_id=reader_id).values(*names).first()
    return {name: _plain(value) for name, value in found.items()} if found else None


def _rows(model: Any, reader_id: str, names: tuple[str, ...], order: str) -> list[dict[str, Any]]:
    rows = model.objects.filter(reader_id=reader_id).order_by(order).values(*names)
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
