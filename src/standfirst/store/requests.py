"""What people ask of the desk: rows written by web and command line, taken up by the desk."""

from datetime import UTC, datetime
from typing import Any

from standfirst.store.models import DeskRequest


def ask_desk(kind: str, subject: str, *, by: str, payload: dict[str, Any] | None = None) -> int:
    """Write a request down; its number."""
    row = DeskRequest.objects.create(
        kind=kind, subject=subject, payload=payload or {}, by=by[:150], created_at=datetime.now(UTC)
    )
    return int(row.pk)


def open_requests(kinds: tuple[str, ...], limit: int = 20) -> list[DeskRequest]:
    """Requests of these kinds that nobody took up yet, oldest first."""
    return list(DeskRequest.objects.filter(done_at=None, kind__in=kinds).order_by("id")[:limit])


def close_request(request_id: int, outcome: str) -> None:
    """Note what came of a request."""
    DeskRequest.objects.filter(pk=request_id).update(done_at=datetime.now(UTC), outcome=outcome[:2000])
