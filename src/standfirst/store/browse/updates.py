"""When a Report itself was published, written again and corrected: kept apart from when things happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from standfirst.store.models import Correction, Report, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateView:
    """One Revision by its time; ``notes`` are its corrections."""

    number: int
    at: datetime
    notes: tuple[str, ...]


def load_updates(report: Report, up_to: int, corrections: Iterable[Correction]) -> tuple[UpdateView, ...]:
    """The Revisions that stand up to a number, oldest first."""
    rows = Revision.objects.filter(report=report, number__lte=up_to, withdrawn=False).order_by("number")
    made = list(corrections)
    return tuple(
        UpdateView(number=number, at=at, notes=tuple(c.note for c in made if c.revision == number))
        for number, at in rows.values_list("number", "created_at")
    )
