"""What a story's texts have said before: whether a sentence says something that none of them said."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.write.lexicon import content_stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The sentences that were read before, as stems of content. ``weights``: how much a stem tells, more the rarer."""

    sentences: tuple[frozenset[str], ...]
    all: frozenset[str]
    weights: dict[str, float]

    def told(self, text: str) -> float:
        """0..1: how much of what ``text`` says the one sentence most like it has said."""
        stems = content_stems(text)
        return max((self._share(stems, s) for s in self.sentences), default=0.0)

    def told_anywhere(self, text: str) -> float:
        """0..1: how much of it the texts said in all, in whatever sentence."""
        return self._share(content_stems(text), self.all)

    def share(self, text: str, other: str) -> float:
        """0..1: how much of what ``text`` says ``other`` says."""
        return self._share(content_stems(text), content_stems(other))

    def _share(self, stems: frozenset[str], others: frozenset[str]) -> float:
        whole = sum(self._weight(s) for s in stems)
        return sum(self._weight(s) for s in stems & others) / whole if whole else 1.0

    def _weight(self, stem: str) -> float:
        return self.weights.get(stem, self.weights.get("", 1.0))


def known(texts: Iterable[str]) -> Known:
    """What sentences have said; the weight of a stem is its inverse frequency among them (Spärck Jones, 1972)."""
    stems = tuple(content_stems(t) for t in texts)
    counts = Counter(s for one in stems for s in one)
    weights = {s: math.log(1 + len(stems) / n) for s, n in counts.items()}
    weights[""] = math.log(1 + len(stems)) if stems else 1.0
    return Known(sentences=stems, all=frozenset(counts), weights=weights)
