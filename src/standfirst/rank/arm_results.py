"""What an experiment's arms came to: opens per page, counted where they happened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from standfirst.rank.experiment import MAIN
from standfirst.rank.logged import LoggedPage
from standfirst.rank.pool import Floats

_RESAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmResult:
    """One arm: ``opens`` per page with its 95 % interval, and ``gain`` over main as (low, middle, high).

    Intervals are by bootstrap over readers, since a reader's pages are alike; nothing is said of an arm alone.
    """

    arm: str
    readers: int
    pages: int
    opens: float
    interval: tuple[float, float]
    gain: tuple[float, float, float] | None


def compare_arms(pages: Iterable[LoggedPage], *, seed: int = 0) -> list[ArmResult]:
    """Every arm that was shown, main first. ``gain`` is None for main, and where main has no page to compare with."""
    counts = _counts(pages)
    chance = np.random.default_rng(seed)
    drawn = {arm: _resampled(np.array(list(readers.values())), chance) for arm, readers in counts.items()}
    base = drawn.get(MAIN)
    results = []
    for arm in sorted(counts, key=lambda name: (name != MAIN, name)):
        pages_of, opens_of = _sums(counts[arm])
        low, high = np.quantile(drawn[arm], (0.025, 0.975)).tolist()
        gain = None
        if arm != MAIN and base is not None:
            main_pages, main_opens = _sums(counts[MAIN])
            worse, better = np.quantile(drawn[arm] - base, (0.025, 0.975)).tolist()
            gain = (worse, opens_of / pages_of - main_opens / main_pages, better)
        results.append(
            ArmResult(
                arm=arm, readers=len(counts[arm]), pages=round(pages_of), opens=opens_of / pages_of,
                interval=(low, high), gain=gain,
            )
        )  # fmt: skip
    return results


def _sums(readers: dict[str, list[float]]) -> tuple[float, float]:
    return sum(pages for pages, _ in readers.values()), sum(opens for _, opens in readers.values())


def _counts(pages: Iterable[LoggedPage]) -> dict[str, dict[str, list[float]]]:
    """Arm -> reader -> [pages, opens]."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for page in pages:
        count = found[page.arm or MAIN][page.reader_id]
        count[0] += 1
        count[1] += float(page.opened.sum())
    return found


def _resampled(counts: Floats, chance: np.random.Generator) -> Floats:
    sums = counts[chance.integers(0, len(counts), (_RESAMPLES, len(counts)))].sum(axis=1)
    return np.asarray(sums[:, 1] / sums[:, 0], dtype=np.float64)
