"""Invented passed pages with a known taste behind them, for the tests of what is learned."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from standfirst.rank import Lesson

Floats = npt.NDArray[np.float64]


def pages(count: int, taste: Callable[[dict[str, Floats]], Floats], seed: int = 0, cards: int = 20) -> list[Lesson]:
    """Pages of ``cards`` cards whose one opened card is drawn by softmax of ``taste`` over three signals."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        signals = {name: chance.uniform(-1, 1, cards) for name in ("similar", "freshness", "open-rate")}
        scores = taste(signals) + chance.gumbel(size=cards)
        opened = np.zeros(cards, dtype=np.bool_)
        opened[int(np.argmax(scores))] = True
        made.append(Lesson(signals=signals, opened=opened))
    return made
