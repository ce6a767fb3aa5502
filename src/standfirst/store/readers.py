"""Readers: what they follow and mute, what they did, and everything about them in one export.

Each act of a reader raises ``Reader.version``, so that web processes may keep a profile until its reader acts again.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from standfirst.domain.ids import new_id
from standfirst.domain.ranking import Interaction, InteractionKind, Interest, InterestKind, ReaderProfile
from standfirst.domain.sensitive import sensitive_topic
from standfirst.rank import learn
from standfirst.store.interest_limit import drop_least_used
from standfirst.store.learning import Act, learned
from standfirst.store.models import Interaction as InteractionRow
from standfirst.store.models import Interest as InterestRow
from standfirst.store.models import Reader, SeenStory, ShownPage, Story
from standfirst.store.seen import seen_before
from standfirst.store.sendings import export_sendings

_BY_CONSENT = (InteractionKind.READ, InteractionKind.FINISH, InteractionKind.SEARCH, InteractionKind.SHARE)
NEED_CONSENT = tuple(kind.value for kind in _BY_CONSENT)
_RECENT = 200  # interactions that ranking is given
_HIDDEN_FOR = timedelta(days=14)  # longer than a story stands on a page without moving
_IMPLICIT = (InteractionKind.OPEN, *_BY_CONSENT)
LONGEST_READ = 600  # seconds: a page left open teaches no more


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
    which = "user_id = %s" if user_id else "id = %s AND user_id IS NULL"
    with connection.cursor() as cursor:  # the ORM's compiling would cost a page ten times what the database takes
        cursor.execute(f"SELECT id, version FROM store_reader WHERE {which}", (user_id or reader_id,))  # noqa: S608
        row = cursor.fetchone()
    return (str(row[0]), int(row[1])) if row else None


def load_profile(reader_id: str, now: datetime) -> ReaderProfile:
    """What ranking knows of a reader, in a few small queries."""
    fields = ("personal", "language", "customised", "measured")
    row = Reader.objects.filter(id=reader_id).values_list(*fields).first()
    if row is None:
        return ReaderProfile()
    interests = list(InterestRow.objects.filter(reader_id=reader_id).values_list("kind", "value", "weight", "since"))
    told = [
        (s, at, Act(kind=k, topics=tuple(t), title=title, seconds=n))
        for s, k, at, n, t, title in _recent_acts(reader_id, now)
    ]
    untaught = {v for k, v, w, _ in interests if k == "topic" and not w}
    profile = ReaderProfile(
        reader_id=reader_id,
        interests=tuple(Interest(kind=InterestKind(k), value=v, weight=w, since=s) for k, v, w, s in interests),
        recent=tuple(
            Interaction(story_id=s, kind=InteractionKind(a.kind), at=at, seconds=a.seconds)
            for s, at, a in told
            if a.usable
        ),
        topic_weights=learned((a for _, _, a in told), untaught),
        seen=seen_before(reader_id, now),
        personal=row[0],
        language=row[1],
        customised=row[2],
        measured=row[3],
    )
    teaching = {s: tuple(t for t in a.topics if t not in untaught and not sensitive_topic(t)) for s, _, a in told}
    habits = learn(profile, (), topics_of=teaching, now=now)
    return replace(profile, habits=habits.habits, lately=habits.lately, shares=habits.shares)


def _recent_acts(reader_id: str, now: datetime) -> list[tuple[str, str, datetime, int, list[str], str]]:
    """The newest acts, and every hide that can still matter, however much was read since."""
    fields = ("story_id", "kind", "at", "seconds", "story__topics", "story__title")
    acts = InteractionRow.objects.filter(reader_id=reader_id).order_by("-at", "-id")
    recent = list(acts.values_list(*fields)[:_RECENT])
    if len(recent) < _RECENT:
        return recent
    hides = acts.filter(kind=InteractionKind.HIDE.value, at__lte=recent[-1][2], at__gte=now - _HIDDEN_FOR)
    known = {(story, kind) for story, kind, *_ in recent}
    return recent + [row for row in hides.values_list(*fields) if row[:2] not in known]


def set_interest(reader_id: str, kind: InterestKind, value: str, weight: float) -> float | None:
    """Follow (1), mute (-1) or anything between; in place of what was said before, which comes back, None for
    nothing. Of more than ``MOST_INTERESTS`` the least used go."""
    with transaction.atomic():
        before = weight_of(reader_id, kind, value)
        InterestRow.objects.update_or_create(
            reader_id=reader_id,
            kind=kind.value,
            value=value[:200],
            defaults={"weight": max(-1.0, min(1.0, weight)), "since": datetime.now(UTC)},
        )
        if before is None:
            drop_least_used(reader_id, (kind.value, value[:200]))
        _touch(reader_id)
    return before


def weight_of(reader_id: str, kind: InterestKind, value: str) -> float | None:
    """What a reader said of something; None for nothing."""
    rows = InterestRow.objects.filter(reader_id=reader_id, kind=kind.value, value=value[:200])
    return rows.values_list("weight", flat=True).first()


def nudge_interests(reader_id: str, kind: InterestKind, values: Iterable[str], step: float) -> int:
    """ "More" and "less": move weights by a step, short of a follow or a mute, which only a reader's word makes. How
    many were moved."""
    moved = 0
    with transaction.atomic():
        for value in values:
            before = weight_of(reader_id, kind, value) or 0.0
            if abs(before) < 1.0:
                after = round(max(-0.9, min(0.9, before + step)), 2)
                set_interest(reader_id, kind, value, after) if after else clear_interest(reader_id, kind, value)
                moved += 1
    return moved


def clear_interest(reader_id: str, kind: InterestKind, value: str) -> float | None:
    """Neither followed nor muted; what was said before."""
    with transaction.atomic():
        before = weight_of(reader_id, kind, value)
        InterestRow.objects.filter(reader_id=reader_id, kind=kind.value, value=value[:200]).delete()
        _touch(reader_id)
    return before


def note_interaction(reader_id: str, story_id: str, kind: InteractionKind, at: datetime) -> bool:
    """Note an act on a story; an open, and whatever needs consent, only once an hour and only of those whose page is
    customised. False when there is no such story."""
    with transaction.atomic():
        if not Story.objects.filter(id=story_id).exists():
            return False
        if kind in _IMPLICIT and not Reader.objects.filter(id=reader_id, customised=True).exists():
            return True
        same = InteractionRow.objects.filter(reader_id=reader_id, story_id=story_id, kind=kind.value)
        if kind not in _IMPLICIT or not same.filter(at__gte=at - timedelta(hours=1)).exists():
            InteractionRow.objects.create(reader_id=reader_id, story_id=story_id, kind=kind.value, at=at)
            _touch(reader_id)
    return True


def note_reading(reader_id: str, story_id: str, seconds: int, at: datetime) -> bool:
    """Note how long a Report was read, the longest of an hour, held in 0..600 seconds. Only of a reader who consents:
    False otherwise, or when there is no such story."""
    stay = max(0, min(LONGEST_READ, seconds))
    with transaction.atomic():
        if not Reader.objects.filter(id=reader_id, measured=True, customised=True).exists() or not stay:
            return False
        rows = InteractionRow.objects.filter(reader_id=reader_id, story_id=story_id, kind=InteractionKind.READ.value)
        known = rows.filter(at__gte=at - timedelta(hours=1)).first()
        if known is None:
            if not note_interaction(reader_id, story_id, InteractionKind.READ, at):
                return False
            known = rows.order_by("-id").first()
        if known is not None and known.seconds < stay:
            InteractionRow.objects.filter(pk=known.pk).update(seconds=stay)
            _touch(reader_id)
    return True


def undo_interaction(reader_id: str, story_id: str, kind: InteractionKind) -> None:
    """Take an act back, such as a hide."""
    with transaction.atomic():
        InteractionRow.objects.filter(reader_id=reader_id, story_id=story_id, kind=kind.value).delete()
        _touch(reader_id)


def set_personal(reader_id: str, personal: float) -> None:
    """The slider from the common front page (0) to all mine (1), in tenths as its form has it."""
    share = round(max(0.0, min(1.0, personal)), 1)
    Reader.objects.filter(id=reader_id).update(personal=share, version=F("version") + 1)


def set_choices(
    reader_id: str, *, customised: bool | None = None, measured: bool | None = None, language: str | None = None
) -> None:
    """The reader's switches and language; None leaves one as it is. Consent taken back takes what it gave with it."""
    said = {"customised": customised, "measured": measured, "language": language}
    with transaction.atomic():
        Reader.objects.filter(id=reader_id).update(
            **{k: v for k, v in said.items() if v is not None}, version=F("version") + 1
        )
        if measured is False:
            InteractionRow.objects.filter(reader_id=reader_id, kind__in=NEED_CONSENT).delete()


def reset_reader(reader_id: str) -> None:
    """Forget every interest, act, shown card and kept page; the reader and their likes stay."""
    with transaction.atomic():
        for rows in (InterestRow.objects, InteractionRow.objects, SeenStory.objects, ShownPage.objects):
            rows.filter(reader_id=reader_id).delete()
        Reader.objects.filter(id=reader_id).update(personal=1.0, version=F("version") + 1)


def export_reader(reader_id: str) -> dict[str, Any]:
    """Everything that is stored about a reader, as JSON values."""
    row, known = Reader.objects.get(id=reader_id), load_profile(reader_id, datetime.now(UTC))
    acts, seen, likes = row.interactions.order_by("at"), row.seen.order_by("last_at"), row.reactions.order_by("at")
    return {
        "reader": row.id, "personal": row.personal, "language": row.language, "since": row.created_at.isoformat(),
        "customised": row.customised, "measured": row.measured,
        "interests": [
            {"kind": i.kind, "value": i.value, "weight": i.weight, "since": i.since.isoformat()}
            for i in row.interests.order_by("kind", "value")
        ],
        "acts": [{"story": a.story_id, "kind": a.kind, "at": a.at.isoformat(), "seconds": a.seconds} for a in acts],
        "seen": [
            {"story": s.story_id, "times": s.times, "revision": s.revision, "earlier": s.earlier,
             "visit": s.visit_at.isoformat() if s.visit_at else "", "last": s.last_at.isoformat()}
            for s in seen
        ],
        "reactions": [
            {"report": r.report_id, "value": r.value, "at": r.at.isoformat(), "weight": r.weight} for r in likes
        ],
        "learned": known.topic_weights, "habits": known.habits, "lately": known.lately, "shares": known.shares,
        "sendings": export_sendings(reader_id),
    }  # fmt: skip


def _touch(reader_id: str) -> None:
    Reader.objects.filter(id=reader_id).update(version=F("version") + 1)
