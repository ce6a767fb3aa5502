"""Signals from outside: what connectors read, and the Stories that it speaks of.

A signal's ``at`` is news time. Signals are keyed by connector and key: read twice is one row, brought up to date.
Whatever changes for a story is written with the wish to score that story again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from standfirst.domain.trend import OutsideSignal
from standfirst.store.connectors import note_heard
from standfirst.store.models import Article, Mention, SignalRow, Story, StorySignal
from standfirst.store.things import spelled
from standfirst.store.work import NewWork, add_work
from standfirst.trend import (
    Signal,
    SignalMatch,
    SignalReading,
    StoryLink,
    StoryMention,
    TrendSettings,
    link_spellings,
    name_keys,
)  # fmt: skip

_LIVE = timedelta(hours=48)  # eight half-lives: what is left then is less than half a percent
_KEPT = timedelta(days=7)  # then a signal is forgotten
_ACTIVE = timedelta(hours=72)  # stories that a name may stand for: what nobody wrote of for three days is another event
_LINKED = timedelta(days=14)  # articles that a link may lead to; as long as stories are kept active
_AT_ONCE = 800  # values of one query: below what every SQLite takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One reading with what was decided of it. ``matches`` replace the connector's earlier ones of live signals."""

    connector: str
    reading: SignalReading
    matches: tuple[SignalMatch, ...]
    interval: float


def save_heard(heard: Heard, now: datetime, *, ceiling: float | None = None) -> list[str]:
    """Save a reading with its matches and the work that follows; the stories whose signals changed.

    ``ceiling`` bounds the wait until the next reading, in seconds, where a replay runs faster than real time.
    """
    with transaction.atomic():
        before = _matched(heard.connector, now)
        _save_signals(heard.reading.signals)
        _save_matches(heard, now)
        fresh = {s.key for s in heard.reading.signals}
        after = {(m.story_id, m.signal_key) for m in heard.matches}
        changed = sorted({s for s, key in before ^ after} | {s for s, key in after if key in fresh})
        mark = f"{heard.connector}-{int(now.timestamp())}"
        add_work(NewWork(step="trend", key=story_id, version=mark) for story_id in changed)
        note_heard(heard.connector, heard.reading, heard.interval, ceiling)
        SignalRow.objects.filter(at__lt=now - _KEPT).delete()
    return changed


def live_signals(connector: str, now: datetime) -> list[OutsideSignal]:
    """What a connector read lately and has not faded."""
    return [_signal(row) for row in _live(connector, now).order_by("key")]


def links_to_stories(signals: Iterable[OutsideSignal], now: datetime) -> list[StoryLink]:
    """Articles of standing stories at the signals' addresses, however these are spelled."""
    wanted = link_spellings([url for s in signals for url in s.links])
    rows = Article.objects.filter(published_at__gte=now - _LINKED, story__merged_into="")
    found = (rows.filter(url__in=some).values_list("story_id", "url") for some in _chunks(wanted))
    return [StoryLink(story_id=story_id or "", url=url) for some in found for story_id, url in some]


def mentions_in_stories(signals: Iterable[OutsideSignal], now: datetime) -> list[StoryMention]:
    """Every mention of the signals' names in standing stories that are active."""
    wanted = list(dict.fromkeys(key for s in signals for name in s.names for key in name_keys(name)))
    rows = Mention.objects.filter(
        at__gte=now - _LINKED, article__story__merged_into="", article__story__last_seen__gte=now - _ACTIVE
    )
    fields = ("article__story_id", "key", "article__owner", "article__copy_of")
    found = (rows.filter(key__in=some).values_list(*fields) for some in _chunks(wanted))
    return [
        StoryMention(story_id=story_id or "", key=key, owner=owner, copy=bool(copy_of))
        for some in found
        for story_id, key, owner, copy_of in some
    ]


def load_signals(story_id: str, now: datetime) -> tuple[Signal, ...]:
    """What the outside says of a story at ``now``, for its score: of each service its strongest sign only, since ten
    links on one list are one crowd. ``kind`` is the connector's name, ``label`` such as "place 2 of 30 on Mastodon"."""
    rows = StorySignal.objects.filter(story_id=story_id, signal__at__lte=now, signal__at__gte=now - _LIVE)
    best: dict[str, tuple[float, SignalRow]] = {}
    half_life = TrendSettings().half_life
    for match in rows.select_related("signal").order_by("signal__key"):
        row = match.signal
        left = row.strength * 0.5 ** ((now - row.at).total_seconds() / half_life)
        if left > best.get(row.connector, (0.0, row))[0]:
            best[row.connector] = (left, row)
    names = spelled(row.label for _, row in best.values())
    return tuple(
        Signal(kind=name, label=label, at=row.at, strength=row.strength, url=row.url, detail=detail)
        for name, (_, row) in sorted(best.items())
        for label, detail in [_told(row, names)]
    )


def _told(row: SignalRow, names: dict[str, str]) -> tuple[str, str]:
    """A signal in words: how much on which service, and what it is about with the rest of what is known."""
    much, _, rest = row.detail.partition(", ")
    service = row.connector.replace("-", " ").title()
    about = ", ".join(p for p in (names.get(row.label, row.label), rest) if p)
    return f"{much} on {service}" if much else service, about


def _live(connector: str, now: datetime) -> Any:
    return SignalRow.objects.filter(connector=connector, at__gte=now - _LIVE)


def _matched(connector: str, now: datetime) -> set[tuple[str, str]]:
    """(story, signal key) of a connector's live signals."""
    rows = StorySignal.objects.filter(signal__connector=connector, signal__at__gte=now - _LIVE)
    return set(rows.values_list("story_id", "signal__key"))


def _save_signals(signals: Sequence[OutsideSignal]) -> None:
    rows = [
        SignalRow(
            connector=s.connector, key=s.key[:160], label=s.label[:300], url=s.url, language=s.language[:16],
            links=list(s.links), names=list(s.names), at=s.at, strength=s.strength, detail=s.detail[:300],
        )
        for s in {s.key: s for s in signals}.values()
    ]  # fmt: skip
    SignalRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["connector", "key"],
        update_fields=["label", "url", "language", "links", "names", "at", "strength", "detail"],
    )  # fmt: skip


def _save_matches(heard: Heard, now: datetime) -> None:
    """Put the matches in the place of the earlier ones; a story that went while they were decided is left out."""
    StorySignal.objects.filter(signal__in=_live(heard.connector, now)).delete()
    ids = dict(_live(heard.connector, now).values_list("key", "id"))
    stories = {m.story_id for m in heard.matches}
    standing = {i for some in _chunks(sorted(stories)) for i in _standing(some)}
    StorySignal.objects.bulk_create(
        [
            StorySignal(story_id=m.story_id, signal_id=ids[m.signal_key], how=m.how, what=m.what)
            for m in heard.matches
            if m.signal_key in ids and m.story_id in standing
        ],
        ignore_conflicts=True,
    )


def _standing(ids: Collection[str]) -> list[str]:
    return list(Story.objects.filter(id__in=ids, merged_into="").values_list("id", flat=True))


def _signal(row: SignalRow) -> OutsideSignal:
    return OutsideSignal(
        connector=row.connector, key=row.key, label=row.label, at=row.at, strength=row.strength, url=row.url,
        language=row.language, links=tuple(row.links), names=tuple(row.names), detail=row.detail,
    )  # fmt: skip


def _chunks(values: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
