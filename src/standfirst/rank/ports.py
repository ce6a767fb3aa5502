"""The roles a ranking component can have. All of them are called by ``rank.slate`` and work on whole arrays.

A component may raise: the line leaves it out and names it in ``Slate.failed``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from standfirst.rank.pool import Floats, Mask, Rows
from standfirst.rank.query import Query


class ReaderHydrator(Protocol):
    """Finds out what a reader's wishes and history mean in this pool."""

    @property
    def name(self) -> str: ...

    def hydrate(self, query: Query) -> Query: ...


class CandidateSource(Protocol):
    """Proposes rows for the page; true means proposed."""

    @property
    def name(self) -> str: ...

    def propose(self, query: Query) -> Mask: ...


@dataclass(frozen=True, slots=True)
class Removal:
    """What a filter takes out: a mask, the reasons in the reader's words, and by row which of them holds (None: the
    first for all)."""

    mask: Mask
    reasons: tuple[str, ...]
    which: Rows | None = None

    def reason(self, row: int) -> str:
        """Why a removed row went."""
        return self.reasons[0 if self.which is None else self.which[row]]

    def counts(self, rows: Rows) -> dict[str, int]:
        """How many of these rows each reason took out."""
        if self.which is None:
            return {self.reasons[0]: len(rows)}
        found = np.bincount(self.which[rows], minlength=len(self.reasons)).tolist()
        return {reason: count for reason, count in zip(self.reasons, found, strict=True) if count}


class CandidateFilter(Protocol):
    """Takes rows out, each with a reason. ``wish``: the reader asked for it, so it holds even if the page runs
    empty; the others are lifted rather than show nothing."""

    @property
    def name(self) -> str: ...

    @property
    def wish(self) -> bool: ...

    def remove(self, query: Query) -> Removal: ...


class Explainer(Protocol):
    """Gives chosen rows a sentence each ("" for none) that is true of the row's signal, given as ``values``.

    ``shared``: numbers and sentences hang on the pool and the minute alone, so that they serve all readers.
    """

    @property
    def name(self) -> str: ...

    @property
    def shared(self) -> bool: ...

    def explain(self, query: Query, rows: Sequence[int], values: Sequence[float]) -> list[str]: ...


class CandidateScorer(Explainer, Protocol):
    """Gives every row its signal as well, a number of about -1..1 where 0 says nothing."""

    def score(self, query: Query) -> Floats: ...


class Placed(NamedTuple):
    """A row in its place on the page, with what variety took from its score or gave it."""

    row: int
    variety: float
    text: str = ""


class SlateDiversifier(Protocol):
    """Orders rows, best first given what is already placed; ``rows`` and ``totals`` come best first."""

    @property
    def name(self) -> str: ...

    def arrange(self, query: Query, rows: Sequence[int], totals: Sequence[float]) -> Iterator[Placed]: ...


class SlateSelector(Protocol):
    """Takes as many placed rows as the page has room for."""

    @property
    def name(self) -> str: ...

    def select(self, query: Query, placed: Iterator[Placed]) -> tuple[Placed, ...]: ...
