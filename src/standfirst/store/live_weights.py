"""Which weights a reader's page has: the learned ones, or those of the reader's arm while an experiment runs.

Web and desk ask here, so that a digest, a feed and an alert are of the page that the reader sees.
"""

import time
from dataclasses import dataclass
from functools import lru_cache

from standfirst.domain.ranking import ReaderProfile
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, Configuration
from standfirst.rank.experiment import MAIN, Experiment, experiment_of, problems_of, with_factors
from standfirst.store.experiments import running_experiment
from standfirst.store.rank_model import load_model, saved_model

_LOOK_EVERY = 10.0  # seconds between two looks at the setting


@dataclass(slots=True)
class _Known:
    experiment: Experiment | None = None
    base: Configuration = FRONT_PAGE
    common: Configuration = COMMON_FRONT_PAGE
    learned: str = ""  # when the model in place was learned
    looked_at: float = -1e9


_known = _Known()


def page_for(profile: ReaderProfile) -> tuple[ReaderProfile, Configuration]:
    """(who the page is made for, with which weights): everyone's for a stranger, of whom nothing is known, and for a
    reader who switched customising off."""
    if not profile.reader_id or not profile.customised:
        return ReaderProfile(), common_weights()
    return profile, weights_for(profile.reader_id)[0]


def weights_for(reader_id: str) -> tuple[Configuration, str]:
    """(configuration, arm) of a reader; the page as it is for strangers and while nothing is tried."""
    _look()
    arm = _known.experiment.arm_of(reader_id) if _known.experiment else None
    return (_configured(arm.name, arm.factors, _known.learned), arm.name) if arm else (_known.base, MAIN)


def common_weights() -> Configuration:
    """The common front page, as learned; nobody's arm changes it."""
    _look()
    return _known.common


def _look() -> None:
    at = time.monotonic()
    if at - _known.looked_at <= _LOOK_EVERY:
        return
    _known.looked_at = at
    found = experiment_of(running_experiment())
    _known.experiment = found if found and not problems_of(found, FRONT_PAGE) else None
    if (learned := str(saved_model().get("at", ""))) != _known.learned:
        _known.learned, model = learned, load_model()
        _known.base = FRONT_PAGE.taught_by(model) if model else FRONT_PAGE
        _known.common = COMMON_FRONT_PAGE.taught_by(model) if model else COMMON_FRONT_PAGE
        _configured.cache_clear()


@lru_cache(maxsize=32)
def _configured(name: str, factors: tuple[tuple[str, float], ...], learned: str) -> Configuration:
    """``learned`` is part of the key: another model makes another configuration."""
    return with_factors(_known.base, dict(factors), name)


def forget_weights() -> None:
    """Look at the settings again; for tests."""
    _known.experiment, _known.looked_at, _known.learned = None, -1e9, ""
    _known.base, _known.common = FRONT_PAGE, COMMON_FRONT_PAGE
