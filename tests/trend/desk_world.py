"""A simulated desk: established owners, two weeks of stories of every size, and attacks. All by a fixed chance."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from standfirst.trend import Appearance, Habit, StoryHistory, Trust, UsualCoverage, score_trend

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)  # a Friday evening
DAYS = 14
TOPICS = ("world", "politics", "business", "sport", "culture", "local")
_HOURS = [1, 1, 1, 1, 2, 4, 8, 10, 10, 9, 8, 8, 9, 8, 8, 8, 8, 8, 7, 6, 5, 4, 3, 2]  # how lively each hour is


@dataclass(slots=True)
class Desk:
    """Stories by id with their articles, and when the desk first read each owner."""

    first_seen: dict[str, datetime] = field(default_factory=dict)
    told: dict[str, list[Appearance]] = field(default_factory=dict)
    topic: dict[str, str] = field(default_factory=dict)

    def tell(self, owner: str, story: str, topic: str, at: datetime, *, name: str = "", copy_of: str = "") -> None:
        name = name or f"{owner}/{story}"
        item = Appearance(
            owner=owner, source_id=owner, article_id=name, publisher=owner, at=at, copy_of=copy_of, language="en"
        )
        self.told.setdefault(story, []).append(item)
        self.topic.setdefault(story, topic)

    def habits(self) -> list[Habit]:
        return [
            Habit(owner=a.owner, at=a.at, story_id=s, topics=(self.topic[s],), own=not a.copy_of)
            for s, items in self.told.items()
            for a in items
        ]

    def trust(self) -> Trust:
        return Trust.learn(self.habits(), self.first_seen, NOW)

    def ranking(self) -> list[tuple[str, float]]:
        """Every story of the last two days by its score now."""
        usual = UsualCoverage.learn(self.habits(), NOW, trust=self.trust())
        scores = []
        for story, items in self.told.items():
            if max(a.at for a in items) > NOW - timedelta(days=2):
                told = StoryHistory(story_id=story, appearances=tuple(items), topics=(self.topic[story],))
                scores.append((story, score_trend(told, usual, (), NOW).score))
        return sorted(scores, key=lambda s: (-s[1], s[0]))

    def top(self, count: int = 20) -> list[str]:
        return [story for story, _ in self.ranking()[:count]]

    def place(self, story: str) -> int:
        """Place from 1; a story without score has the last."""
        scores = self.ranking()
        return 1 + sum(score >= dict(scores)[story] for name, score in scores if name != story)


def established(seed: int = 1, owners: int = 60) -> Desk:
    """Two weeks of a desk that is 200 days old: about 60 new stories a day, most small, a few told by everybody."""
    chance, desk = random.Random(seed), Desk()
    names = [f"paper{n}" for n in range(owners)]
    desk.first_seen = dict.fromkeys(names, NOW - timedelta(days=200))
    busy = [chance.lognormvariate(0, 0.7) for _ in names]
    likes = [{t: chance.choice((0.3, 1.0, 2.0)) for t in TOPICS} for _ in names]
    for number in range(DAYS * 60):
        topic, begins = chance.choice(TOPICS), NOW - timedelta(hours=chance.uniform(0, DAYS * 24))
        begins = begins.replace(hour=chance.choices(range(24), _HOURS)[0])
        if begins > NOW:
            continue
        size = min(owners, max(1, int(chance.paretovariate(0.8))))
        weights = [b * like[topic] for b, like in zip(busy, likes, strict=True)]
        speed = chance.choice((20, 60, 180))  # minutes in which half of them come
        for name in dict.fromkeys(chance.choices(names, weights, k=size)):
            at = begins + timedelta(minutes=chance.expovariate(1 / speed))
            if at <= NOW:
                desk.tell(name, f"story{number}", topic, at)
    return desk


def plant(desk: Desk, feeds: list[str], *, copies: int, reworded: bool, minutes: int = 60) -> str:
    """Every feed tells one planted story so many times within the last hour; its id."""
    chance, first = random.Random(7), ""
    for feed in feeds:
        desk.first_seen.setdefault(feed, NOW - timedelta(hours=2))
        for number in range(copies):
            at, name = NOW - timedelta(minutes=chance.uniform(0, minutes)), f"{feed}/planted/{number}"
            desk.tell(feed, "planted", "politics", at, name=name, copy_of="" if reworded else first)
            first = first or name
    return "planted"


def echo(desk: Desk, feeds: list[str], days: float, *, each: int = 40) -> None:
    """Patient feeds: each retells, in words of its own and minutes later, stories that proven owners told."""
    chance = random.Random(11)
    big = [s for s, items in desk.told.items() if len({a.owner for a in items}) >= 3]
    for feed in feeds:
        desk.first_seen[feed] = NOW - timedelta(days=days)
        for story in chance.sample(big, min(each, len(big))):
            at = max(a.at for a in desk.told[story][:3]) + timedelta(minutes=chance.uniform(5, 60))
            if NOW - timedelta(days=days) < at <= NOW:
                desk.tell(feed, story, desk.topic[story], at)
