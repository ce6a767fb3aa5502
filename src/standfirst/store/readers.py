"""Readers: what they follow and mute, what they did, and everything about them in one export.

Each act of a reader raises ``Reader.version``, so that web processes may keep a profile until its reader acts again.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from standfirst.domain.ids import new_id
from standfirst.domain.ranking import Interaction, InteractionKind, Interest, InterestKind, ReaderProfile
from standfirst.store.models import Interaction as InteractionRow
from standfirst.store.models import Interest as InterestRow
from standfirst.store.models import Reader, SeenStory, Story
from standfirst.store.sendings import export_sendings

_RECENT = 200  # interactions that ranking is given
_SEEN_FOR = timedelta(days=3)  # a card shown longer ago is as good as new
_LESSONS = {"open": 0.05, "like": 0.15, "save": 0.1, "dislike": -0.15, "hide": -0.2}  # topic weight per act
_MOST_LEARNED = 0.6  # what acts teach stays below what a reader says: a follow is 1


def make_reader(user_id: int | None = None) -> str:
    """A new reader, at the moment of the first act; with an account, that account's one reader. The id."""
    if user_id is not None:
        row, _ = Reader.objects.get_or_create(
            user_id=user_id, defaults={"id": new_id(), "created_at": datetime.now(UTC)}
        )
        return row.id
    return Reader.objects.create(id=new_id(), created_at=datetime.now(UTC)).id


def find_reader(reader_id: str = "", user_id: int | None = None) -> tuple[str, int] | None:
    """(id, version) of an anonymous reader by id, or of an account's reader; None when there is none."""
    chosen = Reader.objects.filter(user_id=user_id) if user_id else Reader.objects.filter(id=reader_id, user=None)
    return chosen.values_list("id", "version").first()


def load_profile(reader_id: str, now: datetime) -> ReaderProfile:
    """What ranking knows of a reader, in four small queries."""
    row = Reader.objects.filter(id=reader_id).values_list("personal", "language").first()
    if row is None:
        return ReaderProfile()
    interests = InterestRow.objects.filter(reader_id=reader_id).values_list("kind", "value", "weight", "since")
    acts = InteractionRow.objects.filter(reader_id=reader_id).order_by("-at", "-id")
    recent = list(acts.values_list("story_id", "kind", "at", "story__topics")[:_RECENT])
    seen = SeenStory.objects.filter(reader_id=reader_id, last_at__gte=now - _SEEN_FOR)
    return ReaderProfile(
        reader_id=reader_id,
        interests=tuple(Interest(kind=InterestKind(k), value=v, weight=w, since=s) for k, v, w, s in interests),
        recent=tuple(Interaction(story_id=s, kind=InteractionKind(k), at=at) for s, k, at, _ in recent),
        topic_weights=_learned((kind, topics) for _, kind, _, topics in recent),
        seen={s: (t, r) for s, t, r in seen.values_list("story_id", "times", "revision")},
        personal=row[0],
        language=row[1],
    )


def _learned(acts: Iterable[tuple[str, list[str]]]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for kind, topics in acts:
        for topic in topics[:3]:
            weights[topic] += _LESSONS.get(kind, 0.0)
    return {t: max(-_MOST_LEARNED, min(_MOST_LEARNED, w)) for t, w in weights.items() if w}


def set_interest(reader_id: str, kind: InterestKind, value: str, weight: float) -> None:
    """Follow (1), mute (-1) or anything between; in place of what was said before."""
    with transaction.atomic():
        InterestRow.objects.update_or_create(
            reader_id=reader_id,
            kind=kind.value,
            value=value[:200],
            defaults={"weight": max(-1.0, min(1.0, weight)), "since": datetime.now(UTC)},
        )
        _touch(reader_id)


def nudge_interests(reader_id: str, kind: InterestKind, values: Iterable[str], step: float) -> None:
    """ "More" and "less": move weights by a step, short of a follow or a mute, which only a reader's word makes."""
    with transaction.atomic():
        for value in values:
            row = InterestRow.objects.filter(reader_id=reader_id, kind=kind.value, value=value[:200]).first()
            before = row.weight if row else 0.0
            if abs(before) < 1.0:
                set_interest(reader_id, kind, value, max(-0.9, min(0.9, before + step)))


def clear_interest(reader_id: str, kind: InterestKind, value: str) -> None:
    """Neither followed nor muted."""
    with transaction.atomic():
        InterestRow.objects.filter(reader_id=reader_id, kind=kind.value, value=value[:200]).delete()
        _touch(reader_id)


def note_interaction(reader_id: str, story_id: str, kind: InteractionKind, at: datetime) -> bool:
    """Note an act on a story; an open only once an hour. False when there is no such story."""
    with transaction.atomic():
        if not Story.objects.filter(id=story_id).exists():
            return False
        same = InteractionRow.objects.filter(reader_id=reader_id, story_id=story_id, kind=kind.value)
        if kind is not InteractionKind.OPEN or not same.filter(at__gte=at - timedelta(hours=1)).exists():
            InteractionRow.objects.create(reader_id=reader_id, story_id=story_id, kind=kind.value, at=at)
            _touch(reader_id)
    return True


def undo_interaction(reader_id: str, story_id: str, kind: InteractionKind) -> None:
    """Take an act back, such as a hide."""
    with transaction.atomic():
        InteractionRow.objects.filter(reader_id=reader_id, story_id=story_id, kind=kind.value).delete()
        _touch(reader_id)


def set_personal(reader_id: str, personal: float) -> None:
    """The slider from the common front page (0) to all mine (1)."""
    Reader.objects.filter(id=reader_id).update(personal=max(0.0, min(1.0, personal)), version=F("version") + 1)


def reset_reader(reader_id: str) -> None:
    """Forget every interest, act and shown card; the reader and their likes stay."""
    with transaction.atomic():
        for rows in (InterestRow.objects, InteractionRow.objects, SeenStory.objects):
            rows.filter(reader_id=reader_id).delete()
        Reader.objects.filter(id=reader_id).update(personal=1.0, version=F("version") + 1)


def export_reader(reader_id: str) -> dict[str, Any]:
    """Everything that is stored about a reader, as JSON values."""
    row = Reader.objects.get(id=reader_id)
    acts, seen, likes = row.interactions.order_by("at"), row.seen.order_by("last_at"), row.reactions.order_by("at")
    return {
        "reader": row.id, "personal": row.personal, "language": row.language, "since": row.created_at.isoformat(),
        "interests": [
            {"kind": i.kind, "value": i.value, "weight": i.weight, "since": i.since.isoformat()}
            for i in row.interests.order_by("kind", "value")
        ],
        "acts": [{"story": a.story_id, "kind": a.kind, "at": a.at.isoformat()} for a in acts],
        "seen": [{"story": s.story_id, "times": s.times, "last": s.last_at.isoformat()} for s in seen],
        "reactions": [{"report": r.report_id, "value": r.value, "at": r.at.isoformat()} for r in likes],
        "sendings": export_sendings(reader_id),
    }  # fmt: skip


def _touch(reader_id: str) -> None:
    Reader.objects.filter(id=reader_id).update(version=F("version") + 1)
