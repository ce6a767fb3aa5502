"""The nights of an evaluated stream: lessons kept as impressions pass, a model learned from them now and then."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from standfirst.rank import FRONT_PAGE, AudienceLedger, Configuration
from standfirst.rank.attraction import learn_attraction
from standfirst.rank.rereading import Passed, reread
from standfirst.rank.training import LEAST_PAGES, MOST_PAGES, Lesson, train

GROWTH = 1.25  # a night falls whenever so many times the pages have passed: packs without a clock have no nights

Vectors = npt.NDArray[np.float32]


@dataclass(slots=True, kw_only=True)
class School:
    """What has passed, and the configuration that was last learned from it."""

    configuration: Configuration = FRONT_PAGE
    prior: Configuration = FRONT_PAGE
    passed: deque[Passed] = field(default_factory=lambda: deque(maxlen=MOST_PAGES))
    seen: int = 0
    due: float = LEAST_PAGES
    trainings: int = 0
    every: Callable[[str, Passed], None] | None = None  # told of each impression; for ablations

    def keep(
        self, name: str, stories: Sequence[str], signals: Mapping[str, npt.NDArray[np.float64]], opened: frozenset[str]
    ) -> None:
        """One impression's outcome."""
        mask = np.array([story in opened for story in stories])
        if mask.any():
            passed = Passed(stories=tuple(stories), lesson=Lesson(signals=signals, opened=mask))
            self.passed.append(passed)
            self.seen += 1
            if self.every:
                self.every(name, passed)

    def night(self, now: datetime, audience: AudienceLedger, vectors: Mapping[str, Vectors]) -> None:
        """Learns when enough has passed since the last time; asked before an impression is scored."""
        if self.seen < self.due:
            return
        self.due, self.trainings = self.seen * GROWTH, self.trainings + 1
        attraction = learn_attraction(audience, vectors)
        lessons = [passed.lesson for passed in self.passed]
        if attraction is not None:
            lessons = reread(self.passed, attraction, vectors)
        model = train(lessons, learned_at=now, attraction=attraction, configuration=self.prior)
        if model is not None:
            self.configuration = self.prior.taught_by(model)
