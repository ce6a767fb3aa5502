"""Whether a story is written now. Says why in words an editor can read."""

from dataclasses import dataclass
from datetime import timedelta

from standfirst.domain.draft import EvidencePack
from standfirst.domain.moves import FactsMoved
from standfirst.write.settings import Budget, WriteSettings

_MOST_DOUBLINGS = 6  # 30 minutes become 32 hours at most


@dataclass(frozen=True, slots=True, kw_only=True)
class GateDecision:
    """``open`` writes; ``reason`` is one plain line either way; ``code`` is a static slug for counting."""

    open: bool
    reason: str
    code: str


def gate(
    pack: EvidencePack,
    trend_score: float,
    budget: Budget,
    settings: WriteSettings | None = None,
    moved: FactsMoved | None = None,
) -> GateDecision:
    """Open when enough independent owners, evidence, trend and budget are there, and a fact has moved. Called by the
    desk's gate step; ``moved`` None: there is no Report yet, or a person wants it written whatever moved."""
    limits = settings or WriteSettings()
    if pack.owners < limits.least_owners:
        return _closed("owners", f"{pack.owners} independent owner(s) with usable text, {limits.least_owners} needed")
    if len({e.owner for e in pack.evidence}) < limits.least_owners:
        return _closed("evidence", "the sentences worth citing come from one owner only")
    if trend_score < limits.least_trend:
        return _closed("trend", f"trend {trend_score:.2f} is below {limits.least_trend:.2f}")
    if moved is not None and not moved:
        return _closed("unmoved", moved.reason)
    wait = _wait(budget, limits, at_once=moved is not None and moved.at_once)
    if wait > timedelta():
        return _closed("backoff", f"written a short while ago; next writing in {_minutes(wait)} minutes")
    if budget.uses_tokens and budget.tokens_left < limits.tokens_per_story:
        return _closed("budget", f"{budget.tokens_left} tokens left today, {limits.tokens_per_story} needed")
    why = f"; {moved.reason}" if moved else ""
    return GateDecision(
        open=True, code="open", reason=f"{pack.owners} independent owners, trend {trend_score:.2f}{why}"
    )  # fmt: skip


def _wait(budget: Budget, limits: WriteSettings, *, at_once: bool) -> timedelta:
    """The pause that doubles with every writing; a move that is told at once waits for the floor alone."""
    if budget.last_written_at is None:
        return timedelta()
    doublings = min(max(budget.rewrites - 1, 0), _MOST_DOUBLINGS)
    pause = limits.rewrite_after * (1 << doublings)
    return budget.last_written_at + (min(pause, limits.at_once_after) if at_once else pause) - budget.now


def _minutes(wait: timedelta) -> int:
    return max(1, round(wait.total_seconds() / 60))


def _closed(code: str, reason: str) -> GateDecision:
    return GateDecision(open=False, code=code, reason=reason)
