"""Profiles kept in memory, packed: 100,000 readers who are here at once take less than 200 MB in a process.

As Python objects a profile of 100 seen stories takes 20 kB. Packed, every string (story ids, topics, names) is a number
in one table that all profiles share, and the rest is arrays. The profiles used last are kept as objects beside that.
"""

import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from threading import Lock

from standfirst.domain.ranking import Interaction, InteractionKind, Interest, InterestKind, ReaderProfile

_HEAD = struct.Struct("<dI")  # moment in seconds, version
_SAID = struct.Struct("<d??")  # slider, customised, measured
_LENGTHS = struct.Struct("<20I")  # of the parts behind it, in bytes
_OPEN = 200  # profiles kept as objects
_MOST_STRINGS = 500_000  # then all is forgotten: stories come and go, and numbers are never given twice
_MOST_TIMES, _MOST_REVISIONS = 255, 65535  # more showings of a story, or Revisions, count for as many
_INTERESTS, _ACTS = tuple(InterestKind), tuple(InteractionKind)
_INTEREST_CODES = {kind: code for code, kind in enumerate(_INTERESTS)}
_ACT_CODES = {kind: code for code, kind in enumerate(_ACTS)}


class KeptProfiles:
    """At most ``most`` profiles, each for ``seconds`` after it was read and while its version is the reader's."""

    def __init__(self, *, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._packed: dict[str, bytes] = {}
        self._open: dict[str, tuple[bytes, ReaderProfile]] = {}
        self._numbers: dict[str, int] = {}
        self._strings: list[str] = []
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, reader_id: object) -> bool:
        return reader_id in self._packed

    def find(self, reader_id: str, version: int, at: float) -> ReaderProfile | None:
        """The profile as it was kept; ``at`` is a moment of the clock that ``keep`` was given one of."""
        with self._lock:
            packed = self._packed.get(reader_id)
            if packed is None:
                return None
            kept_at, kept_version = _HEAD.unpack_from(packed)
            if kept_version != version or at - kept_at >= self._seconds:
                return None
            held = self._open.get(reader_id)
            if held is None or held[0] is not packed:
                held = (packed, self._unpacked(reader_id, packed))
                self._hold(reader_id, held)
            return held[1]

    def keep(self, reader_id: str, version: int, at: float, profile: ReaderProfile) -> None:
        """Keep a profile as the newest; those whose time is over leave the memory, whoever they were. The empty profile
        of a reader who is gone is not kept."""
        if profile.reader_id != reader_id:
            return
        with self._lock:
            if len(self._strings) > _MOST_STRINGS:
                self._clear()
            packed = self._body(profile, at, version)
            self._packed.pop(reader_id, None)
            self._packed[reader_id] = packed
            self._hold(reader_id, (packed, profile))
            while self._packed:
                eldest = next(iter(self._packed))
                fresh = at - _HEAD.unpack_from(self._packed[eldest])[0] < self._seconds
                if fresh and len(self._packed) <= self._most:
                    break
                self._drop(eldest)

    def clear(self) -> None:
        """Let go of everybody, and of every word."""
        with self._lock:
            self._clear()

    def _clear(self) -> None:
        for kept in (self._packed, self._open, self._numbers, self._strings):
            kept.clear()

    def _drop(self, reader_id: str) -> None:
        self._packed.pop(reader_id, None)
        self._open.pop(reader_id, None)

    def _hold(self, reader_id: str, held: tuple[bytes, ReaderProfile]) -> None:
        self._open.pop(reader_id, None)
        self._open[reader_id] = held
        if len(self._open) > _OPEN:
            del self._open[next(iter(self._open))]

    def _body(self, p: ReaderProfile, at: float, version: int) -> bytes:
        parts = (
            p.language.encode(), self._coded(i.value for i in p.interests),
            bytes(_INTEREST_CODES[i.kind] for i in p.interests), _reals(i.weight for i in p.interests),
            _reals(_seconds(i.since) for i in p.interests), self._coded(a.story_id for a in p.recent),
            bytes(_ACT_CODES[a.kind] for a in p.recent), _reals(a.at.timestamp() for a in p.recent),
            array("H", [a.seconds for a in p.recent]).tobytes(),
            *(part for weights in _weights(p) for part in (self._coded(weights), _reals(weights.values()))),
            self._coded(p.seen), bytes(max(0, min(_MOST_TIMES, n)) for n, _ in p.seen.values()),
            array("H", [min(_MOST_REVISIONS, revision) for _, revision in p.seen.values()]).tobytes(),
        )  # fmt: skip
        # One join of parts as long as they are: a buffer that grows and is cut leaves holes as large as what is kept.
        said = _SAID.pack(p.personal, p.customised, p.measured)
        return b"".join((_HEAD.pack(at, version), said, _LENGTHS.pack(*map(len, parts)), *parts))

    def _unpacked(self, reader_id: str, packed: bytes) -> ReaderProfile:
        personal, customised, measured = _SAID.unpack_from(packed, _HEAD.size)
        parts = list(_cut(packed, _HEAD.size + _SAID.size))
        learned = [
            dict(zip(self._decoded(parts[at]), array("d", parts[at + 1]), strict=True)) for at in range(9, 17, 2)
        ]
        return ReaderProfile(
            reader_id=reader_id,
            interests=tuple(
                Interest(kind=_INTERESTS[k], value=v, weight=w, since=_moment(s))
                for v, k, w, s in zip(
                    self._decoded(parts[1]), parts[2], array("d", parts[3]), array("d", parts[4]), strict=True
                )
            ),
            recent=tuple(
                Interaction(story_id=s, kind=_ACTS[k], at=datetime.fromtimestamp(t, UTC), seconds=n)
                for s, k, t, n in zip(
                    self._decoded(parts[5]), parts[6], array("d", parts[7]), array("H", parts[8]), strict=True
                )
            ),
            topic_weights=learned[0], habits=learned[1], lately=learned[2], shares=learned[3],
            seen=dict(zip(self._decoded(parts[17]), zip(parts[18], array("H", parts[19]), strict=True), strict=True)),
            personal=personal, language=parts[0].decode(), customised=customised, measured=measured,
        )  # fmt: skip

    def _coded(self, strings: Iterable[str]) -> bytes:
        return array("I", [self._number(s) for s in strings]).tobytes()

    def _number(self, string: str) -> int:
        number = self._numbers.get(string)
        if number is None:
            number = self._numbers[string] = len(self._strings)
            self._strings.append(string)
        return number

    def _decoded(self, numbers: bytes) -> list[str]:
        strings = self._strings
        return [strings[n] for n in array("I", numbers)]


def _cut(packed: bytes, at: int) -> Iterator[bytes]:
    start = at + _LENGTHS.size
    for length in _LENGTHS.unpack_from(packed, at):
        yield packed[start : start + length]
        start += length


def _weights(profile: ReaderProfile) -> tuple[Mapping[str, float], ...]:
    return profile.topic_weights, profile.habits, profile.lately, profile.shares


def _reals(values: Iterable[float]) -> bytes:
    return array("d", values).tobytes()


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else float("nan")


def _moment(seconds: float) -> datetime | None:
    return None if seconds != seconds else datetime.fromtimestamp(seconds, UTC)
