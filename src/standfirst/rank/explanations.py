"""Explanations: from the numbers that ranked a row to the reasons on its card. Only chosen rows become objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import numpy as np

from standfirst.domain.ranking import Reason, SlateItem
from standfirst.rank.attempts import Attempts
from standfirst.rank.pool import Floats, Mask
from standfirst.rank.ports import Explainer, Placed
from standfirst.rank.query import Query

_REST = "the rest"  # nobody proposed it: the page had room


@dataclass(frozen=True, slots=True)
class Scored:
    """A scorer's signal for every row and what it adds there: weight x signal, or weight x its curve at the signal.
    ``shared``: the same object for all readers (of one pool and slider)."""

    scorer: Explainer
    signal: Floats
    values: Floats
    shared: bool = False


def cards(
    query: Query,
    placed: Sequence[Placed],
    scored: Sequence[Scored],
    totals: Floats,
    proposals: Sequence[tuple[str, Mask]],
    attempts: Attempts,
    variety: str,
) -> tuple[SlateItem, ...]:
    """The placed rows as cards; a card's score, its total and what variety did, is the sum of its reasons exactly (see
    ``exact.py``)."""
    rows = [place.row for place in placed]
    shared = _shared_reasons(query, rows, tuple(part for part in scored if part.shared), attempts)
    reasons = [list(shared[row]) for row in rows]
    for part in scored:
        if not part.shared:
            _explain(query, part, rows, reasons, attempts)
    for place, card in zip(placed, reasons, strict=True):
        if place.variety:
            card.append(Reason(variety, place.variety, place.text))
    origins = _origins(rows, proposals)
    return tuple(
        SlateItem(query.pool.candidates[row], total + place.variety, tuple(card), came_from)
        for place, row, total, card, came_from in zip(
            placed, rows, totals[rows].tolist(), reasons, origins, strict=True
        )
    )


def _shared_reasons(
    query: Query, rows: list[int], parts: tuple[Scored, ...], attempts: Attempts
) -> dict[int, tuple[Reason, ...]]:
    """Reasons that serve every reader, kept in the pool for the minute that they speak of unless one failed. The pool
    keeps the parts too, so that their ``id`` stays their own."""
    key = ("reasons", tuple(map(id, parts)), int(query.now.timestamp()) // 60)
    kept: dict[int, tuple[Reason, ...]] = query.pool.shared.setdefault(key, (parts, {}))[1]
    missing = [row for row in rows if row not in kept]
    if not missing:
        return kept
    made: list[list[Reason]] = [[] for _ in missing]
    failures = len(attempts.failed)
    for part in parts:
        _explain(query, part, missing, made, attempts)
    found = {row: tuple(card) for row, card in zip(missing, made, strict=True)}
    if len(attempts.failed) == failures:
        kept.update(found)
        return kept
    return kept | found


def _explain(query: Query, part: Scored, rows: list[int], reasons: list[list[Reason]], attempts: Attempts) -> None:
    """Adds a component's reasons to the cards that it moved."""
    chosen = np.array(rows, dtype=np.intp)
    values = part.values[chosen]
    moved = np.flatnonzero(values)
    if not len(moved):
        return
    asked, name = chosen[moved], part.scorer.name
    work = partial(_sentences, part.scorer, query, asked.tolist(), part.signal[asked].tolist())
    texts = attempts.attempt(f"scorer {name}", work, [""] * len(moved))
    for at, reason in zip(moved.tolist(), map(Reason, repeat(name), values[moved].tolist(), texts), strict=True):
        reasons[at].append(reason)


def _sentences(scorer: Explainer, query: Query, rows: list[int], values: list[float]) -> list[str]:
    texts = scorer.explain(query, rows, values)
    if len(texts) != len(rows):
        raise ValueError(f"{scorer.name}: not one sentence per row")
    return texts


def _origins(rows: list[int], proposals: Sequence[tuple[str, Mask]]) -> list[tuple[str, ...]]:
    """Per row the sources that proposed it; rows with the same ones share a tuple."""
    bits, chosen = np.zeros(len(rows), dtype=np.int64), np.array(rows, dtype=np.intp)
    for place, (_, mask) in enumerate(proposals):
        bits |= mask[chosen].astype(np.int64) << place
    codes = bits.tolist()
    named = {
        code: tuple(name for place, (name, _) in enumerate(proposals) if code >> place & 1) or (_REST,)
        for code in set(codes)
    }
    return [named[code] for code in codes]
