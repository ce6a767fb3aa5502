"""LoggedPage: a page as it was ranked and what its reader opened; what evaluation and training learn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from standfirst.rank.pool import Floats, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedPage:
    """The candidates that could have been on one page: first the ``shown`` ones in their places, then the next best.

    ``values`` is (candidates, components), what each component added to each score, chance left out; ``unsure`` is the
    standard deviation of what chance added (0: nothing, so the page could not have been another); ``opened`` says
    which were opened; nothing below the page can be.
    """

    reader_id: str
    at: datetime
    arm: str
    story_ids: tuple[str, ...]
    shown: int
    components: tuple[str, ...]
    values: Floats
    unsure: Floats
    opened: Mask = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    def __post_init__(self) -> None:
        size = len(self.story_ids)
        right = self.values.shape == (size, len(self.components)) and self.unsure.shape == (size,)
        if not right or not 0 <= self.shown <= size or len(self.opened) not in (0, size):
            raise ValueError(f"a logged page of {size} candidates whose arrays have other sizes")
        if not (np.isfinite(self.values).all() and np.isfinite(self.unsure).all() and (self.unsure >= 0).all()):
            raise ValueError("a logged page with numbers that are none")

    def scores(self, factors: Mapping[str, float]) -> Floats:
        """Scores when each component weighs so many times what it did; one that is not named stays as it was."""
        return np.asarray(self.values @ np.array([factors.get(c, 1.0) for c in self.components]), dtype=np.float64)
