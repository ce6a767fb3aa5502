"""Which articles repeat an earlier text: whole, edited, in part, or with other numbers or names.

``find`` looks the article's sampled runs of words up in one table (``shingle_table``), holds the few texts that share
enough of them against it word for word (``overlap``), and reads what the best one says differently (``differs``).
Runs that many texts share are ignored, and of one owner's articles only those count that are nearly whole copies.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.cluster.differs import differs
from standfirst.cluster.fingerprint import Fingerprint, fingerprint
from standfirst.cluster.overlap import FEWEST_WORDS, Overlap, overlap
from standfirst.cluster.shingle_table import Shared, ShingleTable
from standfirst.cluster.types import ArticleToPlace
from standfirst.domain.story import CopyKind

_LEAST_RUNS, _SHORT_LEAST_RUNS, _SHORT = 3, 2, 60  # sampled runs in common; stock phrases seldom give more
_LEAST_SHARE, _LEAST_WORDS = 0.25, 30  # of the shorter text, or words, that the sample must promise in common
_COMPARED = 6  # texts held against an article word for word, those with most runs in common first


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMatch:
    """An earlier article of the same text.

    ``likeness`` is the share in 0..1 of the one text's words that stand, in runs of three or more, in the other: of the
    text that has more of them there, so that an excerpt is as like as a whole copy. ``differs`` tells of a VARIANT what
    is different ("12 -> 14", the earlier text first) and is () for every other kind.
    """

    article_id: str
    likeness: float
    kind: CopyKind
    differs: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Nothing that matters was changed."""
        return self.kind is CopyKind.EXACT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Known:
    article_id: str
    owner: str
    text: str
    words: int
    rate: int


class CopyIndex:
    """The first article of every text. ``find`` before ``add``; ``remove`` for articles that left the window.

    Memory: 2.5 kB an article of ordinary length beside the text itself, which is shared with whoever holds the article.
    One writer.
    """

    def __init__(self) -> None:
        self._table = ShingleTable()
        self._texts: dict[int, _Known] = {}
        self._keys: dict[str, int] = {}
        self._next = 0
        self._read: tuple[ArticleToPlace, Fingerprint] | None = None
        self._found: tuple[ArticleToPlace, int, CopyMatch | None] | None = None

    def __len__(self) -> int:
        return len(self._texts)

    def find(self, article: ArticleToPlace) -> CopyMatch | None:
        """The earliest article that this one repeats most of; None without one, and for texts too short to tell."""
        if self._found is not None and self._found[0] is article and self._found[1] == self._next:
            return self._found[2]
        match = self._best(article, self._print(article))
        self._found = article, self._next, match
        return match

    def add(self, article: ArticleToPlace) -> None:
        """Remember an article's text, unless it says nothing that a known one does not: the first stands for all."""
        self.remove(article.id)
        text = self._print(article)
        if len(text.words) < FEWEST_WORDS or not self._own(article):
            return
        key, self._next = self._next, self._next + 1
        self._table.add(text.sample, key)
        self._texts[key] = _Known(
            article_id=article.id, owner=article.owner, text=article.text, words=len(text.words), rate=text.rate
        )
        self._keys[article.id] = key

    def remove(self, article_id: str) -> None:
        """Forget an article's text; nothing happens when it is unknown."""
        key = self._keys.pop(article_id, None)
        if key is not None:
            self._table.remove(fingerprint(self._texts.pop(key).text).sample, key)
            self._found = None

    def _own(self, article: ArticleToPlace) -> bool:
        match = self.find(article)
        return match is None or match.kind not in (CopyKind.EXACT, CopyKind.EDITED)

    def _print(self, article: ArticleToPlace) -> Fingerprint:
        """The fingerprint, read once for ``find`` and the ``add`` that follows."""
        if self._read is None or self._read[0] is not article:
            self._read = article, fingerprint(article.text)
        return self._read[1]

    def _best(self, article: ArticleToPlace, text: Fingerprint) -> CopyMatch | None:
        if len(text.words) < FEWEST_WORDS:
            return None
        least = _SHORT_LEAST_RUNS if len(text.words) < _SHORT else _LEAST_RUNS
        shared = self._table.find(text.sample, min(least, len(text.sample)))
        if shared is None:
            return None
        found = [
            (known, compared)
            for known in self._candidates(article, text, shared)
            if (compared := self._compared(article, text, known, shared)).kind is not CopyKind.NONE
        ]
        if not found:
            return None
        known, best = max(found, key=lambda f: (f[1].kind is not CopyKind.EXCERPT, round(f[1].likeness, 2)))
        return _match(known, best, text, article.text)

    def _candidates(self, article: ArticleToPlace, text: Fingerprint, shared: Shared) -> Iterable[_Known]:
        """The texts of which the sample promises enough in common, eldest first."""
        for key in sorted(list(shared.counts)[:_COMPARED]):
            known, runs = self._texts[key], shared.counts[key]
            needed = min(_LEAST_SHARE * min(known.words, len(text.words)), _LEAST_WORDS)
            needed = min(needed / max(known.rate, text.rate), _LEAST_SHARE * len(text.sample))
            if known.article_id != article.id and runs >= needed:
                yield known

    @staticmethod
    def _compared(article: ArticleToPlace, text: Fingerprint, known: _Known, shared: Shared) -> Overlap:
        return overlap(
            text, fingerprint(known.text), shared.common, same_owner=bool(known.owner) and known.owner == article.owner
        )


def _match(known: _Known, found: Overlap, text: Fingerprint, words: str) -> CopyMatch:
    other = () if known.text == words else differs(known.text, words)
    return CopyMatch(
        article_id=known.article_id, likeness=round(found.likeness, 4), differs=other,
        kind=CopyKind.VARIANT if other else found.kind,
    )  # fmt: skip
