"""Trend: a changed Story -> its score with evidence, and the wish to write when the gate could open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from standfirst.desk.ports import Tools
from standfirst.desk.trends import Lessons
from standfirst.domain.trend import Trend
from standfirst.store.signals import load_signals
from standfirst.store.stories import current_story_id
from standfirst.store.trends import ScoredStory, forget_trends, load_histories, save_trends
from standfirst.store.work import Task
from standfirst.trend import Scored, Signal, StoryHistory, TrendSettings, facets, score_trend

FRESH = timedelta(hours=48)  # the contract's freshness: older stories are background


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Read every task's story for named things, score it against what is usual now, and save all scores together."""
    now = tools.now()
    lessons, settings = tools.trends.lessons(now), tools.trends.settings
    where = {task.id: current_story_id(task.key) for task in tasks}
    histories = load_histories([s for s in dict.fromkeys(where.values()) if s])
    tools.things.read(a.article_id for h in histories.values() for a in h.appearances)
    scored: dict[str, ScoredStory] = {}
    done: list[Task] = []
    for task in tasks:
        history = histories.get(where[task.id])
        if history is None or history.story_id in scored:
            done.append(task)
        else:
            trend = _score(history, lessons, now, settings)
            scored[history.story_id] = ScoredStory(trend=trend, task=task, write=may_open_gate(tools, history, trend))
    save_trends(list(scored.values()))
    gone = [t.key for t in tasks if t.key not in histories]
    forget_trends(gone, done)
    tools.trends.scored([_for_board(s.trend) for s in scored.values()], gone, now)


def _score(history: StoryHistory, lessons: Lessons, now: datetime, settings: TrendSettings) -> Trend:
    """The score now; its peak also looks back to the newest appearance, which a late desk reads after the fact."""
    newest = min(max(a.at for a in history.appearances), now)
    then = score_trend(history, lessons.usual, (), newest, settings)
    trend = score_trend(history, lessons.usual, _signals(history.story_id, now), now, settings)
    seen = facets(history, lessons.usual, lessons.by_language, now, settings) if trend.score > 0 else ()
    if then.peak > trend.peak:
        return replace(trend, peak=then.peak, peak_at=then.peak_at, facets=seen)
    return replace(trend, facets=seen)


def _signals(story_id: str, now: datetime) -> tuple[Signal, ...]:
    """What the outside says of a story. The one place where signals enter a score."""
    return load_signals(story_id, now)


def _for_board(trend: Trend) -> Scored:
    return Scored(story_id=trend.story_id, score=trend.score, at=trend.at, trending_until=trend.trending_until)


def may_open_gate(tools: Tools, history: StoryHistory, trend: Trend) -> bool:
    """Whether a writer could be asked at all: enough owners in sight, a peak, and fresh."""
    owners = {a.owner for a in history.appearances if not a.copy_of}
    if len(owners) < tools.options.write.least_owners:
        return False
    return trend.peak >= tools.options.write.least_trend and trend.at - trend.peak_at <= FRESH
