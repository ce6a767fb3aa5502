"""Readers' digests: what they asked for, what is due, what was sent. Schedules are in real time, content in news time.

A digest is due as a row of its reader and local day, written together with its Work; it is done in the transaction
that notes what was told. So a crash at any moment repeats a letter at worst, under the same message id, and loses none.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.db.models import F

from standfirst.digests import Often, Schedule, next_slot, slot_at
from standfirst.store.models import DigestSetting, DigestSlot
from standfirst.store.work import NewWork, Task, add_work, finish_work

STEP = "digest"
_AT_ONCE = 500  # readers planned in one look; the rest at the next
_REMEMBERED = 30  # digests whose stories are not told again
_PATIENCE = 3  # refusals of an address in a row after which no more is sent to it
FORGOTTEN = timedelta(days=60)  # what was sent longer ago is on no page any more
_SALT = "standfirst.digest.stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestWish:
    """A reader's digest. ``next_at`` is real time, ``since`` news time; ``stops`` goes into the unsubscribe link."""

    schedule: Schedule
    most: int = 10
    next_at: datetime | None = None
    since: datetime | None = None
    stops: int = 0
    refused: int = 0


def load_digest(reader_id: str) -> DigestWish:
    """What a reader asked for; off for somebody who never did."""
    row = DigestSetting.objects.filter(reader_id=reader_id).first()
    if row is None:
        return DigestWish(schedule=Schedule())
    schedule = Schedule(often=Often(row.often), hour=row.hour, weekday=row.weekday, zone=row.zone)
    return DigestWish(
        schedule=schedule, most=row.most, next_at=row.next_at, since=row.since, stops=row.stops, refused=row.refused
    )


def save_digest(reader_id: str, schedule: Schedule, most: int, now: datetime) -> None:
    """Ask for another digest, or for none. ``now`` is real time; refusals of an address are forgotten."""
    slot = next_slot(schedule, now)
    DigestSetting.objects.update_or_create(
        reader_id=reader_id,
        defaults={
            "often": schedule.often.value, "hour": schedule.hour, "weekday": schedule.weekday, "zone": schedule.zone,
            "most": most, "next_at": slot.at if slot else None, "refused": 0,
        },
    )  # fmt: skip


def plan_digests(now: datetime) -> int:
    """Make rows for what is due at ``now`` (real time), each with its Work; how many. A desk that slept over several
    slots sends one digest: it tells of everything since the last."""
    with transaction.atomic():
        due = DigestSetting.objects.select_for_update(skip_locked=True).filter(next_at__lte=now)
        rows = list(due.order_by("next_at")[:_AT_ONCE])
        for row in rows:
            _plan(row, now)
    return len(rows)


def _plan(row: DigestSetting, now: datetime) -> None:
    schedule = Schedule(often=Often(row.often), hour=row.hour, weekday=row.weekday, zone=row.zone)
    slot, following = slot_at(schedule, row.next_at or now), next_slot(schedule, now)
    _, made = DigestSlot.objects.get_or_create(reader_id=row.reader_id, slot=slot.key, defaults={"at": slot.at})
    if made:
        add_work([NewWork(step=STEP, key=row.reader_id, version=slot.key)])
    DigestSetting.objects.filter(pk=row.pk).update(next_at=following.at if following else None)


def is_due(reader_id: str, slot: str) -> bool:
    """Whether this digest was planned and has not come to its end."""
    return DigestSlot.objects.filter(reader_id=reader_id, slot=slot, state="due").exists()


def finish_digest(task: Task, state: str, now: datetime, *, stories: dict[str, int] | None = None) -> None:
    """Note how a digest ended, and with "sent" what it told and up to which news time (``now``); its Work is done."""
    with transaction.atomic():
        slots = DigestSlot.objects.filter(reader_id=task.key, slot=task.version)
        slots.update(state=state, stories=stories or {}, at=datetime.now(UTC))
        if state == "sent":
            DigestSetting.objects.filter(reader_id=task.key).update(since=now, refused=0)
        elif state == "refused":
            _count_refusal(task.key)
        DigestSlot.objects.filter(reader_id=task.key, at__lt=datetime.now(UTC) - FORGOTTEN).delete()
        finish_work([task])


def _count_refusal(reader_id: str) -> None:
    DigestSetting.objects.filter(reader_id=reader_id).update(refused=F("refused") + 1)
    DigestSetting.objects.filter(reader_id=reader_id, refused__gte=_PATIENCE).update(often="off", next_at=None)


def told_before(reader_id: str) -> dict[str, int]:
    """The Revision that the last digests told of each story, 0 where it had sources only."""
    told: dict[str, int] = {}
    rows = DigestSlot.objects.filter(reader_id=reader_id, state="sent").order_by("-at")
    for stories in rows.values_list("stories", flat=True)[:_REMEMBERED]:
        for story, revision in stories.items():
            told[story] = max(told.get(story, 0), int(revision))
    return told


def digest_address(reader_id: str) -> str:
    """The confirmed e-mail address of a reader's account, "" for none: nobody else is written to."""
    rows = EmailAddress.objects.filter(user__reader__id=reader_id, verified=True, user__is_active=True)
    found = rows.order_by("-primary", "id").values_list("email", flat=True).first()
    return str(found or "")


def stop_token(reader_id: str, stops: int) -> str:
    """The signed token of an unsubscribe link: good until it, or another of its kind, was used."""
    return signing.dumps([reader_id, stops], salt=_SALT)


def read_stop_token(token: str) -> tuple[str, int] | None:
    """(reader, stops) of a token of ours, None for any other."""
    try:
        reader, stops = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(reader), int(stops)


def stop_digest(reader_id: str, stops: int) -> bool:
    """Unsubscribe by link; False when the link was used before, or the reader is gone. Waiting digests end unsent."""
    with transaction.atomic():
        rows = DigestSetting.objects.filter(reader_id=reader_id, stops=stops)
        return bool(rows.update(often="off", next_at=None, stops=F("stops") + 1))
