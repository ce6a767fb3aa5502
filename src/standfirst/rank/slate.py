"""The line: hydrate, propose, filter, score, vary, select, explain. No component can empty the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

import numpy as np

from standfirst.domain.ranking import Candidate, ReaderProfile, Reason, Removed, Slate, SlateItem
from standfirst.rank.configuration import FRONT_PAGE, Configuration
from standfirst.rank.exact import exact_array
from standfirst.rank.pool import CandidatePool, Floats, Mask
from standfirst.rank.ports import CandidateFilter, CandidateScorer, Placed, Removal
from standfirst.rank.query import Query

_DEEP = 3  # the diversifier chooses among this many times the page's size
_REST = "the rest"
_T = TypeVar("_T")


def build_slate(
    reader: ReaderProfile,
    candidates: CandidatePool | Sequence[Candidate],
    *,
    now: datetime,
    size: int = 50,
    configuration: Configuration = FRONT_PAGE,
) -> Slate:
    """One reader's page at ``now``. Give a ``CandidatePool`` where speed counts: it serves all readers of a refresh.

    A component that raises is left out and named in ``failed``. The same arguments give the same slate.
    """
    line = _Line(configuration=configuration)
    query = line.hydrate(_query(reader, candidates, now, size))
    proposals = line.propose(query)
    kept, removed = line.filter(query, proposals)
    scored = line.score(query)
    totals = sum_of(scored, len(query.pool))
    placed = line.select(query, kept, totals)
    items = line.items(query, placed, scored, proposals)
    return Slate(items=items, removed=removed, at=now, failed=tuple(dict.fromkeys(line.failed)))


def score_candidates(
    reader: ReaderProfile,
    candidates: CandidatePool | Sequence[Candidate],
    *,
    now: datetime,
    configuration: Configuration = FRONT_PAGE,
) -> Floats:
    """Every candidate's score before variety, in the pool's order: what ``build_slate`` would rank by."""
    line = _Line(configuration=configuration)
    query = line.hydrate(_query(reader, candidates, now, len(candidates)))
    return sum_of(line.score(query), len(query.pool))


@dataclass(frozen=True, slots=True)
class Scored:
    """A scorer's weighted values for every row."""

    scorer: CandidateScorer
    weight: float
    values: Floats

    @property
    def key(self) -> tuple[CandidateScorer, float]:
        return self.scorer, self.weight


def sum_of(scored: Sequence[Scored], size: int) -> Floats:
    """Totals over components; exact, because every value is a multiple of 2^-20."""
    totals: Floats = np.zeros(size)
    for part in scored:
        totals += part.values
    return totals


def _query(reader: ReaderProfile, candidates: CandidatePool | Sequence[Candidate], now: datetime, size: int) -> Query:
    pool = candidates if isinstance(candidates, CandidatePool) else CandidatePool.build(candidates, now)
    return Query(reader=reader, pool=pool, now=now, size=size)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One run of a configuration, with the names of the components that failed in it."""

    configuration: Configuration
    failed: list[str] = field(default_factory=list)

    def attempt(self, name: str, work: Callable[[], _T], otherwise: _T) -> _T:
        """The component's answer, or ``otherwise`` with its name on the list: a page matters more than a part."""
        try:
            return work()
        except Exception:  # the one place where a component's bug must not cost the reader the page
            self.failed.append(name)
            return otherwise

    def hydrate(self, query: Query) -> Query:
        for hydrator in self.configuration.hydrators:
            query = self.attempt(f"hydrator {hydrator.name}", partial(hydrator.hydrate, query), query)
        return query

    def propose(self, query: Query) -> list[tuple[str, Mask]]:
        nothing = np.zeros(len(query.pool), dtype=np.bool_)
        return [
            (source.name, self.attempt(f"source {source.name}", partial(source.propose, query), nothing))
            for source in self.configuration.sources
        ]

    def filter(self, query: Query, proposals: list[tuple[str, Mask]]) -> tuple[Mask, tuple[Removed, ...]]:
        """Rows that stay, and what went with its reason. Too little proposed: everything may come in. Nothing left:
        filters that are no wish of the reader's are lifted."""
        out = self._removals(query)
        proposed = np.zeros(len(query.pool), dtype=np.bool_)
        for _, mask in proposals:
            proposed |= mask
        kept = proposed & ~_union(out, proposed)
        if np.count_nonzero(kept) < query.size:
            proposed = np.ones(len(query.pool), dtype=np.bool_)
            kept = ~_union(out, proposed)
        if not kept.any():
            out = [entry for entry in out if entry[1]]
            kept = proposed & ~_union(out, proposed)
        return kept, self._notes(query, out, proposed)

    def _removals(self, query: Query) -> list[tuple[str, bool, Removal]]:
        found = []
        for component in self.configuration.filters:
            removal = self.attempt(f"filter {component.name}", partial(_removal, component, query), None)
            if removal is not None:
                found.append((component.name, component.wish, removal))
        return found

    def _notes(self, query: Query, out: list[tuple[str, bool, Removal]], proposed: Mask) -> tuple[Removed, ...]:
        left = proposed.copy()
        notes: list[Removed] = []
        for name, _, removal in out:
            rows = np.flatnonzero(left & removal.mask).tolist()
            notes.extend(query.pool.removed(row, name, removal.reason(row)) for row in rows)
            left &= ~removal.mask
        return tuple(notes)

    def score(self, query: Query) -> list[Scored]:
        scored = []
        for part in self.configuration.scorers:
            weight = part.weight(query.personal)
            if weight:
                values = self.attempt(f"scorer {part.scorer.name}", partial(_values, part.scorer, query, weight), None)
                if values is not None:
                    scored.append(Scored(part.scorer, weight, values))
        return scored

    def select(self, query: Query, kept: Mask, totals: Floats) -> tuple[Placed, ...]:
        rows = np.flatnonzero(kept)
        deep = query.size * _DEEP
        if deep < len(rows):
            rows = rows[np.argpartition(-totals[rows], deep)[:deep]]
        order = rows[np.lexsort((query.pool.story_keys[rows], -query.pool.updated[rows], -totals[rows]))]
        best, sums = order.tolist(), totals[order].tolist()
        plain = tuple(Placed(row, 0.0) for row in best[: max(0, query.size)])
        diversifier, selector = self.configuration.diversifier, self.configuration.selector
        return self.attempt(
            f"diversifier {diversifier.name}",
            lambda: selector.select(query, diversifier.arrange(query, best, sums)),
            plain,
        )

    def items(
        self, query: Query, placed: tuple[Placed, ...], scored: list[Scored], proposals: list[tuple[str, Mask]]
    ) -> tuple[SlateItem, ...]:
        """The chosen rows as cards; only these become objects."""
        rows = [place.row for place in placed]
        reasons: list[list[Reason]] = [[] for _ in rows]
        for part in scored:
            self._explain(query, part, rows, reasons)
        for place, card in zip(placed, reasons, strict=True):
            if place.variety:
                card.append(Reason(component=self.configuration.diversifier.name, value=place.variety, text=place.text))
        origins = [(name, mask[rows].tolist()) for name, mask in proposals]
        return tuple(
            SlateItem(
                candidate=query.pool.candidates[row],
                score=sum([reason.value for reason in reasons[at]]),
                reasons=tuple(reasons[at]),
                came_from=tuple(name for name, chosen in origins if chosen[at]) or (_REST,),
            )
            for at, row in enumerate(rows)
        )

    def _explain(self, query: Query, part: Scored, rows: list[int], cards: list[list[Reason]]) -> None:
        """Adds a component's reasons to the cards that it moved."""
        values = part.values[rows].tolist()
        moved = [at for at, value in enumerate(values) if value]
        known = query.pool.shared.setdefault(("reasons", part.key, int(query.now.timestamp()) // 60), {})
        fresh = [at for at in moved if rows[at] not in known] if part.scorer.shared else moved
        if fresh:
            asked, given = [rows[at] for at in fresh], [values[at] for at in fresh]
            texts = self.attempt(
                f"scorer {part.scorer.name}", partial(_sentences, part.scorer, query, asked, given), [""] * len(fresh)
            )
            made = [Reason(component=part.scorer.name, value=v, text=t) for v, t in zip(given, texts, strict=True)]
            found = dict(zip(asked, made, strict=True))
            if part.scorer.shared:
                known.update(found)
            else:
                known = found
        for at in moved:
            cards[at].append(known[rows[at]])


def _sentences(scorer: CandidateScorer, query: Query, rows: list[int], values: list[float]) -> list[str]:
    texts = scorer.explain(query, rows, values)
    if len(texts) != len(rows):
        raise ValueError(f"{scorer.name}: not one sentence per row")
    return texts


def _removal(component: CandidateFilter, query: Query) -> Removal | None:
    return component.remove(query)


def _union(out: list[tuple[str, bool, Removal]], like: Mask) -> Mask:
    mask = np.zeros(len(like), dtype=np.bool_)
    for _, _, removal in out:
        mask |= removal.mask
    return mask


def _values(scorer: CandidateScorer, query: Query, weight: float) -> Floats | None:
    """A scorer's exact values; the shared ones are worked out once per pool and weight."""
    if not scorer.shared:
        return _checked(scorer, query, weight)
    key = (scorer, weight)
    if key not in query.pool.shared:
        query.pool.shared[key] = _checked(scorer, query, weight)
    values: Floats = query.pool.shared[key]
    return values


def _checked(scorer: CandidateScorer, query: Query, weight: float) -> Floats:
    values = scorer.score(query)
    if values.shape != (len(query.pool),) or not np.isfinite(values).all():
        raise ValueError(f"{scorer.name}: not one finite number per candidate")
    return exact_array(values, weight)
