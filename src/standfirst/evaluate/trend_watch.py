"""Watching a stream of placed articles as the desk does: histories by story, lessons now and then, first flags."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from standfirst.evaluate.placing import Placed
from standfirst.trend import (
    Appearance,
    Habit,
    StoryHistory,
    TrendSettings,
    Trust,
    UsualCoverage,
    score_trend,
)

_LEARN_EVERY = timedelta(seconds=900)  # as the desk
_LOOK_BACK = timedelta(hours=12)  # older windows have faded by more than a half since the newest


def first_flags(stream: Iterable[Placed]) -> Iterator[str]:
    """For each story the article with which it first trends, in stream order."""
    watch = TrendWatch()
    for placed in stream:
        if placed.article.published_at is not None and watch.flags(placed):
            yield placed.article.id


class TrendWatch:
    """Takes articles in one by one. An article without a time is not looked at."""

    def __init__(self, settings: TrendSettings | None = None) -> None:
        self._settings = settings or TrendSettings()
        self._story: dict[str, str] = {}
        self._told: dict[str, dict[str, Appearance]] = defaultdict(dict)
        self._flagged: set[str] = set()
        self._first_seen: dict[str, datetime] = {}
        self._usual = UsualCoverage()
        self._learned: datetime | None = None

    def flags(self, placed: Placed) -> bool:
        """Take an article in; whether its story trends for the first time with it."""
        if placed.article.published_at is None:
            return False
        now = placed.article.published_at.astimezone(UTC)
        self._learn(now)
        self._follow(placed)
        self._add(placed, now)
        story = placed.story_id
        if story in self._flagged:
            return False
        recent = tuple(a for a in self._told[story].values() if now - a.at < _LOOK_BACK)
        trend = score_trend(StoryHistory(story_id=story, appearances=recent), self._usual, (), now, self._settings)
        if trend.trending:
            self._flagged.add(story)
        return trend.trending

    def _add(self, placed: Placed, now: datetime) -> None:
        owner, key = placed.article.owner, placed.article.id
        self._first_seen.setdefault(owner, now)
        self._told[placed.story_id][key] = Appearance(
            owner=owner, source_id=owner, article_id=key, publisher=owner, at=now, copy_of=placed.decision.copy_of
        )
        self._story[key] = placed.story_id

    def _follow(self, placed: Placed) -> None:
        """What the decision changed for articles that were placed before."""
        for gone in placed.decision.merge_from:
            for key in list(self._told.get(gone, ())):
                self._move(key, placed.story_id)
            if gone in self._flagged:
                self._flagged.add(placed.story_id)

    def _move(self, article_id: str, into: str) -> None:
        item = self._told[self._story[article_id]].pop(article_id)
        self._told[into][article_id] = item
        self._story[article_id] = into

    def _learn(self, now: datetime) -> None:
        if self._learned is not None and now - self._learned < _LEARN_EVERY:
            return
        habits = [
            Habit(owner=a.owner, at=a.at, story_id=story, own=not a.copy_of)
            for story, told in self._told.items()
            for a in told.values()
        ]
        self._usual = UsualCoverage.learn(habits, now, trust=Trust.learn(habits, self._first_seen, now))
        self._learned = now
