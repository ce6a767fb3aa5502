"""Fitting curves: an additive model of which of the shown stories a reader opens.

Score of a story = multiple of the prior's score + one curve per signal; of a page's stories each is opened with
probability softmax(score) (conditional logit, McFadden 1974). Curves are penalised splines (Eilers and Marx 1996) of
degree 1, so that the score stays a sum of numbers that a card can show. The loss is convex: Newton's method with a
full Hessian finds the one minimum in a handful of steps, whatever the start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from standfirst.rank.curve import Floats

KNOTS = 13
SMOOTH = (
    300.0  # weight of squared second differences; 10 to 1000 differed by .006 AUC on mind-dev, by .002 on globo-dev,
)
# one wanting more and the other less, on the last third of the impressions before the test, 2026-11-28
RIDGE = 10.0  # weight of the curves' distance from the prior, over KNOTS
_STEPS = 8  # Newton steps; four are usual
_PAGES = 1000  # worked on at once, to bound memory

Basis = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Passed pages, one after the other: ``signals`` rows x signals, ``prior`` the hand-set score of each row,
    ``opened`` 0 or 1 by row, ``counts`` rows by page (each page with one opened row at least), ``weights`` by page."""

    signals: Floats
    prior: Floats
    opened: Floats
    counts: npt.NDArray[np.intp]
    weights: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """``multiple`` of the prior's score, and per signal knots and what is added to that there."""

    multiple: float
    knots: tuple[Floats, ...]
    added: tuple[Floats, ...]


def fit(pages: Pages) -> Fitted:
    """The curves that explain best what was opened, held to the prior by the penalties."""
    knots = tuple(_knots(column) for column in pages.signals.T)
    problem = _Problem(pages=pages, knots=knots, penalty=_penalty(knots))
    point = np.zeros(len(problem.penalty))
    point[0] = 1.0
    loss = problem.loss(point)
    for _ in range(_STEPS):
        gradient, hessian = problem.slopes(point)
        step = np.linalg.solve(hessian, -gradient)
        length, trial = 1.0, problem.loss(point + step)
        while trial > loss and length > 0.02:
            length /= 2
            trial = problem.loss(point + length * step)
        if trial > loss:
            break
        point, gain, loss = point + length * step, loss - trial, trial
        if gain < 1e-5 * abs(loss):
            break
    ends = np.cumsum([1, *(len(k) for k in knots)])
    return Fitted(
        multiple=float(point[0]),
        knots=knots,
        added=tuple(point[a:b] for a, b in pairwise(ends)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    pages: Pages
    knots: tuple[Floats, ...]
    penalty: Floats

    def loss(self, point: Floats) -> float:
        """Penalised negative log likelihood."""
        total = 0.5 * float(point @ self.penalty @ point)
        for part, basis, starts, rows in self._parts():
            scores = basis @ point
            _, log_share = _shares(scores, starts, rows)
            total -= float(part.opened * part.weights[rows] @ log_share)
        return total

    def slopes(self, point: Floats) -> tuple[Floats, Floats]:
        """Gradient and Hessian."""
        gradient, hessian = self.penalty @ point, self.penalty + 1e-6 * np.eye(len(point))
        for part, basis, starts, rows in self._parts():
            share, _ = _shares(basis @ point, starts, rows)
            times = np.add.reduceat(part.opened, starts) * part.weights
            gradient -= basis.T @ (part.opened * part.weights[rows] - share * times[rows])
            shared = basis * share[:, None].astype(np.float32)
            means = np.add.reduceat(shared, starts, axis=0)
            hessian += (shared * times[rows][:, None].astype(np.float32)).T @ basis
            hessian -= (means * times[:, None].astype(np.float32)).T @ means
        return gradient, hessian

    def _parts(self) -> Iterator[tuple[Pages, Basis, npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
        """Some pages at a time: themselves, their design matrix, the first row of each, and each row's page."""
        starts = np.concatenate([[0], np.cumsum(self.pages.counts)]).astype(np.intp)
        for first in range(0, len(self.pages.counts), _PAGES):
            last = min(len(self.pages.counts), first + _PAGES)
            rows = slice(starts[first], starts[last])
            part = Pages(
                signals=self.pages.signals[rows], prior=self.pages.prior[rows], opened=self.pages.opened[rows],
                counts=self.pages.counts[first:last], weights=self.pages.weights[first:last],
            )  # fmt: skip
            pages = np.repeat(np.arange(last - first), part.counts)
            yield part, _design(part, self.knots), starts[first:last] - starts[first], pages


def _shares(scores: Floats, starts: npt.NDArray[np.intp], rows: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Softmax over each page and its logarithm."""
    lifted = scores - np.maximum.reduceat(scores, starts)[rows]
    log_share = lifted - np.log(np.add.reduceat(np.exp(lifted), starts))[rows]
    return np.exp(log_share), log_share


def _knots(values: Floats) -> Floats:
    """Quantiles of a signal, so that its scale does not matter; two at least."""
    found = np.unique(np.quantile(values, np.linspace(0.005, 0.995, KNOTS)))
    return found if len(found) > 1 else np.array([found[0], found[0] + 1.0])


def _penalty(knots: tuple[Floats, ...]) -> Floats:
    """Second differences and distance from nothing, signal by signal; the prior's multiple is free."""
    size = 1 + sum(len(k) for k in knots)
    penalty, at = np.zeros((size, size)), 1
    for k in knots:
        bends = np.diff(np.eye(len(k)), 2, axis=0)
        block = slice(at, at + len(k))
        penalty[block, block] = SMOOTH * bends.T @ bends + RIDGE / KNOTS * np.eye(len(k))
        at += len(k)
    return penalty


def _design(part: Pages, knots: tuple[Floats, ...]) -> Basis:
    """The prior's score, then for every signal the two knots beside it, weighted by nearness."""
    basis = np.zeros((len(part.prior), 1 + sum(len(k) for k in knots)), dtype=np.float32)
    basis[:, 0] = part.prior
    rows, at = np.arange(len(part.prior)), 1
    for column, k in zip(part.signals.T, knots, strict=True):
        place = np.interp(column, k, np.arange(len(k)))
        low = np.minimum(place.astype(np.intp), len(k) - 2)
        basis[rows, at + low] = 1.0 - (place - low)
        basis[rows, at + low + 1] = place - low
        at += len(k)
    return basis
