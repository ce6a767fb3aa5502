"""The one configuration of the room, the same for every stream."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """Weights of the evidence (log odds) and the limits of the room.

    The weights were fitted by logistic regression over (article, story) pairs of three public streams, equally
    weighted, then adjusted on whole streams and the sample world; one set serves them all. ``dense``,
    ``lexical``, ``names`` and ``core`` multiply values in 0..1, ``time`` multiplies ln(1 + hours since the Story
    last moved).
    """

    bias: float = -5.0
    dense: float = 4.0
    lexical: float = 7.9
    names: float = 3.45
    core: float = 2.0  # times the share of the Story's weightiest words that the article has
    time: float = -0.78
    size: float = -0.05  # times ln(articles in the Story): a big Story shares words with everything
    title_only: float = 1.8  # a bare title shares fewer words with its own Story than a text does
    other_places: float = -0.65  # both name places and none is shared
    other_numbers: float = -0.8  # both titles have dates or figures and none is shared
    join: float = 0.5  # score from which an article joins
    merge: float = 0.9  # score that BOTH stories need before an article ties them together
    merge_likeness: float = 0.8  # cosine between the two centroids that a merge needs as well
    active_days: float = 10.0  # a Story that has not moved for so long is not joined any more
    dense_candidates: int = 12
    lexical_candidates: int = 12
