"""A night: learn anew, and keep what is in place when the last day would have been ranked worse.

This is the port of the desk's nightly job: it brings the lessons and today's model, and stores what comes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from standfirst.rank.attraction import Attraction
from standfirst.rank.configuration import FRONT_PAGE, Configuration
from standfirst.rank.curve import Floats
from standfirst.rank.model import RankModel
from standfirst.rank.training import Lesson, is_useful, train

LEAST_CHECKED = 30  # pages of the last day with an open, below which nothing is put in place; by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What a night came to: the ``model`` to use from now (None: the prior), and why in ``outcome``. ``current`` and
    ``learned`` are mean AUCs on the last day's pages of what was in place and of what was learned from the days
    before it; None where it was not measured."""

    model: RankModel | None
    outcome: str
    current: float | None = None
    learned: float | None = None


def learn_tonight(
    earlier: Sequence[Lesson],
    last_day: Sequence[Lesson],
    current: RankModel | None,
    *,
    learned_at: datetime,
    attraction: Attraction | None = None,
    configuration: Configuration = FRONT_PAGE,
) -> Night:
    """Learns from ``earlier``, checks on ``last_day`` against ``current``, and when it is no worse learns from both."""
    checked = [lesson for lesson in last_day if is_useful(lesson)]
    if len(checked) < LEAST_CHECKED:
        return Night(model=current, outcome=f"fewer than {LEAST_CHECKED} pages with an open in the last day")
    try:
        trial = train(earlier, learned_at=learned_at, attraction=attraction, configuration=configuration)
        if trial is None:
            return Night(model=current, outcome="too few pages before the last day")
        before = mean_auc(configuration if current is None else configuration.taught_by(current), checked)
        after = mean_auc(configuration.taught_by(trial), checked)
        if after < before:
            return Night(model=current, outcome="worse on the last day", current=before, learned=after)
        whole = train([*earlier, *last_day], learned_at=learned_at, attraction=attraction, configuration=configuration)
    except (np.linalg.LinAlgError, ValueError) as error:
        return Night(model=current, outcome=f"could not be learned: {error}")
    return Night(model=whole, outcome="in place", current=before, learned=after)


def mean_auc(configuration: Configuration, lessons: Sequence[Lesson]) -> float:
    """Mean over pages of the chance that an opened card is above one that was not; ties count half."""
    return float(np.mean([_auc(lesson_scores(configuration, lesson), lesson) for lesson in lessons]))


def lesson_scores(configuration: Configuration, lesson: Lesson) -> Floats:
    """What the taught scorers of a configuration give the cards of a passed page."""
    total = np.zeros(len(lesson.opened))
    for part in configuration.scorers:
        signal = lesson.signals.get(part.scorer.name) if part.taught else None
        if signal is not None:
            total += part.personal * signal if part.curve is None else part.curve.at(signal)
    return total


def _auc(scores: Floats, lesson: Lesson) -> float:
    opened, passed = scores[lesson.opened][:, None], scores[~lesson.opened]
    return float(np.mean((opened > passed) + 0.5 * (opened == passed)))
