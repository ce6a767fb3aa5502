"""What the index remembers of an article's words: sparse unit vectors, weighed as the words stood when it came.

The average cosine between an article and the members of a Story is the scalar product of its vector with the sum of
theirs divided by their number, so that one sum a Story is enough and taking an article out again is exact.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log1p, sqrt

from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords

Sparse = dict[str, float]
_KEYS = 10  # terms of most weight, by which an article is found


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePrint:
    """Unit vectors (empty where there is nothing): ``terms`` of the whole text, ``title``, ``names``, ``numbers``.

    ``keys`` are the weightiest terms.
    """

    terms: Sparse = field(default_factory=dict)
    title: Sparse = field(default_factory=dict)
    names: Sparse = field(default_factory=dict)
    numbers: Sparse = field(default_factory=dict)
    keys: tuple[str, ...] = ()


def print_of(words: ArticleWords, vocabulary: Vocabulary) -> ArticlePrint:
    """Weigh an article's words by what the stream has shown up to now."""
    root = vocabulary.roots_of_rarity(words.terms.keys() | words.names.keys())
    terms = _unit(words.terms, root)
    least = heapq.nlargest(_KEYS, terms.values())[-1] if terms else 0.0
    return ArticlePrint(
        terms=terms,
        title=_unit(_counted(words.title), root),
        names=_unit(words.names, root),
        numbers=_unit({n: words.terms[n] for n in words.numbers}, root),
        keys=tuple(sorted((t for t, w in terms.items() if w >= least), key=lambda t: (-terms[t], t))[:_KEYS]),
    )


def dot(one: Sparse, other: Sparse) -> float:
    """Scalar product; costs little more than finding the terms that both have."""
    return sum(one[term] * other[term] for term in one.keys() & other.keys())


def dot_over(terms: Iterable[str], one: Sparse, other: Sparse) -> float:
    """``dot`` where the terms that both can have are known."""
    return sum([one[term] * other[term] for term in terms if term in other and term in one]) if one and other else 0.0


def _counted(stems: Iterable[str]) -> Sparse:
    counts: Sparse = {}
    for stem in stems:
        counts[stem] = counts.get(stem, 0.0) + 1.0
    return counts


def _unit(counts: Mapping[str, float], root: Mapping[str, float]) -> Sparse:
    weights = {term: log1p(count) * root[term] for term, count in counts.items()}
    length = sqrt(sum([w * w for w in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}
