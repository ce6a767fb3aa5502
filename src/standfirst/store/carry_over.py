"""An anonymous profile becomes an account's: as it is where the account has none, merged where it has one.

What the account already says wins. Tables that this module does not know by name (another room's, a later one's) come
along too, row by row, as far as their constraints let them.
"""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F

from standfirst.store.clock import now as news_now
from standfirst.store.interest_limit import drop_least_used
from standfirst.store.models import Interaction, Interest, Reaction, Reader, Report, SeenStory
from standfirst.store.reactions import count_reactions
from standfirst.store.readers import NEED_CONSENT, make_reader
from standfirst.store.seen import move_seen

_BY_NAME: tuple[type[models.Model], ...] = (Interest, Interaction, SeenStory, Reaction)
_OF_REACTIONS = ("like", "dislike")


def claim_reader(anonymous_id: str, user_id: int) -> str:
    """Carry an anonymous profile into an account; the account's reader. An id that is nobody's carries nothing."""
    with transaction.atomic():
        mine = Reader.objects.select_for_update().filter(user_id=user_id).first()
        anonymous = Reader.objects.select_for_update().filter(id=anonymous_id, user=None).first()
        if anonymous is None:
            return mine.id if mine else make_reader(user_id)
        if mine is None:
            Reader.objects.filter(id=anonymous_id).update(user_id=user_id, version=F("version") + 1)
            return anonymous_id
        _merge(anonymous, mine)
        return mine.id


def _merge(gone: Reader, into: Reader) -> None:
    _move_interests(gone.id, into.id)
    both = _move_reactions(gone.id, into.id)
    acts = Interaction.objects.filter(reader_id=gone.id)
    stories = Report.objects.filter(id__in=both).values("story_id")
    acts.filter(story_id__in=stories, kind__in=_OF_REACTIONS).delete()  # the account's own reaction stands there
    if not into.measured:  # what one profile consented to is not the other's consent
        acts.filter(kind__in=NEED_CONSENT).delete()
    acts.update(reader_id=into.id)
    drop_least_used(into.id)
    move_seen(gone.id, into.id, news_now())
    for relation in Reader._meta.related_objects:
        if relation.related_model not in _BY_NAME:
            _move_rows(relation, gone.id, into.id)
    language = into.language or gone.language
    Reader.objects.filter(id=into.id).update(language=language, version=F("version") + 1)
    Reader.objects.filter(id=gone.id).delete()
    for report_id in both:
        count_reactions(report_id)


def _move_interests(gone: str, into: str) -> None:
    known = set(Interest.objects.filter(reader_id=into).values_list("kind", "value"))
    fresh = [i.pk for i in Interest.objects.filter(reader_id=gone) if (i.kind, i.value) not in known]
    Interest.objects.filter(pk__in=fresh).update(reader_id=into)


def _move_reactions(gone: str, into: str) -> list[str]:
    """The Reports that both had reacted to: one person is counted once."""
    taken = set(Reaction.objects.filter(reader_id=into).values_list("report_id", flat=True))
    theirs = Reaction.objects.filter(reader_id=gone)
    both = list(theirs.filter(report_id__in=taken).values_list("report_id", flat=True))
    theirs.exclude(report_id__in=taken).update(reader_id=into)
    return both


def _move_rows(relation: Any, gone: str, into: str) -> None:
    field = relation.field.attname
    for pk in list(relation.related_model.objects.filter(**{field: gone}).values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                relation.related_model.objects.filter(pk=pk).update(**{field: into})
        except IntegrityError:
            continue  # the account has such a row of its own; the anonymous one goes with its reader
