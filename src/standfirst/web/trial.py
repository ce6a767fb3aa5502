"""Which weights a reader's page has, and the sample of pages that is kept to learn from."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from standfirst.domain.ranking import ReaderProfile, Slate
from standfirst.rank import COMMON_FRONT_PAGE, FRONT_PAGE, Configuration
from standfirst.rank.experiment import MAIN, Experiment, experiment_of, problems_of, with_factors
from standfirst.rank.packing import pack_page
from standfirst.rank.tracing import trace_page
from standfirst.store.experiments import running_experiment
from standfirst.store.rank_model import load_model, saved_model
from standfirst.web.pool import FrontPool

_LOOK_EVERY = 10.0  # seconds between two looks at the setting
_ONE_IN = 1800.0  # seconds in which a reader's pages are kept once: a reload is no new page
_MOST_KNOWN = 20_000  # readers whose last kept page is remembered


@dataclass(slots=True)
class _Known:
    experiment: Experiment | None = None
    base: Configuration = FRONT_PAGE
    common: Configuration = COMMON_FRONT_PAGE
    learned: str = ""  # when the model in place was learned
    looked_at: float = -1e9
    kept_at: dict[str, float] = field(default_factory=dict)


_known = _Known()


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


def page_to_keep(profile: ReaderProfile, pool: FrontPool, slate: Slate, now: datetime) -> tuple[str, bytes]:
    """(arm, packed page) to keep for evaluation; ("", b"") while the reader's last kept one is too new."""
    at = time.monotonic()
    if not slate.items or at - _known.kept_at.get(profile.reader_id, -1e9) < _ONE_IN:
        return "", b""
    if len(_known.kept_at) >= _MOST_KNOWN:
        _known.kept_at.clear()
    _known.kept_at[profile.reader_id] = at
    configuration, arm = weights_for(profile.reader_id)
    page = trace_page(profile, pool.candidates, slate, now=now, configuration=configuration, arm=arm)
    return arm, pack_page(page)


def forget_trials() -> None:
    """Look at the setting again; for tests."""
    _known.experiment, _known.looked_at, _known.learned = None, -1e9, ""
    _known.base, _known.common = FRONT_PAGE, COMMON_FRONT_PAGE
    _known.kept_at.clear()
