"""Watching a stream of placed articles as the desk does: histories by story, lessons now and then, first flags."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from standfirst.evaluate.placing import Placed
from standfirst.trend import Appearance, Habit, StoryHistory, TrendSettings, Trust, UsualCoverage, score_trend

_LEARN_EVERY = timedelta(seconds=900)  # as the desk
_LOOK_BACK = timedelta(hours=12)  # older windows have faded by more than a half since the newest


def first_flags(stream: Iterable[Placed]) -> Iterator[str]:
    """For each story the article with which it first trends, in stream order. Articles without a time are passed by."""
    watch = TrendWatch()
    for placed in stream:
        article = placed.article
        for gone in placed.decision.merge_from:
            watch.merge(gone, placed.story_id)
        if article.published_at is not None:
            told = Appearance(
                owner=article.owner, source_id=article.owner, article_id=article.id, publisher=article.owner,
                at=article.published_at.astimezone(UTC), copy_of=placed.decision.copy_of,
            )  # fmt: skip
            if watch.flags(told, placed.story_id):
                yield article.id


class TrendWatch:
    """Takes articles in one by one, and what becomes of their stories."""

    def __init__(self, settings: TrendSettings | None = None) -> None:
        self._settings = settings or TrendSettings()
        self._story: dict[str, str] = {}
        self._told: dict[str, dict[str, Appearance]] = defaultdict(dict)
        self._flagged: set[str] = set()
        self._first_seen: dict[str, datetime] = {}
        self._usual = UsualCoverage()
        self._learned: datetime | None = None

    def flags(self, article: Appearance, story_id: str) -> bool:
        """Take an article in; whether its story trends for the first time with it."""
        now = article.at
        self._learn(now)
        self._first_seen.setdefault(article.owner, now)
        self._told[story_id][article.article_id] = article
        self._story[article.article_id] = story_id
        if story_id in self._flagged:
            return False
        recent = tuple(a for a in self._told[story_id].values() if now - a.at < _LOOK_BACK)
        trend = score_trend(StoryHistory(story_id=story_id, appearances=recent), self._usual, (), now, self._settings)
        if trend.trending:
            self._flagged.add(story_id)
        return trend.trending

    def merge(self, gone: str, into: str) -> None:
        """A story went into another; what was flagged as one is not flagged again as the other."""
        for article_id in list(self._told.get(gone, ())):
            self.move(article_id, into)
        if gone in self._flagged:
            self._flagged.add(into)

    def move(self, article_id: str, into: str) -> None:
        """An article went to another story. One that was never taken in is no matter."""
        story = self._story.get(article_id)
        if story is not None and story != into:
            self._told[into][article_id] = self._told[story].pop(article_id)
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
