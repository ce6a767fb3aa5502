"""CandidatePool: everything about the candidates that no reader changes, as arrays built once per refresh."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import Candidate, InterestKind, Removed
from standfirst.rank.audience import NO_AUDIENCE, AudienceLedger, AudienceReadings
from standfirst.rank.coreading import NO_COREADING, CoReading
from standfirst.rank.interest_index import InterestIndex
from standfirst.rank.story_key import story_key
from standfirst.rank.tastes import NO_TASTES, TasteLedger

Floats = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

_NO_VECTORS: Mapping[str, Vectors] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePool:
    """Candidates as rows 0..n-1 of arrays, so that ranking one reader costs no loop over candidates.

    Times are seconds since 1970; ``audience`` is what all readers together did (see ``audience.py``), ``tastes`` where
    each story's readers lie (see ``tastes.py``); ``vectors`` has unit rows, zero rows where a story has none.
    ``shared`` holds what components worked out from the pool alone, keyed by the component, so that it is worked out
    once for all readers.
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
    audience: AudienceReadings
    coreading: CoReading
    tastes: Vectors
    usual_taste: Vectors
    topic_names: tuple[str, ...]
    topics: Floats
    index: InterestIndex
    vectors: Vectors
    known_vectors: Mapping[str, Vectors]
    words: Vectors
    known_words: Mapping[str, Vectors]
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
        words: Mapping[str, Vectors] = _NO_VECTORS,
        coreading: CoReading = NO_COREADING,
        tastes: TasteLedger = NO_TASTES,
        previous: "CandidatePool | None" = None,
    ) -> "CandidatePool":
        """Arrays for these candidates at ``now``; the first of two with the same story id stays.

        ``vectors`` (story id -> unit vector) serves candidates without their own and stories that readers
        read but that are no candidates any more; so does ``words`` for word vectors. Words and names of candidates
        that stand in ``previous`` with the same ones are not read again.
        """
        unique = tuple({c.story_id: c for c in reversed(candidates)}.values())[::-1]
        names = tuple(sorted({t.casefold() for c in unique for t in c.topics}))
        trend = _floats(c.trend for c in unique)
        stacked = _stack(unique, vectors)
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
            audience=audience.readings([(c.story_id, c.topics) for c in unique], now),
            coreading=coreading,
            tastes=tastes.of([c.story_id for c in unique], stacked.shape[1]),
            usual_taste=_usual(tastes, stacked.shape[1]),
            topic_names=names,
            topics=_topic_matrix(unique, names),
            index=InterestIndex.build(unique, previous.index if previous else None),
            vectors=stacked,
            known_vectors=vectors,
            words=_stack_known([c.story_id for c in unique], words),
            known_words=words,
            story_keys=np.array([story_key(c.story_id) for c in unique], dtype=np.uint64),
        )

    def rows_for(self, kind: InterestKind, value: str) -> Rows:
        """Rows that a wish of this kind and value speaks of."""
        return self.index.rows_for(kind, value)

    def similarity_to(self, story_id: str) -> Vectors | None:
        """Cosine of every row with one read story, or None when its vector is not known; kept for the next reader."""
        key = ("similarity", story_id)
        if key not in self.shared:
            vector = self.vector_of(story_id)
            self.shared[key] = None if vector is None else self.vectors @ vector
        found: Vectors | None = self.shared[key]
        return found

    def words_shared_with(self, story_id: str) -> Vectors | None:
        """Cosine of word vectors with one read story, or None when its words are not known; kept likewise."""
        key = ("words", story_id)
        if key not in self.shared:
            vector = self.known_words.get(story_id)
            fits = vector is not None and len(vector) == self.words.shape[1]
            self.shared[key] = self.words @ vector if fits and vector is not None else None
        found: Vectors | None = self.shared[key]
        return found

    def taste_for(self, story_id: str) -> Vectors | None:
        """How far each row drew readers of such a story, or None when its vector is not known; kept likewise."""
        key = ("taste", story_id)
        if key not in self.shared:
            vector = self.vector_of(story_id)
            self.shared[key] = None if vector is None else self.tastes @ (vector - self.usual_taste)
        found: Vectors | None = self.shared[key]
        return found

    def coread_with(self, story_id: str) -> Floats:
        """Every row's co-reading with one read story, 0..1; kept likewise."""
        key = ("coread", story_id)
        if key not in self.shared:
            values = np.zeros(len(self))
            for other, likeness in self.coreading.likeness(story_id).items():
                if other in self.row_of:
                    values[self.row_of[other]] = likeness
            self.shared[key] = values
        found: Floats = self.shared[key]
        return found

    def vector_of(self, story_id: str) -> Vectors | None:
        """A story's vector, candidate or read before; None when it is not known or of another width."""
        row = self.row_of.get(story_id)
        vector = self.known_vectors.get(story_id) if row is None else self.vectors[row]
        return vector if vector is not None and len(vector) == self.vectors.shape[1] > 0 else None

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
    return _stacked([c.vector or known.get(c.story_id) for c in candidates])


def _stack_known(stories: Sequence[str], known: Mapping[str, Vectors]) -> Vectors:
    return _stacked([known.get(story) for story in stories])


def _stacked(found: Sequence[Vectors | tuple[float, ...] | None]) -> Vectors:
    width = max((len(vector) for vector in found if vector is not None), default=0)
    rows = [row for row, vector in enumerate(found) if vector is not None and len(vector) == width > 0]
    stacked = np.zeros((len(found), width), dtype=np.float32)
    if rows:
        stacked[rows] = np.nan_to_num(np.array([found[row] for row in rows], dtype=np.float32))
    return stacked


def _usual(tastes: TasteLedger, width: int) -> Vectors:
    usual = tastes.usual()
    return usual if usual is not None and len(usual) == width else np.zeros(width, dtype=np.float32)
