"""How much a word weighs: inverse document frequency over the active window only.

Counting only articles that are still active keeps the weights from drifting as the archive grows; the prior keeps the
first articles of a young desk from taking every word for a rare one. Background frequencies of a whole language were
tried in its place and won nothing (see docs/decisions/010).
"""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

_PRIOR_ARTICLES = 40.0
_LEAST = 0.03  # of 1: what every article has still weighs something


class Vocabulary:
    """Streaming document frequencies with removal."""

    def __init__(self) -> None:
        self.articles = 0
        self._counts: Counter[str] = Counter()

    def add(self, terms: Iterable[str]) -> None:
        """Count one article's distinct terms."""
        self._counts.update(terms)
        self.articles += 1

    def remove(self, terms: Iterable[str]) -> None:
        """Take an article out again."""
        self.articles -= 1
        for term in terms:
            left = self._counts[term] - 1
            if left > 0:
                self._counts[term] = left
            else:
                del self._counts[term]

    def roots_of_rarity(self, terms: Iterable[str]) -> dict[str, float]:
        """The square root of each term's rarity, ln((N + 40) / (df + 1)) / ln(N + 40).

        Rarity is 1 for a word never seen, near 0 for one in every article.
        """
        whole, seen = log(self.articles + _PRIOR_ARTICLES), self._counts.get
        return {term: sqrt(max(_LEAST, 1.0 - log(seen(term, 0) + 1.0) / whole)) for term in terms}
