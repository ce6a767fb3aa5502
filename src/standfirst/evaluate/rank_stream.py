"""A pack's stream as the desk would live it: audience, readers and lessons as they pass, scores before they pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from standfirst.adapters.embedders import UseEmbedder
from standfirst.domain.ranking import Candidate, Interaction, InteractionKind, ReaderProfile
from standfirst.evaluate import jsonl
from standfirst.evaluate.rank_school import School
from standfirst.rank import (
    FRONT_PAGE,
    AudienceLedger,
    CandidatePool,
    Configuration,
    CoReading,
    TasteLedger,
    learn,
    read_signals,
    score_candidates,
)
from standfirst.rank.attraction import Attraction, learn_attraction
from standfirst.rank.text_vectors import HashedTfIdf

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # a pack without times is one moment
_HISTORY = 50  # acts of a reader that are learned from
_CHARACTERS = 600  # of a text that are read for its vector

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An impression that waits for its feedback: candidates, the reader as known then, signals by scorer."""

    id: str
    stories: tuple[str, ...]
    reader: ReaderProfile
    signals: Mapping[str, npt.NDArray[np.float64]]


@dataclass(slots=True, kw_only=True)
class RankStream:
    """What has passed."""

    items: dict[str, dict[str, Any]]
    vectors: Mapping[str, Vectors]
    words: Mapping[str, Vectors]
    school: School
    audience: AudienceLedger = field(default_factory=partial(AudienceLedger, vouched=True))
    coreading: CoReading = field(default_factory=CoReading)
    tastes: TasteLedger = field(default_factory=TasteLedger)
    clicks: dict[str, list[Interaction]] = field(default_factory=dict)
    pending: dict[str, Shown] = field(default_factory=dict)
    topic_clicks: dict[str, float] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, configuration: Configuration = FRONT_PAGE) -> "RankStream":
        """The pack's items with their vectors, and nothing learned."""
        items = {row["id"]: row for row in jsonl.read(file_of(folder, "items.jsonl"))}
        school = School(configuration=configuration, prior=configuration)
        return cls(items=items, vectors=_vectors(items), words=_words(items), school=school)

    def answers(self, events: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """One line per impression; the other events teach."""
        for event in events:
            scores = self.lives(event)
            if scores is not None:
                yield {"id": event["id"], "scores": scores}

    def lives(self, event: dict[str, Any]) -> list[float] | None:
        """One event passes: the scores of an impression, None of what teaches."""
        if event["type"] == "impression":
            return self._scores(event)
        if event["type"] == "feedback":
            self._feedback(event)
        else:
            self._visit(event.get("reader"), event["item"], event.get("time"))
        return None

    def known_clicks(self, event: dict[str, Any]) -> int:
        """How many clicks of an impression's reader have passed."""
        return len(event.get("history") or self.clicks.get(event.get("reader") or "", []))

    def scores(self, event: dict[str, Any], clicks: int) -> list[float]:
        """An impression's scores as if only so many of its reader's last clicks were known; teaches nothing."""
        now = _time(event.get("time"))
        reader, pool = self._reader(event, now, clicks), self._pool(event["candidates"], now)
        scores = score_candidates(reader, pool, now=now, configuration=self.school.configuration)
        return [float(scores[pool.row_of[item]]) for item in event["candidates"]]

    def attraction(self) -> Attraction | None:
        """What texts promise, as far as has passed."""
        return learn_attraction(self.audience, self.vectors)

    def _scores(self, event: dict[str, Any]) -> list[float]:
        now = _time(event.get("time"))
        self.school.night(now, self.audience, self.vectors)
        reader = self._reader(event, now)
        pool = self._pool(event["candidates"], now)
        configuration = self.school.configuration
        scores = score_candidates(reader, pool, now=now, configuration=configuration)
        signals = read_signals(reader, pool, now=now, configuration=configuration)
        stories = tuple(c.story_id for c in pool.candidates)
        self.pending[event["id"]] = Shown(id=event["id"], stories=stories, reader=reader, signals=signals)
        return [float(scores[pool.row_of[item]]) for item in event["candidates"]]

    def _pool(self, items: list[str], now: datetime) -> CandidatePool:
        return CandidatePool.build(
            [self._candidate(item, now) for item in items],
            now,
            audience=self.audience,
            vectors=self.vectors,
            words=self.words,
            coreading=self.coreading,
            tastes=self.tastes,
        )

    def _reader(self, event: dict[str, Any], now: datetime, clicks: int = _HISTORY) -> ReaderProfile:
        history = event.get("history") or []
        start = now - timedelta(seconds=len(history))
        acts = [_opened(item, start + timedelta(seconds=at)) for at, item in enumerate(history)]
        acts = acts or self.clicks.get(event.get("reader") or "", [])
        acts = acts[max(0, len(acts) - clicks) :]
        total = sum(self.topic_clicks.values()) or 1.0
        return learn(
            ReaderProfile(),
            acts,
            topics_of={act.story_id: self._topics(act.story_id) for act in acts},
            now=now,
            usual={topic: count / total for topic, count in self.topic_clicks.items()},
        )

    def _candidate(self, item: str, now: datetime) -> Candidate:
        row = self.items.get(item, {})
        published = _time(row.get("published_at")) if row.get("published_at") else now
        return Candidate(
            story_id=item,
            title=row.get("title", ""),
            topics=self._topics(item),
            publishers=(),
            owners=1,
            trend=0.0,
            published_at=published,
            updated_at=published,
        )

    def _topics(self, item: str) -> tuple[str, ...]:
        return tuple(self.items.get(item, {}).get("topics", ()))

    def _feedback(self, event: dict[str, Any]) -> None:
        shown, clicked = self.pending.pop(event["impression"], None), frozenset(event["clicked"])
        if shown is not None:
            self.school.keep(shown.id, shown.stories, shown.signals, clicked)
            self.audience.judged([(item, self._topics(item)) for item in shown.stories], clicked)
            self._tastes(shown, clicked)
            if not event.get("reader"):
                before = [(act.story_id, act.at) for act in shown.reader.recent]
                for item in event["clicked"]:
                    self.coreading.read(before, item, _time(event.get("time")))
        for item in event["clicked"]:
            self._visit(event.get("reader"), item, event.get("time"))

    def _tastes(self, shown: Shown, clicked: frozenset[str]) -> None:
        known = [self.vectors[act.story_id] for act in shown.reader.recent if act.story_id in self.vectors]
        if known:
            self.tastes.judged(np.asarray(np.mean(known, axis=0), dtype=np.float32), shown.stories, clicked)

    def _visit(self, reader: str | None, item: str, time: str | None) -> None:
        if time:  # a visit at an unknown time says nothing of what is read now
            self.audience.visited(item, _time(time), self._topics(item))
        for topic in self._topics(item):
            self.topic_clicks[topic] = self.topic_clicks.get(topic, 0.0) + 1.0
        if reader is not None:
            own = self.clicks.setdefault(reader, [])
            self.coreading.read([(act.story_id, act.at) for act in own[-10:]], item, _time(time))
            own.append(_opened(item, _time(time)))


def _opened(item: str, at: datetime) -> Interaction:
    return Interaction(story_id=item, kind=InteractionKind.OPEN, at=at)


def _vectors(items: Mapping[str, dict[str, Any]]) -> dict[str, Vectors]:
    """The desk's own embedder over titles and texts; items without words have no vector."""
    texts = {item: text for item, row in items.items() if (text := _text(row))}
    return dict(zip(texts, UseEmbedder().embed(list(texts.values())), strict=True))


def _words(items: Mapping[str, dict[str, Any]]) -> dict[str, Vectors]:
    """Word vectors of titles and texts, rare words weighing more."""
    texts = {item: text for item, row in items.items() if (text := _text(row))}
    counts = HashedTfIdf(width=2048)
    counts.read(texts.values())
    return {item: counts.vector(text) for item, text in texts.items()}


def _text(row: dict[str, Any]) -> str:
    return f"{row.get('title', '')} {row.get('text', '')}".strip()[:_CHARACTERS]


def _time(value: str | None) -> datetime:
    return datetime.fromisoformat(value) if value else _NO_TIME


def file_of(folder: Path, name: str) -> Path:
    """A file of a pack, plain or gzipped."""
    plain = folder / name
    return plain if plain.exists() else folder / f"{name}.gz"
