"""The one configuration of the room, the same for every stream."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """Weights of the evidence (log odds) and the limits of the room.

    The weights were found by search (CMA-ES) over whole runs of three public streams, two of them in
    several orders, equally weighted; one set serves them all (November 2026, docs/decisions/010). The likenesses of
    ``match.Likeness`` carry the same names; ``time`` multiplies ln(1 + hours since the Story last moved / 4), ``size``
    ln(articles in the Story). ``join``, ``merge``, ``split``, ``move`` and ``near`` are log odds.
    """

    bias: float = -5.55
    dense: float = 6.65
    closest: float = 2.74  # times what the most similar member exceeds the average by
    terms: float = 2.52
    title: float = 4.87
    names: float = 4.5
    numbers: float = 2.13
    other_names: float = -0.4
    other_numbers: float = -1.0
    time: float = -1.41
    size: float = 0.2
    title_only: float = 2.54  # a bare title shares fewer words with its own Story than a text does
    join: float = 0.0  # from which an article joins
    near: float = -1.9  # from which a Story is compared with the one that was joined
    merge: float = 2.2
    split: float = -2.4  # average between two parts below which they part
    move: float = 2.5  # by how much another Story must fit a member better than its own
    active_days: float = 10.0  # a Story that has not moved for so long is not joined any more
    dense_candidates: int = 8
    lexical_candidates: int = 8
