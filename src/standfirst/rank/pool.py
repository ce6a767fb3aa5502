"""CandidatePool: everything about the candidates that no reader changes, as arrays built once per refresh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import Candidate, InterestKind, Removed
from standfirst.rank.audience import NO_AUDIENCE, AudienceLedger
from standfirst.rank.interest_index import InterestIndex

Floats = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

_NO_VECTORS: Mapping[str, Vectors] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePool:
    """Candidates as rows 0..n-1 of arrays, so that ranking one reader costs no loop over candidates.

    Times are seconds since 1970; ``lift``, ``opens_now`` and ``unsure`` come from the audience (see ``audience.py``);
    ``vectors`` has unit rows, zero rows where a story has none. ``shared`` holds what components worked out
    from the pool alone, keyed by the component, so that it is worked out once for all readers.
    """

    candidates: tuple[Candidate, ...]
    now: datetime
    row_of: dict[str, int]
    trend: Floats
    trend_place: list[int]
    owners: Floats
    publishers: Floats
    published: Floats
    updated: Floats
    revision: npt.NDArray[np.int64]
    likes: Floats
    dislikes: Floats
    pinned: Mask
    lift: Floats
    opens_now: Floats
    unsure: Floats
    topic_names: tuple[str, ...]
    topics: Floats
    index: InterestIndex
    vectors: Vectors
    known_vectors: Mapping[str, Vectors]
    story_keys: npt.NDArray[np.uint64]
    shared: dict[Any, Any] = field(default_factory=dict)
    removals: dict[tuple[int, str, str], Removed] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.candidates)

    @classmethod
    def build(
        cls,
        candidates: Sequence[Candidate],
        now: datetime,
        *,
        audience: AudienceLedger = NO_AUDIENCE,
        vectors: Mapping[str, Vectors] = _NO_VECTORS,
    ) -> "CandidatePool":
        """Arrays for these candidates at ``now``; the first of two with the same story id stays.

        ``vectors`` (story id -> unit vector) serves candidates without their own and stories that readers
        read but that are no candidates any more.
        """
        unique = tuple({c.story_id: c for c in reversed(candidates)}.values())[::-1]
        names = tuple(sorted({t.casefold() for c in unique for t in c.topics}))
        trend = _floats(c.trend for c in unique)
        readings = audience.readings([(c.story_id, c.topics) for c in unique], now)
        return cls(
            candidates=unique,
            now=now,
            row_of={c.story_id: row for row, c in enumerate(unique)},
            trend=trend,
            trend_place=_places(trend),
            owners=_floats(c.owners for c in unique),
            publishers=_floats(len({p.casefold() for p in c.publishers}) for c in unique),
            published=_floats(c.published_at.timestamp() for c in unique),
            updated=_floats(c.updated_at.timestamp() for c in unique),
            revision=np.array([c.revision for c in unique], dtype=np.int64),
            likes=_floats(c.likes for c in unique),
            dislikes=_floats(c.dislikes for c in unique),
            pinned=np.array([c.pinned for c in unique], dtype=np.bool_),
            lift=readings.lift,
            opens_now=readings.opens_now,
            unsure=readings.unsure,
            topic_names=names,
            topics=_topic_matrix(unique, names),
            index=InterestIndex.build(unique),
            vectors=_stack(unique, vectors),
            known_vectors=vectors,
            story_keys=np.array([_key(c.story_id) for c in unique], dtype=np.uint64),
        )

    def rows_for(self, kind: InterestKind, value: str) -> Rows:
        """Rows that a wish of this kind and value speaks of."""
        return self.index.rows_for(kind, value)

    def similarity_to(self, story_id: str) -> Vectors | None:
        """Cosine of every row with one read story, or None when its vector is not known; kept for the next reader."""
        key = ("similarity", story_id)
        if key not in self.shared:
            row = self.row_of.get(story_id)
            vector = self.known_vectors.get(story_id) if row is None else self.vectors[row]
            fits = vector is not None and self.vectors.shape[1] == len(vector) > 0
            self.shared[key] = self.vectors @ vector if fits and vector is not None else None
        found: Vectors | None = self.shared[key]
        return found

    def removed(self, row: int, component: str, reason: str) -> Removed:
        """The note that ``component`` took out a row; one object for all readers with the same reason."""
        key = (row, component, reason)
        note = self.removals.get(key)
        if note is None:
            candidate = self.candidates[row]
            note = Removed(story_id=candidate.story_id, title=candidate.title, component=component, reason=reason)
            self.removals[key] = note
        return note


def _floats(values: Any) -> Floats:
    return np.nan_to_num(np.fromiter(values, dtype=np.float64), nan=0.0, posinf=1e9, neginf=0.0)


def _places(trend: Floats) -> list[int]:
    """Each row's place by trend, from 1; rows without trend have 0."""
    places = np.zeros(len(trend), dtype=np.int64)
    places[np.argsort(-trend, kind="stable")] = np.arange(1, len(trend) + 1)
    places[trend <= 0] = 0
    return [int(place) for place in places]


def _topic_matrix(candidates: Sequence[Candidate], names: tuple[str, ...]) -> Floats:
    matrix = np.zeros((len(candidates), len(names)))
    column = {name: at for at, name in enumerate(names)}
    for row, candidate in enumerate(candidates):
        for topic in candidate.topics:
            matrix[row, column[topic.casefold()]] = 1.0
    return matrix


def _stack(candidates: Sequence[Candidate], known: Mapping[str, Vectors]) -> Vectors:
    found = [np.asarray(c.vector or known.get(c.story_id, ()), dtype=np.float32) for c in candidates]
    width = max((len(vector) for vector in found), default=0)
    stacked = np.zeros((len(found), width), dtype=np.float32)
    for row, vector in enumerate(found):
        if len(vector) == width:
            stacked[row] = np.nan_to_num(vector)
    return stacked


def _key(story_id: str) -> int:
    """A number that only the id decides (FNV-1a, 64 bits), so that exploration does not hang on list order."""
    value = 0xCBF29CE484222325
    for byte in story_id.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
