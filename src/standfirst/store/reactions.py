"""Like and dislike: one per reader and Report, changeable, counted from the rows and never by adding up."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from standfirst.domain.ranking import InteractionKind
from standfirst.store.models import Reaction, Reader, Report
from standfirst.store.readers import note_interaction, undo_interaction

_KINDS = {1: InteractionKind.LIKE, -1: InteractionKind.DISLIKE}


def react(reader_id: str, report_id: str, value: int, at: datetime) -> tuple[int, int] | None:
    """Set a reader's reaction (1, -1, or 0 to take it back); the counts after, None when there is no such Report."""
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(id=report_id, state="published").first()
        if report is None:
            return None
        for kind in _KINDS.values():
            undo_interaction(reader_id, report.story_id, kind)
        if value in _KINDS:
            Reaction.objects.update_or_create(
                reader_id=reader_id, report_id=report_id, defaults={"value": value, "at": at}
            )
            note_interaction(reader_id, report.story_id, _KINDS[value], at)
        else:
            Reaction.objects.filter(reader_id=reader_id, report_id=report_id).delete()
        return count_reactions(report_id)


def count_reactions(report_id: str) -> tuple[int, int]:
    """Count a Report's likes and dislikes from the rows and keep the counts on the Report."""
    counts = Reaction.objects.filter(report_id=report_id).aggregate(
        likes=Count("id", filter=Q(value=1)), dislikes=Count("id", filter=Q(value=-1))
    )
    Report.objects.filter(id=report_id).update(**counts)
    return counts["likes"], counts["dislikes"]


def my_reaction(reader_id: str, report_id: str) -> int:
    """1, -1, or 0 for none."""
    row = Reaction.objects.filter(reader_id=reader_id, report_id=report_id).values_list("value", flat=True).first()
    return row or 0


def delete_reader(reader_id: str) -> None:
    """Delete a reader with everything stored about them; the Reports they had reacted to are counted again."""
    with transaction.atomic():
        touched = list(Reaction.objects.filter(reader_id=reader_id).values_list("report_id", flat=True))
        Reader.objects.filter(id=reader_id).delete()
        for report_id in touched:
            count_reactions(report_id)
