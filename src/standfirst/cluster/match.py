"""The evidence for and against one article telling the event of one Story, and the score it makes."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standfirst.cluster.index import StoryIndex
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import StoryState
from standfirst.cluster.types import ArticleToPlace
from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What was found for one Story. ``score`` in 0..1; ``dense`` is None without vectors on both sides."""

    story: StoryState
    score: float
    dense: float | None
    lexical: float
    names: float
    gap_hours: float
    other_places: bool
    other_numbers: bool


def match(
    article: ArticleToPlace, words: ArticleWords, story: StoryState, index: StoryIndex, settings: ClusterSettings
) -> Match:
    """Weigh one Story. Costs a few hundred dictionary look-ups."""
    vocabulary = index.vocabulary
    dense = None if article.vector is None else index.similarity(story, article.vector)
    lexical = _cosine(words.terms, story, vocabulary)
    names = _coverage(words.names, story.names, story.size, vocabulary)
    if _foreign(article, story) and dense is not None:
        # Words of two languages do not meet: what one language would show is estimated from the vectors.
        lexical, names = max(lexical, _expected_lexical(dense)), max(names, _expected_names(dense))
    gap = story.gap_hours(article.published_at)
    places, numbers = _other_places(words, story), _apart(words.numbers, story.numbers)
    core = _core(words, story, vocabulary)
    logit = (
        settings.bias
        + settings.dense * (_expected_dense(lexical) if dense is None else dense)
        + settings.lexical * lexical
        + settings.names * names
        + settings.core * core
        + settings.time * math.log1p(gap)
        + settings.size * math.log(story.size)
        + settings.title_only * words.title_only
        + settings.other_places * places
        + settings.other_numbers * numbers
    )
    return Match(
        story=story,
        score=1 / (1 + math.exp(-max(-60.0, min(60.0, logit)))),
        dense=dense,
        lexical=lexical,
        names=names,
        gap_hours=gap,
        other_places=places,
        other_numbers=numbers,
    )


def _cosine(terms: Mapping[str, float], story: StoryState, vocabulary: Vocabulary) -> float:
    weight, theirs = vocabulary.weight, story.terms
    shared = length = 0.0
    for term, amount in terms.items():
        square = weight(term) ** 2
        length += amount * amount * square
        shared += amount * theirs.get(term, 0.0) * square
    return shared / (math.sqrt(length) * story.norm(vocabulary)) if length else 0.0


def _coverage(stems: Iterable[str], theirs: Mapping[str, int], size: int, vocabulary: Vocabulary) -> float:
    """Share of the article's names, by weight, that the Story knows; a name that few members have counts less."""
    whole = covered = 0.0
    for stem in stems:
        weight = vocabulary.weight(stem)
        whole += weight
        count = theirs.get(stem, 0)
        if count:
            covered += weight * math.sqrt(min(1.0, count / size))
    return covered / whole if whole else 0.0


def _core(words: ArticleWords, story: StoryState, vocabulary: Vocabulary) -> float:
    """How much of what a Story is about, its few weightiest words, the article speaks of."""
    whole = shared = 0.0
    for term, weight in story.core(vocabulary):
        whole += weight
        shared += weight * (term in words.terms)
    return shared / whole if whole else 0.0


def _other_places(words: ArticleWords, story: StoryState) -> bool:
    """Both name places, and neither knows any place of the other."""
    return _apart(words.places, story.places) and not (
        any(place in story.names for place in words.places) or any(place in words.names for place in story.places)
    )


def _foreign(article: ArticleToPlace, story: StoryState) -> bool:
    """Whether the Story has no article in this article's language."""
    return bool(article.language) and "" not in story.languages and article.language not in story.languages


def _apart(mine: frozenset[str], theirs: Mapping[str, int]) -> bool:
    return bool(mine) and bool(theirs) and not any(stem in theirs for stem in mine)


# Straight lines through the same-event pairs of the packs: what one kind of likeness lets expect of another.
def _expected_dense(lexical: float) -> float:
    return min(0.9, 0.35 + 0.6 * lexical)


def _expected_lexical(dense: float) -> float:
    return max(0.0, min(0.6, 0.9 * dense - 0.25))


def _expected_names(dense: float) -> float:
    return max(0.0, min(0.6, 0.9 * dense - 0.25))
