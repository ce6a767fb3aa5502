"""Trend: a changed Story -> its score with evidence, and the wish to write when the gate could open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from standfirst.desk.ports import Tools
from standfirst.domain.trend import Trend
from standfirst.store.articles import owner_appearances
from standfirst.store.signals import load_signals
from standfirst.store.stories import current_story_id, stories_moved
from standfirst.store.trends import load_history, save_trend
from standfirst.store.work import Task, finish_work
from standfirst.trend import Signal, StoryHistory, UsualCoverage, score_trend

_LEARN_FROM = timedelta(days=14)
_MOVING = timedelta(hours=3)  # the trend station's window
_FEWEST = 10.0  # what the station assumes without a better figure; fewer would make every story unusual
FRESH = timedelta(hours=48)  # the contract's freshness: older stories are background


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Score every task's story against what is usual now."""
    now = tools.now()
    moving = stories_moved(now - _MOVING, now)
    usual = UsualCoverage.learn(owner_appearances(now - _LEARN_FROM), now, stories=max(moving, _FEWEST))
    for task in tasks:
        history = load_history(current_story_id(task.key))
        if history is None:
            finish_work([task])
        else:
            trend = _score(history, usual, load_signals(history.story_id, now), now)
            save_trend(trend, task=task, write=may_open_gate(tools, history, trend))


def _score(history: StoryHistory, usual: UsualCoverage, signals: tuple[Signal, ...], now: datetime) -> Trend:
    """The score now; its peak also looks back to the newest appearance, which a late desk reads after the fact."""
    newest = min(max(a.at for a in history.appearances), now)
    then = score_trend(history, usual, (), newest)
    trend = score_trend(history, usual, signals, now)
    if then.peak > trend.peak:
        return replace(trend, peak=then.peak, peak_at=then.peak_at)
    return trend


def may_open_gate(tools: Tools, history: StoryHistory, trend: Trend) -> bool:
    """Whether a writer could be asked at all: enough owners in sight, a peak, and fresh."""
    owners = {a.owner for a in history.appearances if not a.copy_of}
    if len(owners) < tools.options.write.least_owners:
        return False
    return trend.peak >= tools.options.write.least_trend and trend.at - trend.peak_at <= FRESH
