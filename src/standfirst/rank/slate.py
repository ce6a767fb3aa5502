"""The line: hydrate, propose, filter, score, vary, select, explain. No component can empty the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import numpy as np

from standfirst.domain.ranking import Candidate, ReaderProfile, Slate
from standfirst.rank.attempts import Attempts
from standfirst.rank.configuration import FRONT_PAGE, Configuration, Weighted
from standfirst.rank.crowd import held, quiet_pool
from standfirst.rank.exact import exact_array
from standfirst.rank.explanations import Scored, cards
from standfirst.rank.notes import Notes
from standfirst.rank.pool import CandidatePool, Floats, Mask
from standfirst.rank.ports import CandidateFilter, CandidateScorer, Placed, Removal
from standfirst.rank.query import Query

_DEEP = 4  # the diversifier chooses among this many times the page's size


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
    items = cards(query, placed, scored, totals, proposals, line.attempts, configuration.diversifier.name)
    failed = tuple(dict.fromkeys(line.attempts.failed))
    return Slate(items=items, removed=removed, reasons=removed.reasons(), at=now, failed=failed)


def score_candidates(
    reader: ReaderProfile,
    candidates: CandidatePool | Sequence[Candidate],
    *,
    now: datetime,
    configuration: Configuration = FRONT_PAGE,
) -> Floats:
    """Every candidate's score before variety, in the pool's order: what ``build_slate`` would rank by."""
    pool = candidates if isinstance(candidates, CandidatePool) else CandidatePool.build(candidates, now)
    return sum_of(score_parts(reader, pool, now=now, configuration=configuration), len(pool))


def score_parts(
    reader: ReaderProfile, pool: CandidatePool, *, now: datetime, configuration: Configuration = FRONT_PAGE
) -> list[Scored]:
    """What each component adds to every candidate's score, before variety."""
    line = _Line(configuration=configuration)
    return line.score(line.hydrate(_query(reader, pool, now, len(pool))))


def read_signals(
    reader: ReaderProfile,
    candidates: CandidatePool | Sequence[Candidate],
    *,
    now: datetime,
    configuration: Configuration = FRONT_PAGE,
) -> dict[str, Floats]:
    """What every taught scorer sees of each candidate, by the scorer's name, in the pool's order: one passed page's
    part of a ``Lesson`` (see ``training.py``)."""
    line = _Line(configuration=configuration)
    query = line.hydrate(_query(reader, candidates, now, len(candidates)))
    nothing = np.zeros(len(query.pool))
    return {
        part.scorer.name: line.attempts.attempt(part.scorer.name, partial(_signal, part.scorer, query), nothing)
        for part in configuration.scorers
        if part.taught
    }


def sum_of(scored: Sequence[Scored], size: int) -> Floats:
    """Totals over components; exact, because every value is a multiple of 2^-20."""
    totals: Floats = np.zeros(size)
    for part in scored:
        totals += part.values
    return totals


def _query(reader: ReaderProfile, candidates: CandidatePool | Sequence[Candidate], now: datetime, size: int) -> Query:
    pool = candidates if isinstance(candidates, CandidatePool) else CandidatePool.build(candidates, now)
    return Query(reader=reader, pool=pool, now=now, size=size)


@dataclass(frozen=True, slots=True)
class _SharedScores:
    """Aligned with the configuration's scorers; None where a scorer is the reader's own, weighs nothing or failed."""

    configuration: Configuration
    parts: list[Scored | None]
    failed: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One run of a configuration, with the names of the components that failed in it."""

    configuration: Configuration
    attempts: Attempts = field(default_factory=Attempts)

    def hydrate(self, query: Query) -> Query:
        for hydrator in self.configuration.hydrators:
            query = self.attempts.attempt(f"hydrator {hydrator.name}", partial(hydrator.hydrate, query), query)
        return query

    def propose(self, query: Query) -> list[tuple[str, Mask]]:
        nothing = np.zeros(len(query.pool), dtype=np.bool_)
        return [
            (source.name, self.attempts.attempt(f"source {source.name}", partial(source.propose, query), nothing))
            for source in self.configuration.sources
        ]

    def filter(self, query: Query, proposals: list[tuple[str, Mask]]) -> tuple[Mask, Notes]:
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
            removal = self.attempts.attempt(f"filter {component.name}", partial(_removal, component, query), None)
            if removal is not None:
                found.append((component.name, component.wish, removal))
        return found

    def _notes(self, query: Query, out: list[tuple[str, bool, Removal]], proposed: Mask) -> Notes:
        left = proposed.copy()
        taken = []
        for name, _, removal in out:
            taken.append((name, removal, np.flatnonzero(left & removal.mask)))
            left &= ~removal.mask
        return Notes(pool=query.pool, taken=tuple(taken))

    def score(self, query: Query) -> list[Scored]:
        personal = query.personal
        scored = []
        for part, kept in zip(self.configuration.scorers, self._shared(query, personal), strict=True):
            found = kept if part.scorer.shared else self._own(part, query, personal)
            if found is not None:
                scored.append(found)
        return self.attempts.attempt("crowd bound", lambda: self._hold(query, scored), scored)

    def _own(self, part: Weighted, query: Query, personal: float) -> Scored | None:
        if not (weight := part.weight(personal)):
            return None
        return self.attempts.attempt(f"scorer {part.scorer.name}", partial(_worked_out, part, query, weight), None)

    def _shared(self, query: Query, personal: float) -> Sequence[Scored | None]:
        """What serves all readers at one place of the slider, and what of it failed, kept with its page."""
        key = ("shared scores", id(self.configuration), personal)
        kept: _SharedScores | None = query.pool.shared.get(key)
        if kept is None:
            before = len(self.attempts.failed)
            found = [self._own(p, query, personal) if p.scorer.shared else None for p in self.configuration.scorers]
            kept = _SharedScores(self.configuration, found, self.attempts.failed[before:])
            query.pool.shared[key] = kept
        else:
            self.attempts.failed.extend(kept.failed)
        return kept.parts

    def _hold(self, query: Query, scored: list[Scored]) -> list[Scored]:
        """The same, and what the crowd's bound takes back."""
        size, (names, shared) = len(query.pool), self._crowd(query, scored)
        moved = shared + sum_of([part for part in scored if not part.shared and part.scorer.name in names], size)
        bound = moved.any() and not np.isinf(query.pool.audience.openers).all()
        return [*scored, held(query, moved, sum_of(scored, size) - moved)] if bound else scored

    def _crowd(self, query: Query, scored: list[Scored]) -> tuple[frozenset[str], Floats]:
        """The crowd's components, and what the shared ones add beyond what they would had nobody done a thing."""
        key, page = ("crowd", id(self.configuration), query.personal), self.configuration
        kept: tuple[Configuration, frozenset[str], Floats] | None = query.pool.shared.get(key)
        if kept is None:
            names = frozenset(part.scorer.name for part in page.scorers if part.crowd)
            crowd = sum_of([part for part in scored if part.shared and part.scorer.name in names], len(query.pool))
            calm = replace(query, pool=quiet_pool(query.pool))
            parts = [p for p in page.scorers if p.crowd and p.scorer.shared and p.weight(query.personal)]
            quiet = sum_of([_worked_out(part, calm, part.weight(query.personal)) for part in parts], len(query.pool))
            kept = query.pool.shared[key] = (page, names, crowd - quiet)
        return kept[1:]

    def select(self, query: Query, kept: Mask, totals: Floats) -> tuple[Placed, ...]:
        rows = np.flatnonzero(kept)
        deep = query.size * _DEEP
        if deep < len(rows):
            rows = rows[np.argpartition(-totals[rows], deep)[:deep]]
        order = rows[np.lexsort((query.pool.story_keys[rows], -query.pool.updated[rows], -totals[rows]))]
        best, sums = order.tolist(), totals[order].tolist()
        plain = tuple(Placed(row, 0.0) for row in best[: max(0, query.size)])
        diversifier, selector = self.configuration.diversifier, self.configuration.selector
        return self.attempts.attempt(
            f"diversifier {diversifier.name}",
            lambda: selector.select(query, diversifier.arrange(query, best, sums)),
            plain,
        )


def _removal(component: CandidateFilter, query: Query) -> Removal | None:
    return component.remove(query)


def _union(out: list[tuple[str, bool, Removal]], like: Mask) -> Mask:
    mask = np.zeros(len(like), dtype=np.bool_)
    for _, _, removal in out:
        mask |= removal.mask
    return mask


def _worked_out(part: Weighted, query: Query, weight: float) -> Scored:
    signal = _signal(part.scorer, query)
    bent = signal if part.curve is None else part.curve.at(signal)
    return Scored(part.scorer, signal, exact_array(bent, weight), part.scorer.shared)


def _signal(scorer: CandidateScorer, query: Query) -> Floats:
    """The scorer's numbers, one finite one per candidate; the shared ones are worked out once per pool."""
    if scorer.shared and scorer in query.pool.shared:
        kept: Floats = query.pool.shared[scorer]
        return kept
    signal = scorer.score(query)
    if signal.shape != (len(query.pool),) or not np.isfinite(signal).all():
        raise ValueError(f"{scorer.name}: not one finite number per candidate")
    if scorer.shared:
        query.pool.shared[scorer] = signal
    return signal
