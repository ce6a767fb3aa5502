"""How much a word weighs: inverse document frequency over the active window only.

Counting only articles that are still active keeps the weights from drifting as the archive grows; the prior keeps the
first articles of a young desk from taking every word for a rare one.
"""

import math
from collections import Counter
from collections.abc import Iterable

_PRIOR_ARTICLES = 20.0
_PRIOR_COUNT = 1.0
_EPOCH = 32  # weights are refreshed every so many changes: exact enough, and Story norms can be kept


class Vocabulary:
    """Streaming document frequencies with removal. ``epoch`` changes when weights may have changed."""

    def __init__(self) -> None:
        self.articles = 0
        self.epoch = 0
        self._changes = 0
        self._counts: Counter[str] = Counter()
        self._weights: dict[str, float] = {}

    def add(self, terms: Iterable[str]) -> None:
        """Count one article's distinct terms."""
        self._counts.update(terms)
        self._changed(1)

    def remove(self, terms: Iterable[str]) -> None:
        """Take an article out again."""
        for term in terms:
            left = self._counts[term] - 1
            if left > 0:
                self._counts[term] = left
            else:
                del self._counts[term]
        self._changed(-1)

    def weight(self, term: str) -> float:
        """ln(1 + (N + 20) / (df + 1)), as of the current epoch."""
        known = self._weights.get(term)
        if known is None:
            known = math.log(1 + (self.articles + _PRIOR_ARTICLES) / (self._counts[term] + _PRIOR_COUNT))
            self._weights[term] = known
        return known

    def _changed(self, by: int) -> None:
        self.articles += by
        self._changes += 1
        if self._changes % _EPOCH == 0:
            self.epoch += 1
            self._weights.clear()
