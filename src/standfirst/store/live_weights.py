"""Which weights a reader's page has: the learned ones, or those of the reader's arm while an experiment runs.

Web and desk ask here, so that a digest, a feed and an alert are of the page that the reader sees.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import NamedTuple

from standfirst.domain.ranking import ReaderProfile
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, Configuration
from standfirst.rank.experiment import MAIN, Experiment, experiment_of, problems_of, with_factors
from standfirst.store.experiments import running_experiment
from standfirst.store.rank_model import load_model, saved_model

_LOOK_EVERY = 10.0  # seconds between two looks at the setting


class MadeFor(NamedTuple):
    """Who a page is made for, with which weights; ``arm`` is whose weights these are."""

    reader: ReaderProfile
    configuration: Configuration
    arm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """``learned``: when the model in place was learned; ``arms`` are the experiment's, by name."""

    experiment: Experiment | None = None
    base: Configuration = FRONT_PAGE
    common: Configuration = COMMON_FRONT_PAGE
    arms: Mapping[str, Configuration] = field(default_factory=dict)
    learned: str = ""


class _Kept:
    known: _Known | None = None
    looked_at = -1e9
    lock = Lock()


def page_for(profile: ReaderProfile) -> MadeFor:
    """Who the page is made for and with what: everyone's for a stranger, of whom nothing is known, and for a reader
    who switched customising off."""
    if not profile.reader_id or not profile.customised:
        return MadeFor(ReaderProfile(), common_weights(), MAIN)
    return MadeFor(profile, *weights_for(profile.reader_id))


def weights_for(reader_id: str) -> tuple[Configuration, str]:
    """(configuration, arm) of a reader; the page as it is for strangers and while nothing is tried."""
    known = _look()
    arm = known.experiment.arm_of(reader_id) if known.experiment else None
    return (known.arms[arm.name], arm.name) if arm else (known.base, MAIN)


def common_weights() -> Configuration:
    """The common front page, as learned; nobody's arm changes it."""
    return _look().common


def _look() -> _Known:
    """What is known, ten seconds old at most: one thread looks anew while the others have what was known before. For
    the first look all wait."""
    known = _Kept.known
    if known is None:
        with _Kept.lock:
            return _Kept.known or _read(_Known())
    if time.monotonic() - _Kept.looked_at > _LOOK_EVERY and _Kept.lock.acquire(blocking=False):
        try:
            return _read(known)
        finally:
            _Kept.lock.release()
    return known


def _read(known: _Known) -> _Known:
    """Look anew. Configurations that stay the same stay the same objects: pools keep what was worked out by them."""
    found = experiment_of(running_experiment())
    experiment = found if found and not problems_of(found, FRONT_PAGE) else None
    learned, base, common = str(saved_model().get("at", "")), known.base, known.common
    if learned != known.learned:
        model = load_model()
        base = FRONT_PAGE.taught_by(model) if model else FRONT_PAGE
        common = COMMON_FRONT_PAGE.taught_by(model) if model else COMMON_FRONT_PAGE
    if (experiment, learned) != (known.experiment, known.learned):
        arms = {a.name: with_factors(base, dict(a.factors), a.name) for a in experiment.arms} if experiment else {}
        known = _Known(experiment=experiment, base=base, common=common, arms=arms, learned=learned)
    _Kept.known, _Kept.looked_at = known, time.monotonic()
    return known


def forget_weights() -> None:
    """Look at the settings again; for tests."""
    _Kept.known = None
