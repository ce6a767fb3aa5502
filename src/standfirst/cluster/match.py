"""The evidence for and against one article telling the event of one Story, and the score it makes.

Every likeness is an average over the Story's members (average link), so that a Story's size, age or wordiness does
not change what a score means; log odds are a weighted sum, the score their logistic.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.prints import dot_over
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import Member, StoryState

HOURS_APART = 4.0  # within which time says next to nothing; of 1, 4 and 24 the best on the same streams
_NOTHING_SHARED = 0.03  # average likeness of names from which names count as shared
_NO_NUMBER_SHARED = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What one article and one Story share, each in 0..1 (``dense`` in -1..1, None without vectors on both sides).

    ``closest`` is the best cosine with one member;
    ``other_names`` and ``other_numbers`` say how far both have some and none is shared.
    """

    dense: float | None
    closest: float
    terms: float
    title: float
    names: float
    numbers: float
    other_names: float
    other_numbers: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What was found for one Story. ``odds`` are log odds, ``score`` the same in 0..1."""

    story: StoryState
    odds: float
    likeness: Likeness
    gap_hours: float

    @property
    def score(self) -> float:
        """Chance in 0..1 that the article tells the Story's event."""
        return logistic(self.odds)


def match(member: Member, story: StoryState, settings: ClusterSettings) -> Match:
    """Weigh one Story that the article is not in. Costs a few hundred dictionary look-ups."""
    likeness = _likeness(member, story)
    if _foreign(member, story) and likeness.dense is not None:
        likeness = _across_languages(likeness, likeness.dense)
    gap = story.gap_hours(member.article.published_at)
    odds = (
        settings.bias
        + weigh(likeness, settings)
        + settings.time * math.log1p(gap / HOURS_APART)
        + settings.size * math.log(story.size)
        + settings.title_only * member.words.title_only
    )
    return Match(story=story, odds=odds, likeness=likeness, gap_hours=gap)


def weigh(found: Likeness, settings: ClusterSettings) -> float:
    """The log odds of a likeness alone."""
    dense = _expected_dense(found.terms) if found.dense is None else found.dense
    return (
        settings.dense * dense
        + settings.closest * (found.closest - dense if found.dense is not None else 0.0)
        + settings.terms * found.terms
        + settings.title * found.title
        + settings.names * found.names
        + settings.numbers * found.numbers
        + settings.other_names * found.other_names
        + settings.other_numbers * found.other_numbers
    )


def logistic(odds: float) -> float:
    """Log odds as a chance."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def _likeness(member: Member, story: StoryState) -> Likeness:
    made, size = member.print, story.size
    common = list(filter(story.terms.__contains__, made.terms))  # title words and numbers are among the terms
    names = dot_over(made.names, made.names, story.names) / size
    numbers = dot_over(common, made.numbers, story.numbers) / size
    vector = member.article.vector
    dense = None if vector is None else mean_cosine(story, vector)
    return Likeness(
        dense=dense,
        closest=0.0 if vector is None or dense is None else story.closest(vector) if story.embedded > 1 else dense,
        terms=dot_over(common, made.terms, story.terms) / size,
        title=dot_over(common, made.title, story.title) / size,
        names=names,
        numbers=numbers,
        other_names=(names < _NOTHING_SHARED) * bool(made.names) * story.with_names / size,
        other_numbers=(numbers < _NO_NUMBER_SHARED) * bool(made.numbers) * story.with_numbers / size,
    )


def mean_cosine(story: StoryState, vector: NDArray[np.float32]) -> float | None:
    """Average cosine of a vector with the members that have one; None when none has."""
    if story.vector_sum is None or not story.embedded:
        return None
    return float(story.vector_sum.dot(vector)) / story.embedded


def _foreign(member: Member, story: StoryState) -> bool:
    """Whether the Story has no article in this article's language."""
    language = member.article.language
    return bool(language) and "" not in story.languages and language not in story.languages


def _across_languages(found: Likeness, dense: float) -> Likeness:
    """Words of two languages do not meet: what one language would show is estimated from the vectors."""
    expected = max(0.0, min(0.5, 0.9 * dense - 0.25))
    return Likeness(
        dense=dense,
        closest=found.closest,
        terms=max(found.terms, expected),
        title=max(found.title, expected),
        names=max(found.names, expected),
        numbers=found.numbers,
        other_names=0.0,
        other_numbers=found.other_numbers,
    )


def _expected_dense(terms: float) -> float:
    """For an article without a vector: a straight line through same-event pairs of articles."""
    return min(0.85, 0.35 + 0.8 * terms)
