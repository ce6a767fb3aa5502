"""Training: from pages that have passed to a RankModel, or to none where the prior knows better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from standfirst.rank.attraction import Attraction
from standfirst.rank.configuration import FRONT_PAGE, Configuration
from standfirst.rank.curve import Curve, Floats
from standfirst.rank.curve_fit import Fitted, Pages, fit
from standfirst.rank.model import RankModel

LEAST_PAGES = 100  # with an open on them, below which the prior stays; by hand
MOST_PAGES = 6000  # the newest are learned from
MOST_PASSED = 20  # cards of a page that were not opened and are learned from, evenly taken; all the others say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One page that passed: what every taught scorer saw of each card then (see ``read_signals``), which cards were
    opened, and how much the page counts (the inverse of its chance, where pages were drawn). No reader in it."""

    signals: Mapping[str, Floats]
    opened: npt.NDArray[np.bool_]
    weight: float = 1.0


def train(
    lessons: Sequence[Lesson],
    *,
    learned_at: datetime,
    attraction: Attraction | None = None,
    configuration: Configuration = FRONT_PAGE,
) -> RankModel | None:
    """A model from the newest lessons (oldest first), or None with too few of them to beat a prior by.

    The curves are scaled so that the taught part spreads a page's stories as far as the prior does: what readers and
    editors say themselves weighs as much as before.
    """
    useful = [lesson for lesson in lessons if is_useful(lesson)][-MOST_PAGES:]
    if len(useful) < LEAST_PAGES:
        return None
    names = tuple(part.scorer.name for part in configuration.scorers if part.taught)
    weights = np.array([part.personal for part in configuration.scorers if part.taught])
    pages = _pages(useful, names, weights)
    return RankModel(
        learned_at=learned_at,
        pages=len(useful),
        curves=_curves(pages, names, weights, fit(pages)),
        attraction=attraction,
    )


def is_useful(lesson: Lesson) -> bool:
    """Some card was opened and some was not, and every signal is one finite number a card."""
    some = lesson.opened.any() and not lesson.opened.all()
    return bool(some) and all(
        signal.shape == lesson.opened.shape and np.isfinite(signal).all() for signal in lesson.signals.values()
    )


def _pages(lessons: Sequence[Lesson], names: tuple[str, ...], weights: Floats) -> Pages:
    taken = [_taken(lesson.opened) for lesson in lessons]
    rows = [
        np.column_stack([_column(lesson, name)[chosen] for name in names])
        for lesson, chosen in zip(lessons, taken, strict=True)
    ]
    signals = np.concatenate(rows)
    return Pages(
        signals=signals,
        prior=signals @ weights,
        opened=np.concatenate([lesson.opened[chosen] for lesson, chosen in zip(lessons, taken, strict=True)]).astype(
            np.float64
        ),
        counts=np.array([len(chosen) for chosen in taken], dtype=np.intp),
        weights=np.array([lesson.weight / np.sqrt(lesson.opened.sum()) for lesson in lessons]),
    )


def _column(lesson: Lesson, name: str) -> Floats:
    found = lesson.signals.get(name)
    return np.zeros(len(lesson.opened)) if found is None else found


def _taken(opened: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    passed = np.flatnonzero(~opened)
    if len(passed) > MOST_PASSED:
        passed = passed[np.linspace(0, len(passed) - 1, MOST_PASSED).astype(np.intp)]
    return np.concatenate([np.flatnonzero(opened), passed])


def _curves(pages: Pages, names: tuple[str, ...], weights: Floats, fitted: Fitted) -> dict[str, Curve]:
    totals = [
        fitted.multiple * weight * knots + added
        for weight, knots, added in zip(weights, fitted.knots, fitted.added, strict=True)
    ]
    learned = sum(
        np.interp(column, knots, values)
        for column, knots, values in zip(pages.signals.T, fitted.knots, totals, strict=True)
    )
    scale = _spread(pages.prior, pages) / max(_spread(np.asarray(learned), pages), 1e-9)
    return {
        name: Curve.through(knots, values * scale)
        for name, knots, values in zip(names, fitted.knots, totals, strict=True)
    }


def _spread(scores: Floats, pages: Pages) -> float:
    """Standard deviation within pages."""
    starts = np.concatenate([[0], np.cumsum(pages.counts)[:-1]])
    means = np.add.reduceat(scores, starts) / pages.counts
    return float(np.std(scores - np.repeat(means, pages.counts)))
