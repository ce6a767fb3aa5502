"""What another configuration would have been worth, from pages that this one showed: no reader is tried on.

A page is drawn anew many times from the logged scores and their chance, once with the weights that ran and once with
the others: so each story's exposure under both is known (examined places x how often it gets them), and opens are
weighed by the ratio (inverse propensity; Horvitz & Thompson 1952), by its self-normalised form (Swaminathan &
Joachims 2015) and doubly robust (Dudik, Langford & Li 2011). What chance never moved cannot be judged: see ``support``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from standfirst.rank.examination import Examination, examine
from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Floats
from standfirst.rank.scorers.chance_scorer import MOST as MOST_CHANCE

DRAWS = 200  # pages drawn per logged page and configuration: exposures to about .03
MOST = 10.0  # a single open counts for no more than ten: biased low, but no estimate hangs on one reader
_RESAMPLES = 400
_CHANCE = "chance"  # the factor of the noise itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Opens per page with a 95 % interval (bootstrap over readers); ``logged`` was counted with the old weights.

    ``support`` 0..1: the share of the new pages' exposure that falls on stories the old ones showed too; ``effective``
    pages (Kish) are what the weighted opens are worth.
    """

    pages: int
    readers: int
    logged: float
    ips: float
    self_normalised: float
    doubly_robust: float
    interval: tuple[float, float]
    difference: tuple[float, float, float]
    support: float
    effective: float


def estimate(
    pages: Sequence[LoggedPage], factors: Mapping[str, float], *, draws: int = DRAWS, seed: int = 0
) -> Estimate:
    """Value of the logged configuration with some components weighing more or less, ``{"trend": 1.5, "chance": 0}``.

    ``difference``: doubly robust against logged, (low, middle, high). Raises ValueError without pages or with a
    component that no page names.
    """
    if not pages:
        raise ValueError("no logged pages: nothing to evaluate on")
    known = {c for page in pages for c in page.components} | {_CHANCE}
    if strange := sorted(set(factors) - known):
        raise ValueError(f"no such component: {', '.join(strange)}; there are {', '.join(sorted(known))}")
    look, chance = examine(pages), np.random.default_rng(seed)
    parts = np.array([_page(page, factors, look, draws, chance) for page in pages])
    return _summed(parts, pages, float(look.places.sum()), np.random.default_rng(seed + 1))


def _page(
    page: LoggedPage, factors: Mapping[str, float], look: Examination, draws: int, chance: np.random.Generator
) -> Floats:
    """(opens, weighed opens, weighed looks, doubly robust, support, squares of weights) of one page."""
    noise = np.clip(chance.standard_normal((draws, len(page.story_ids))), -MOST_CHANCE, MOST_CHANCE)
    ran = _exposure(page.scores({}), page.unsure, noise, page.shown, look)
    other = _exposure(page.scores(factors), page.unsure * factors.get(_CHANCE, 1.0), noise, page.shown, look)
    attraction = np.array([look.attraction.get(story, look.usual) for story in page.story_ids])
    ratio = _ratio(other[: page.shown], ran[: page.shown])
    opened = page.opened[: page.shown].astype(float) if len(page.opened) else np.zeros(page.shown)
    looks = look.places[: page.shown]
    robust = float(other @ attraction) + float(ratio @ (opened - looks * attraction[: page.shown]))
    reachable = float(other[ran > 0].sum() / max(other.sum(), 1e-9))
    return np.array([opened.sum(), ratio @ opened, ratio @ looks, robust, reachable, (ratio**2) @ looks])


def _ratio(other: Floats, ran: Floats) -> Floats:
    """New exposure over old, held in bounds; 1 where neither was drawn though it was shown: nothing is known there."""
    never = (ran == 0) & (other == 0)
    return np.where(never, 1.0, np.minimum(other / np.maximum(ran, 1e-9), MOST))


def _exposure(scores: Floats, unsure: Floats, noise: Floats, shown: int, look: Examination) -> Floats:
    """Per candidate, how much it is looked at on average when the page is drawn again and again."""
    order = np.argsort(-(scores + noise * unsure), axis=1, kind="stable")[:, :shown]
    found = np.zeros(len(scores))
    np.add.at(found, order, np.broadcast_to(look.places[:shown], order.shape))
    return np.asarray(found / len(noise), dtype=np.float64)


def _summed(parts: Floats, pages: Sequence[LoggedPage], looks: float, chance: np.random.Generator) -> Estimate:
    readers = _by_reader(pages)
    sums = np.array([[*parts[rows].sum(axis=0), len(rows)] for rows in readers])
    drawn = chance.integers(0, len(readers), (_RESAMPLES, len(readers)))
    again = sums[drawn].sum(axis=1)
    robust, gains = again[:, 3] / again[:, 6], (again[:, 3] - again[:, 0]) / again[:, 6]
    opens, weighed, looked, doubly, support, squares, count = sums.sum(axis=0).tolist()
    low, high = np.quantile(robust, (0.025, 0.975)).tolist()
    worse, better = np.quantile(gains, (0.025, 0.975)).tolist()
    return Estimate(
        pages=len(pages),
        readers=len(readers),
        logged=opens / count,
        ips=weighed / count,
        self_normalised=looks * weighed / max(looked, 1e-9),
        doubly_robust=doubly / count,
        interval=(low, high),
        difference=(worse, (doubly - opens) / count, better),
        support=support / count,
        effective=count * looked**2 / max(looks * count * squares, 1e-9),
    )


def _by_reader(pages: Sequence[LoggedPage]) -> list[list[int]]:
    order = sorted(range(len(pages)), key=lambda at: pages[at].reader_id)
    return [list(rows) for _, rows in groupby(order, key=lambda at: pages[at].reader_id)]
