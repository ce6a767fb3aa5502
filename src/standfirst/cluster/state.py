"""One active Story as the index keeps it: sums that an article can be added to and taken out of again."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.prints import ArticlePrint, Sparse
from standfirst.cluster.types import ArticleToPlace
from standfirst.cluster.words import ArticleWords

_NEAREST_OF = 64  # newest members that a vector is compared with one by one


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """An article inside the index with its words read and weighed once."""

    article: ArticleToPlace
    words: ArticleWords
    print: ArticlePrint
    held: bool = False  # an editor put it into its Story


@dataclass(slots=True, kw_only=True, eq=False)
class StoryState:
    """Sums over the members of one Story; ``row`` is its line in the matrix of centroids."""

    id: str
    row: int
    locked: bool = False
    members: dict[str, Member] = field(default_factory=dict)
    vector_sum: NDArray[np.float64] | None = None
    embedded: int = 0  # members that have a vector
    terms: Sparse = field(default_factory=dict)
    title: Sparse = field(default_factory=dict)
    names: Sparse = field(default_factory=dict)
    numbers: Sparse = field(default_factory=dict)
    keys: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    with_names: int = 0
    with_numbers: int = 0
    title_only: int = 0
    first: datetime | None = None
    last: datetime | None = None
    _vectors: NDArray[np.float32] | None = None

    @property
    def size(self) -> int:
        """Number of articles."""
        return len(self.members)

    @property
    def started(self) -> tuple[float, str]:
        """Sort key for "the older Story"."""
        return (self.first.timestamp() if self.first else math.inf, self.id)

    def add(self, member: Member) -> None:
        """Count an article in."""
        self.members[member.article.id] = member
        self._count(member, 1)
        moment = member.article.published_at
        if moment is not None:
            self.first = moment if self.first is None else min(self.first, moment)
            self.last = moment if self.last is None else max(self.last, moment)

    def remove(self, article_id: str) -> Member:
        """Count an article out again."""
        member = self.members.pop(article_id)
        self._count(member, -1)
        moments = [m.article.published_at for m in self.members.values() if m.article.published_at is not None]
        self.first, self.last = (min(moments), max(moments)) if moments else (None, None)
        return member

    def gap_hours(self, moment: datetime | None) -> float:
        """Hours between ``moment`` and the nearest end of the Story; 0 inside it, and when a time is unknown."""
        if moment is None or self.first is None or self.last is None:
            return 0.0
        return max((moment - self.last).total_seconds(), (self.first - moment).total_seconds(), 0.0) / 3600

    def closest(self, vector: NDArray[np.float32]) -> float:
        """Cosine with the most similar of the newest members; 0 when none has a vector."""
        if self._vectors is None:
            rows = [m.article.vector for m in self.members.values() if m.article.vector is not None]
            self._vectors = np.stack(rows[-_NEAREST_OF:]) if rows else np.zeros((0, len(vector)), dtype=np.float32)
        return float((self._vectors @ vector).max()) if len(self._vectors) else 0.0

    def _count(self, member: Member, sign: int) -> None:
        words, article, made = member.words, member.article, member.print
        for counter, stems in (
            (self.keys, made.keys),
            (self.places, words.places),
            (self.languages, (article.language,)),
        ):
            _shift(counter, stems, sign)
        for sums, vector in (
            (self.terms, made.terms),
            (self.title, made.title),
            (self.names, made.names),
            (self.numbers, made.numbers),
        ):
            _sum(sums, vector, sign)
        self.with_names += sign * bool(made.names)
        self.with_numbers += sign * bool(made.numbers)
        self.title_only += sign * words.title_only
        if article.vector is not None:
            change = article.vector.astype(np.float64) * sign
            self.vector_sum = change if self.vector_sum is None else self.vector_sum + change
            self.embedded += sign
        self._vectors = None


def _shift(counter: Counter[str], stems: Iterable[str], sign: int) -> None:
    for stem in stems:
        counter[stem] += sign
        if counter[stem] <= 0:
            del counter[stem]


def _sum(sums: Sparse, vector: Mapping[str, float], sign: int) -> None:
    for term, weight in vector.items():
        left = sums.get(term, 0.0) + weight * sign
        if sign < 0 and left < 1e-9:
            sums.pop(term, None)
        else:
            sums[term] = left
