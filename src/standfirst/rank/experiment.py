"""Experiment: which reader gets which weights. A reader stays in an arm as long as the experiment runs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from standfirst.rank.configuration import Configuration

MAIN = "main"  # the arm of everybody whom no other arm took
MOST_SHARE = 0.5  # of readers on weights that are being tried
_MOST_FACTOR = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """Weights to try on a ``share`` of readers: factors on the components of the front page."""

    name: str
    share: float
    factors: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """Arms that run side by side under one name; a new name deals readers anew."""

    name: str
    arms: tuple[Arm, ...]

    def arm_of(self, reader_id: str) -> Arm | None:
        """A reader's arm, by hash of experiment and reader; None is the page as it is, and so for strangers."""
        if not reader_id:
            return None
        text = f"{self.name}|{reader_id}".encode("utf-8", "surrogatepass")
        place = int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") / 2**64
        for arm in self.arms:
            if place < arm.share:
                return arm
            place -= arm.share
        return None


def problems_of(experiment: Experiment, configuration: Configuration) -> list[str]:
    """What is wrong with an experiment, in sentences for an operator; empty when it may run."""
    names = {part.scorer.name for part in configuration.scorers}
    found = []
    if not experiment.name or not experiment.arms:
        found.append("An experiment needs a name and at least one arm.")
    if len({arm.name for arm in experiment.arms} | {MAIN}) != len(experiment.arms) + 1:
        found.append(f"Each arm needs a name of its own, and {MAIN} is the page as it is.")
    if any(not 0 < arm.share <= 1 for arm in experiment.arms) or sum(a.share for a in experiment.arms) > MOST_SHARE:
        found.append(f"Shares are above 0 and together at most {MOST_SHARE:g} of readers.")
    for arm in experiment.arms:
        for name, factor in arm.factors:
            if name not in names:
                found.append(f"{name} is no component of the front page; there are {', '.join(sorted(names))}.")
            elif not 0 <= factor <= _MOST_FACTOR:
                found.append(f"The factor of {name} lies between 0 and {_MOST_FACTOR:g}.")
    return found


def with_factors(configuration: Configuration, factors: Mapping[str, float], name: str) -> Configuration:
    """The configuration with some components weighing so many times what they do."""
    scorers = tuple(
        replace(part, common=part.common * factor, personal=part.personal * factor)
        if (factor := factors.get(part.scorer.name, 1.0)) != 1.0
        else part
        for part in configuration.scorers
    )
    return replace(configuration, name=f"{configuration.name}:{name}", scorers=scorers)


def experiment_of(saved: Any) -> Experiment | None:
    """An experiment from its saved form; None for nothing, and for what is not one: the page goes on as it is."""
    try:
        arms = tuple(
            Arm(name=str(arm["name"]), share=float(arm["share"]), factors=_factors(arm["factors"]))
            for arm in saved["arms"]
        )
        return Experiment(name=str(saved["name"]), arms=arms)
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


def _factors(saved: Any) -> tuple[tuple[str, float], ...]:
    return tuple((str(component), float(factor)) for component, factor in saved.items())


def saved_form(experiment: Experiment) -> dict[str, object]:
    """What ``experiment_of`` reads."""
    arms = [{"name": a.name, "share": a.share, "factors": dict(a.factors)} for a in experiment.arms]
    return {"name": experiment.name, "arms": arms}
