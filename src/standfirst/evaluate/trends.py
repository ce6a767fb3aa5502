"""``standfirst eval trends``: alarms in value series, or the moment at which a story of a stream first trends."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from standfirst.adapters.embedders import UseEmbedder
from standfirst.cluster import ClusterSettings
from standfirst.evaluate import jsonl
from standfirst.evaluate.placing import Placed, place_stream
from standfirst.trend import Appearance, SeriesDetector, StoryHistory, TrendSettings, UsualCoverage, score_trend

_LEARN_SECONDS = 900.0  # stream time between two lessons in what is usual


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Tells series from articles by their fields. One pass: the answer for a line depends on the lines before it."""
    rows = jsonl.read(input_path)
    first = next(rows, None)
    if first is None:
        return {"lines": jsonl.write(out_path, [])}
    stream = chain([first], rows)
    if "values" in first:
        return {"series": jsonl.write(out_path, map(_alerts, stream))}
    placed = place_stream(stream, UseEmbedder(), ClusterSettings())
    return {"flags": jsonl.write(out_path, ({"id": flag} for flag in first_flags(placed)))}


def first_flags(stream: Iterable[Placed]) -> Iterator[str]:
    """For each story the article with which it first trends, in stream order."""
    watch = _Watch()
    for placed in stream:
        if placed.article.published_at is not None and watch.flags(placed, placed.article.published_at):
            yield placed.article.id


def _alerts(row: dict[str, Any]) -> dict[str, Any]:
    detector = SeriesDetector()
    alerts = [position for position, value in enumerate(row["values"]) if detector.alarm(float(value))]
    return {"series": row["series"], "alerts": alerts}


class _Watch:
    """Histories by story and what is usual, as the desk keeps them."""

    def __init__(self) -> None:
        self._settings = TrendSettings()
        self._histories: dict[str, list[Appearance]] = {}
        self._flagged: set[str] = set()
        self._pairs: list[tuple[str, datetime]] = []
        self._recent: deque[tuple[datetime, str]] = deque()
        self._usual = UsualCoverage()
        self._learned: datetime | None = None

    def flags(self, placed: Placed, now: datetime) -> bool:
        """Take an article in; whether its story trends for the first time with it."""
        self._learn(now)
        owner = placed.article.owner
        self._pairs.append((owner, now))
        self._recent.append((now, placed.story_id))
        history = self._histories.setdefault(placed.story_id, [])
        for gone in placed.decision.merge_from:
            history.extend(self._histories.pop(gone, ()))
            if gone in self._flagged:
                self._flagged.add(placed.story_id)
        history.append(
            Appearance(
                owner=owner,
                source_id=owner,
                article_id=placed.article.id,
                publisher=owner,
                at=now,
                copy_of=placed.decision.copy_of,
            )
        )
        if placed.story_id in self._flagged:
            return False
        told = StoryHistory(story_id=placed.story_id, appearances=tuple(history))
        trending = score_trend(told, self._usual, (), now, self._settings).trending
        if trending:
            self._flagged.add(placed.story_id)
        return trending

    def _learn(self, now: datetime) -> None:
        if self._learned is not None and (now - self._learned).total_seconds() < _LEARN_SECONDS:
            return
        while self._recent and (now - self._recent[0][0]).total_seconds() > self._settings.window:
            self._recent.popleft()
        stories = len({story for _, story in self._recent})
        self._usual = UsualCoverage.learn(self._pairs, now, stories=stories)
        self._learned = now
