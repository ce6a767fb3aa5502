"""Like and dislike: one per reader and Report, changeable, counted from the rows and never by adding up.

A counter shows the first few reactions as they are and the rest by the standing of those who reacted, so that a ring of
fresh accounts shows little; who reacted sees their own counted. Nothing here touches what is published.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum

from standfirst.domain.ranking import InteractionKind
from standfirst.store.models import Reaction, Reader, Report
from standfirst.store.readers import note_interaction, undo_interaction
from standfirst.store.standing import counted, standing

_KINDS = {1: InteractionKind.LIKE, -1: InteractionKind.DISLIKE}


def react(reader_id: str, report_id: str, value: int, at: datetime) -> tuple[int, int] | None:
    """Set a reader's reaction (1, -1, or 0 to take it back); the counts after as this reader sees
    them, None when there is no such Report."""
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(id=report_id, state="published").first()
        if report is None:
            return None
        for kind in _KINDS.values():
            undo_interaction(reader_id, report.story_id, kind)
        if value in _KINDS:
            Reaction.objects.update_or_create(
                reader_id=reader_id,
                report_id=report_id,
                defaults={"value": value, "at": at, "weight": standing(reader_id, at)},
            )
            note_interaction(reader_id, report.story_id, _KINDS[value], at)
        else:
            Reaction.objects.filter(reader_id=reader_id, report_id=report_id).delete()
        count_reactions(report_id)
        return counts_for(reader_id, report_id)


def counts_for(reader_id: str, report_id: str) -> tuple[int, int]:
    """A Report's counts as a reader sees them: their own reaction is one, whatever its weight for others."""
    rows = Reaction.objects.filter(report_id=report_id)
    mine = rows.filter(reader_id=reader_id).values_list("value", flat=True).first() or 0
    likes, dislikes = _counts(rows.exclude(reader_id=reader_id))
    return likes + (mine == 1), dislikes + (mine == -1)


def count_reactions(report_id: str) -> tuple[int, int]:
    """Count a Report's likes and dislikes from the rows, by standing, and keep the counts on the Report."""
    likes, dislikes = _counts(Reaction.objects.filter(report_id=report_id))
    Report.objects.filter(id=report_id).update(likes=likes, dislikes=dislikes)
    return likes, dislikes


def _counts(rows: QuerySet[Reaction]) -> tuple[int, int]:
    up, down = Q(value=1), Q(value=-1)
    sums = rows.aggregate(
        likes=Count("id", filter=up), dislikes=Count("id", filter=down),
        like_weight=Sum("weight", filter=up, default=0.0), dislike_weight=Sum("weight", filter=down, default=0.0),
    )  # fmt: skip
    return counted(sums["likes"], sums["like_weight"]), counted(sums["dislikes"], sums["dislike_weight"])


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
