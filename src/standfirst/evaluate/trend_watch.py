"""Watching a stream of placed articles as the desk does: histories by story, lessons now and then, first flags."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from standfirst.cluster import StoryChange
from standfirst.domain.story import AssignmentKind
from standfirst.evaluate.placing import Placed
from standfirst.trend import Appearance, Habit, StoryHistory, TrendSettings, Trust, UsualCoverage, score_trend

_LEARN_EVERY = timedelta(seconds=900)  # as the desk
_LOOK_BACK = timedelta(hours=12)  # older windows have faded by more than a half since the newest


def first_flags(stream: Iterable[Placed]) -> Iterator[str]:
    """For each story the article with which it first trends, in stream order. Articles without a time are passed by."""
    watch = TrendWatch()
    for placed in stream:
        article = placed.article
        if article.published_at is not None:
            told = Appearance(
                owner=article.owner, source_id=article.owner, article_id=article.id, publisher=article.owner,
                at=article.published_at.astimezone(UTC), copy_of=placed.decision.copy_of,
            )  # fmt: skip
            watch.take(told, placed.story_id)
        for change in placed.changes:
            watch.follow(change)
        if article.published_at is not None and watch.flags(article.id):
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

    def take(self, article: Appearance, story_id: str) -> None:
        """Take an article into its story."""
        self._learn(article.at)
        self._first_seen.setdefault(article.owner, article.at)
        self._told[story_id][article.article_id] = article
        self._story[article.article_id] = story_id

    def flags(self, article_id: str) -> bool:
        """Whether the story that an article is in now trends for the first time, at the article's own moment."""
        story_id = self._story[article_id]
        now = self._told[story_id][article_id].at
        if story_id in self._flagged:
            return False
        recent = tuple(a for a in self._told[story_id].values() if now - a.at < _LOOK_BACK)
        trend = score_trend(StoryHistory(story_id=story_id, appearances=recent), self._usual, (), now, self._settings)
        if trend.trending:
            self._flagged.add(story_id)
        return trend.trending

    def follow(self, change: StoryChange) -> None:
        """Articles went to another story. What was flagged before a merge is not flagged again after it."""
        for article_id in change.article_ids:
            story = self._story.get(article_id)
            if story is not None and story != change.story_id:
                self._told[change.story_id][article_id] = self._told[story].pop(article_id)
                self._story[article_id] = change.story_id
        if change.kind is AssignmentKind.MERGE and change.from_story_id in self._flagged:
            self._flagged.add(change.story_id)

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
