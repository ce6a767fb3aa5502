"""Watching one series of counts (mentions, page views) for the moment it leaves its usual range. One pass.

Method: a robust z-score (distance from the median of the last week, in units of the median absolute deviation plus the
square root that a Poisson count would have) against its own past: an alarm is a value above the 99.7th percentile of
the last two weeks. After an alarm the detector keeps quiet for a day, because one event is one alarm; only something
twice as loud is told at once.
"""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

_REFRESH = 12  # values between two readings of median and deviation
_MAD_TO_SIGMA = 1.4826  # for normally distributed values


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSettings:
    """Lengths count values; the defaults fit one value per five minutes (288 a day)."""

    smooth: int = 3  # values averaged before they are judged: one stray count is no event
    season: int = 2016  # values that say what is usual: a week holds every weekday
    count_noise: float = 4.0  # times the Poisson square root in the scale: counts of mentions come in clumps
    rarity: float = 0.997  # percentile of past scores that an alarm must pass
    learn: int = 288  # values before the first alarm, and between two readings of the percentile
    quiet: int = 288  # values after an alarm without another
    louder: float = 3.0  # unless the score is so many times that of the alarm
    memory: int = 4032  # past scores kept: two weeks


class SeriesDetector:
    """One series. ``alarm(value)`` takes the next value and says whether it is one; nothing is looked at twice."""

    def __init__(self, settings: SeriesSettings | None = None) -> None:
        self._settings = settings or SeriesSettings()
        self._latest: deque[float] = deque(maxlen=self._settings.smooth)
        self._season: deque[float] = deque(maxlen=self._settings.season)
        self._scores: deque[float] = deque(maxlen=self._settings.memory)
        self._seen = 0
        self._last_alarm = -math.inf
        self._last_score = self._median = self._deviation = 0.0
        self._limit = math.inf

    def alarm(self, value: float) -> bool:
        """Take the next value in. A value that is not a number is a gap: no alarm, nothing learned."""
        if not math.isfinite(value):
            return False
        settings, position = self._settings, self._seen
        self._latest.append(value)
        level = sum(self._latest) / len(self._latest)
        if self._season and (position % _REFRESH == 0 or position < _REFRESH):
            self._read_season()
        if position >= settings.learn and position % settings.learn == 0:
            self._limit = float(np.quantile(np.fromiter(self._scores, dtype=np.float64), settings.rarity))
        score = self._score(level)
        self._season.append(level)
        self._scores.append(score)
        self._seen += 1
        quiet = position - self._last_alarm <= settings.quiet
        if score <= self._limit or (quiet and score <= settings.louder * self._last_score):
            return False
        self._last_alarm, self._last_score = position, score
        return True

    def _read_season(self) -> None:
        values = np.fromiter(self._season, dtype=np.float64)
        self._median = float(np.median(values))
        self._deviation = float(np.median(np.abs(values - self._median)))

    def _score(self, level: float) -> float:
        if not self._season:
            return 0.0
        noise = self._settings.count_noise * math.sqrt(abs(self._median) + 1.0)
        return (level - self._median) / (_MAD_TO_SIGMA * self._deviation + noise)
