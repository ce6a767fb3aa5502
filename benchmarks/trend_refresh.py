"""Trends at size, one thread, CPU time: the board of 125,000 active stories, and scoring one story that changed."""

import random
from datetime import UTC, datetime, timedelta
from time import process_time

from standfirst.trend import Appearance, Habit, Scored, StoryHistory, TrendBoard, UsualCoverage, score_trend

_ACTIVE, _CHANGED, _LISTED = 125_000, 1_000, 200
_OWNERS, _ARTICLES, _VOICES = 400, 40_000, 40
_NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def measure() -> dict[str, float]:
    """Figures by name."""
    return {
        "trend refresh of 125,000 stories: CPU ms": _refresh(),
        "trend scores of 1,000 changed stories onto the board: CPU ms": _put(),
        "scoring one story of 40 owners: CPU ms": _score(),
    }


def _board(chance: random.Random) -> TrendBoard:
    board = TrendBoard(6 * 3600.0)
    board.put(_scored(chance, number) for number in range(_ACTIVE))
    return board


def _scored(chance: random.Random, number: int) -> Scored:
    at = _NOW - timedelta(minutes=chance.uniform(0, 3000))
    until = at + timedelta(hours=chance.uniform(0, 9)) if chance.random() < 0.02 else None
    return Scored(story_id=f"s{number}", score=chance.lognormvariate(0, 1.5), at=at, trending_until=until)


def _refresh() -> float:
    """Every score now, the listed ones in order, those to be scored again, those that ended: what a beat asks."""
    board, rounds = _board(random.Random(1)), 20
    began = process_time()
    for step in range(rounds):
        now = _NOW + timedelta(minutes=step)
        board.top(now, _LISTED)
        board.due(now, 900.0, _LISTED, 0.05)
        board.ended(now)
    return (process_time() - began) * 1000 / rounds


def _put() -> float:
    chance = random.Random(2)
    board = _board(chance)
    changed = [_scored(chance, chance.randrange(_ACTIVE)) for _ in range(_CHANGED)]
    began = process_time()
    board.put(changed)
    return (process_time() - began) * 1000


def _score() -> float:
    chance, topics = random.Random(3), ("world", "sport", "local")
    habits = [
        Habit(
            owner=f"o{chance.randrange(_OWNERS)}", at=_NOW - timedelta(minutes=chance.uniform(0, 20_000)),
            story_id=f"s{chance.randrange(8000)}", topics=(chance.choice(topics),),
        )
        for _ in range(_ARTICLES)
    ]  # fmt: skip
    usual, rounds = UsualCoverage.learn(habits, _NOW), 50
    told = StoryHistory(
        story_id="s", topics=("world",),
        appearances=tuple(
            Appearance(
                owner=f"o{n}", source_id=f"o{n}", article_id=f"a{n}", publisher=f"o{n}",
                at=_NOW - timedelta(minutes=chance.uniform(0, 600)),
            )
            for n in range(_VOICES)
        ),
    )  # fmt: skip
    score_trend(told, usual, (), _NOW)
    began = process_time()
    for _ in range(rounds):
        score_trend(told, usual, (), _NOW)
    return (process_time() - began) * 1000 / rounds
