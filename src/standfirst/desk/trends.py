"""What the trend Step keeps in the desk's memory: what is usual, who is trusted, and the board of scores."""

import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import RLock

from standfirst.store.trends import board_rows, first_seen, load_habits, placed_articles, vouched_owners
from standfirst.trend import LEARN_DAYS, Habit, Scored, TrendBoard, TrendSettings, Trust, UsualCoverage

_LEARN_EVERY = 900.0  # seconds of news time between two lessons
_LEARN_SHARE = 0.05  # of the desk's time, at most, may go into lessons
_FEW = 2000  # articles; lessons from fewer are learned again when half as many have come in, as on a first day
_LOAD_AGAIN = 600.0  # real seconds; another desk on the same database scores stories too
_REMEMBER = timedelta(days=5)  # twenty half-lives: what was scored before is gone from every list


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What is usual overall and for stories told in one language, and how many articles were ``placed`` then."""

    usual: UsualCoverage = field(default_factory=UsualCoverage)
    by_language: dict[str, UsualCoverage] = field(default_factory=dict)
    placed: int = 0


class LiveTrends:
    """Used by the trend Step and the dispatcher, under its lock."""

    def __init__(self, settings: TrendSettings | None = None) -> None:
        self.settings = settings or TrendSettings()
        self._lock = RLock()
        self._lessons = Lessons()
        self._learned: tuple[datetime, float, float] | None = None  # news time, real time, seconds it took
        self._board: TrendBoard | None = None
        self._loaded_at = 0.0

    def lessons(self, now: datetime) -> Lessons:
        """What is usual, learned again when it is old and that costs the desk little."""
        with self._lock:
            if self._learned is None or self._is_old(now, *self._learned):
                began = time.monotonic()
                self._lessons = _learn(now)
                self._learned = (now, time.monotonic(), time.monotonic() - began)
            return self._lessons

    def _is_old(self, now: datetime, at: datetime, real: float, cost: float) -> bool:
        due = abs((now - at).total_seconds()) >= _LEARN_EVERY or self._outgrown()
        return due and time.monotonic() - real >= cost / _LEARN_SHARE

    def _outgrown(self) -> bool:
        """Whether the lessons come from the beginnings of a desk, to which every story looks like a sensation."""
        learned = self._lessons.placed
        return learned < _FEW and placed_articles() > 1.5 * learned

    def scored(self, stories: list[Scored], gone: list[str], now: datetime) -> None:
        """Note what was saved."""
        with self._lock:
            board = self._ready(now)
            board.put(stories)
            board.drop(gone)

    def worth_a_look(self, now: datetime, every: float, count: int, floor: float) -> list[str]:
        """Stories whose rows should be made anew: the strongest, now and then, and those that stopped trending."""
        with self._lock:
            board = self._ready(now)
            board.forget(now, floor)
            return list(dict.fromkeys([*board.due(now, every, count, floor), *board.ended(now)]))

    def _ready(self, now: datetime) -> TrendBoard:
        if self._board is None or time.monotonic() - self._loaded_at > _LOAD_AGAIN:
            self._board, self._loaded_at = TrendBoard(self.settings.half_life), time.monotonic()
            self._board.put(board_rows(now - _REMEMBER))
        return self._board


def _learn(now: datetime) -> Lessons:
    placed = placed_articles()
    habits = [h for h in load_habits(now - timedelta(days=LEARN_DAYS)) if h.at <= now]
    trust = Trust.learn(habits, first_seen(), now, vouched=vouched_owners())
    spoken: dict[str, list[Habit]] = defaultdict(list)
    for habit in habits:
        if habit.language:
            spoken[habit.language].append(habit)
    return Lessons(
        usual=UsualCoverage.learn(habits, now, trust=trust),
        by_language={lang: UsualCoverage.learn(rows, now, trust=trust) for lang, rows in spoken.items()},
        placed=placed,
    )
