"""A story whose model is away: when it is tried again, and in which order."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from standfirst.domain.errors import Failure
from standfirst.domain.trend import importance
from standfirst.store.trends import load_trend
from standfirst.store.usage import count_odd_answer
from standfirst.store.work import Task, do_again

MODEL_AWAY = 300.0  # real seconds until a model that failed is asked again, where it does not say itself
_ODD = "odd-answer"
_ODD_ANSWERS = 4  # to one story in a row; then code's page stays until the story changes
_BUDGET = 1800.0  # seconds; a new day or a raised limit is noticed within
_GRID = 5.0  # seconds: who waits for the same model is due at the same moment, so that importance alone decides


def away(failure: Failure | None) -> bool:
    """Whether a writer's failure passes with time: the model, not what it was asked."""
    return failure is not None and failure.code.startswith("model") and not failure.permanent


def after_odd_answer(story_id: str, found: Failure) -> Failure | None:
    """When to ask again a model that answered no Report: 5, 10, 20 minutes later; None when it had its tries."""
    if found.code != _ODD:
        return None
    times = count_odd_answer(story_id)
    wait = MODEL_AWAY * 2 ** (times - 1)
    return Failure(code=found.code, detail=found.detail, retry_after=wait) if times < _ODD_ANSWERS else None


def until_budget(reason: str, now: datetime) -> Failure:
    """The wait for tomorrow's budget."""
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=1)
    return Failure(code="budget", detail=reason, retry_after=min((tomorrow - now).total_seconds(), _BUDGET))


def try_later(story_id: str, failure: Failure, tasks: Sequence[Task]) -> None:
    """Keep the story due. The most important one of those that wait is tried first."""
    wait = MODEL_AWAY if failure.retry_after is None else failure.retry_after
    at = math.ceil((datetime.now(UTC).timestamp() + wait) / _GRID) * _GRID
    trend = load_trend(story_id)
    do_again(tasks, datetime.fromtimestamp(at, UTC), importance(trend) if trend else 0.0)
