"""How much a reader's reactions count for others: what a ring of accounts has little of is age and breadth."""

from datetime import UTC, datetime, timedelta

from standfirst.store.models import Interaction, Reaction, Reader

# All by hand. A reader of a week who has read five stories counts fully; one made a minute ago counts a tenth.
_FULL_AGE, _FULL_BREADTH, _LEAST = timedelta(days=7), 5, 0.1
_A_DAY = 30  # reactions in 24 hours that count fully; beyond, the newer ones share what these would have had
COUNTED_AS_THEY_ARE = 5  # the first few reactions to a Report are shown as they are: a new desk has new readers only


def standing(reader_id: str, at: datetime) -> float:
    """Weight 0.1..1 of a reaction made now: age of the reader times breadth of what they acted on, less for a flood.

    ``at`` is news time, by which reactions are dated; the reader's age is real time. Sybil costs by age and activity
    are the usual first line (Douceur 2002 shows that there is no sure one); the bound in ``rank.bound`` is the second.
    """
    row = Reader.objects.filter(id=reader_id).values_list("created_at", flat=True).first()
    if row is None:
        return 0.0
    age = min(1.0, max(0.0, (datetime.now(UTC) - row) / _FULL_AGE))
    acted = Interaction.objects.filter(reader_id=reader_id).values("story_id").distinct().count()
    today = Reaction.objects.filter(reader_id=reader_id, at__gt=at - timedelta(days=1)).count()
    flood = min(1.0, _A_DAY / max(1, today))
    return max(_LEAST, age * min(1.0, acted / _FULL_BREADTH)) * flood


def counted(reactions: int, weight: float) -> int:
    """What a counter shows for so many reactions of so much weight in all."""
    return max(min(reactions, COUNTED_AS_THEY_ARE), round(weight))
