"""One active Story as the index keeps it: sums that an article can be added to and taken out of again."""

import heapq
import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.types import ArticleToPlace
from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords

_CORE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Member:
    """An article inside the index with its words read once."""

    article: ArticleToPlace
    words: ArticleWords


@dataclass(slots=True, kw_only=True, eq=False)
class StoryState:
    """Sums over the members of one Story; ``row`` is its line in the matrix of centroids."""

    id: str
    row: int
    locked: bool = False
    members: dict[str, Member] = field(default_factory=dict)
    vector_sum: NDArray[np.float64] | None = None
    terms: dict[str, float] = field(default_factory=dict)
    title: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None
    _norm: float = 1.0
    _core: tuple[tuple[str, float], ...] = ()
    _weighed: tuple[int, int] = (-1, -1)
    _version: int = 0

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

    def norm(self, vocabulary: Vocabulary) -> float:
        """Length of the Story's weighted term vector, kept until the Story or the weights change."""
        self._refresh(vocabulary)
        return self._norm

    def core(self, vocabulary: Vocabulary) -> tuple[tuple[str, float], ...]:
        """The weightiest words of the Story, with their weights."""
        self._refresh(vocabulary)
        return self._core

    def gap_hours(self, moment: datetime | None) -> float:
        """Hours between ``moment`` and the nearest end of the Story; 0 inside it, and when a time is unknown."""
        if moment is None or self.first is None or self.last is None:
            return 0.0
        return max((moment - self.last).total_seconds(), (self.first - moment).total_seconds(), 0.0) / 3600

    def _refresh(self, vocabulary: Vocabulary) -> None:
        key = (vocabulary.epoch, self._version)
        if key == self._weighed:
            return
        weights = {term: amount * vocabulary.weight(term) for term, amount in self.terms.items()}
        self._norm = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        self._core = tuple(heapq.nsmallest(_CORE_WORDS, weights.items(), key=lambda item: (-item[1], item[0])))
        self._weighed = key

    def _count(self, member: Member, sign: int) -> None:
        words, article = member.words, member.article
        for counter, stems in (
            (self.title, words.title),
            (self.names, words.names),
            (self.places, words.places),
            (self.numbers, words.numbers),
            (self.languages, (article.language,)),
        ):
            _shift(counter, stems, sign)
        for term, weight in words.terms.items():
            self.terms[term] = self.terms.get(term, 0.0) + weight * sign
            if sign < 0 and self.terms[term] < 1e-9:
                del self.terms[term]
        if article.vector is not None:
            change = article.vector.astype(np.float64) * sign
            self.vector_sum = change if self.vector_sum is None else self.vector_sum + change
        self._version += 1


def _shift(counter: Counter[str], stems: "frozenset[str] | tuple[str, ...]", sign: int) -> None:
    for stem in stems:
        counter[stem] += sign
        if counter[stem] <= 0:
            del counter[stem]
