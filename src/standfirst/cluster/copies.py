"""Which articles repeat an earlier text: MinHash over word triples with locality-sensitive hashing (rensa)."""

import re
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from standfirst.cluster.types import ArticleToPlace
from standfirst.domain.text import accentless

_PERMUTATIONS, _BANDS, _SEED = 128, 32, 42
_NEAR = 0.6  # Jaccard of word triples from which a text counts as a copy
_FEWEST_WORDS = 12  # below this two texts can agree by chance
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMatch:
    """An earlier article of the same text. ``likeness`` is the estimated Jaccard overlap of word triples."""

    article_id: str
    likeness: float
    numbers_differ: bool

    @property
    def exact(self) -> bool:
        """Nothing that matters was changed."""
        return self.likeness >= 0.95 and not self.numbers_differ


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Text:
    article_id: str
    sketch: RMinHash
    numbers: frozenset[str]


class CopyIndex:
    """The first article of every text. ``find`` before ``add``; ``remove`` for articles that left the window."""

    def __init__(self) -> None:
        self._lsh = RMinHashLSH(threshold=_NEAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._texts: dict[int, _Text] = {}
        self._keys: dict[str, int] = {}
        self._next = 0

    def find(self, article: ArticleToPlace) -> CopyMatch | None:
        """The earliest article whose text this one repeats; None without one, and for texts too short to tell."""
        text = _read(article)
        if text is None:
            return None
        best: CopyMatch | None = None
        for key in sorted(self._lsh.query(text.sketch)):
            other = self._texts[key]
            likeness = float(text.sketch.jaccard(other.sketch))
            if likeness >= _NEAR and other.article_id != article.id and (best is None or likeness > best.likeness):
                best = CopyMatch(
                    article_id=other.article_id, likeness=likeness, numbers_differ=text.numbers != other.numbers
                )
        return best

    def add(self, article: ArticleToPlace) -> None:
        """Remember an article's text. A copy need not be added: its original stands for it."""
        self.remove(article.id)
        text = _read(article)
        if text is None:
            return
        key, self._next = self._next, self._next + 1
        self._lsh.insert(key, text.sketch)
        self._texts[key] = text
        self._keys[article.id] = key

    def remove(self, article_id: str) -> None:
        """Forget an article's text; nothing happens when it is unknown."""
        key = self._keys.pop(article_id, None)
        if key is not None:
            self._lsh.remove(key)
            del self._texts[key]


def _read(article: ArticleToPlace) -> _Text | None:
    words = _WORD.findall(accentless(article.text))
    if len(words) < _FEWEST_WORDS:
        return None
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])
    return _Text(article_id=article.id, sketch=sketch, numbers=frozenset(_NUMBER.findall(article.text)))
