"""`standfirst eval rank`: the production front page over a pack's stream of impressions, learning as it goes.

One configuration for every pack. An impression is scored with what passed before it; gold is never looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from standfirst.domain.ranking import Candidate, Interaction, InteractionKind, ReaderProfile
from standfirst.evaluate import jsonl
from standfirst.rank import AudienceLedger, CandidatePool, learn, score_candidates
from standfirst.rank.text_vectors import HashedTfIdf

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # a pack without times is one moment
_HISTORY = 50  # acts of a reader that are learned from


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Score every impression of the pack folder ``input_path``; returns how many."""
    stream = _Stream.open(input_path)
    count = jsonl.write(out_path, stream.answers(jsonl.read(_file(input_path, "events.jsonl"))))
    return {"stage": "rank", "impressions": count, "items": len(stream.items)}


@dataclass(slots=True, kw_only=True)
class _Stream:
    """What has passed: the audience's counts, each reader's clicks, open impressions."""

    items: dict[str, dict[str, Any]]
    words: HashedTfIdf = field(default_factory=HashedTfIdf)
    vectors: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    audience: AudienceLedger = field(default_factory=AudienceLedger)
    clicks: dict[str, list[Interaction]] = field(default_factory=dict)
    pending: dict[str, list[str]] = field(default_factory=dict)
    topic_clicks: dict[str, float] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> "_Stream":
        """The pack's items, with word counts for their vectors."""
        stream = cls(items={row["id"]: row for row in jsonl.read(_file(folder, "items.jsonl"))})
        stream.words.read(_text(row) for row in stream.items.values() if _text(row))
        return stream

    def answers(self, events: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """One line per impression; the other events teach."""
        for event in events:
            if event["type"] == "impression":
                yield {"id": event["id"], "scores": self._scores(event)}
                self.pending[event["id"]] = event["candidates"]
            elif event["type"] == "feedback":
                self._feedback(event)
            else:
                self._visit(event.get("reader"), event["item"], event.get("time"))

    def _scores(self, event: dict[str, Any]) -> list[float]:
        now = _time(event.get("time"))
        reader = self._reader(event, now)
        pool = CandidatePool.build(
            [self._candidate(item, now) for item in event["candidates"]],
            now,
            audience=self.audience,
            vectors=self._vectors([*event["candidates"], *(act.story_id for act in reader.recent)]),
        )
        scores = score_candidates(reader, pool, now=now)
        return [float(scores[pool.row_of[item]]) for item in event["candidates"]]

    def _reader(self, event: dict[str, Any], now: datetime) -> ReaderProfile:
        history = event.get("history") or []
        start = now - timedelta(seconds=len(history))
        acts = [_opened(item, start + timedelta(seconds=at)) for at, item in enumerate(history)]
        acts = (acts or self.clicks.get(event.get("reader") or "", []))[-_HISTORY:]
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
        title = row.get("title", "")
        return Candidate(
            story_id=item,
            title=title,
            topics=self._topics(item),
            publishers=(),
            owners=1,
            trend=0.0,
            published_at=published,
            updated_at=published,
        )

    def _vectors(self, items: list[str]) -> dict[str, npt.NDArray[np.float32]]:
        for item in items:
            if item not in self.vectors and (text := _text(self.items.get(item, {}))):
                self.vectors[item] = self.words.vector(text)
        return self.vectors

    def _topics(self, item: str) -> tuple[str, ...]:
        return tuple(self.items.get(item, {}).get("topics", ()))

    def _feedback(self, event: dict[str, Any]) -> None:
        for item in self.pending.pop(event["impression"], []):
            self.audience.shown(item, self._topics(item))
        for item in event["clicked"]:
            self.audience.opened(item, self._topics(item))
            self._visit(event.get("reader"), item, event.get("time"))

    def _visit(self, reader: str | None, item: str, time: str | None) -> None:
        if time:  # a visit at an unknown time says nothing of what is read now
            self.audience.visited(item, _time(time))
        for topic in self._topics(item):
            self.topic_clicks[topic] = self.topic_clicks.get(topic, 0.0) + 1.0
        if reader is not None:
            self.clicks.setdefault(reader, []).append(_opened(item, _time(time)))


def _opened(item: str, at: datetime) -> Interaction:
    return Interaction(story_id=item, kind=InteractionKind.OPEN, at=at)


def _text(row: dict[str, Any]) -> str:
    return f"{row.get('title', '')} {row.get('text', '')}".strip()


def _time(value: str | None) -> datetime:
    return datetime.fromisoformat(value) if value else _NO_TIME


def _file(folder: Path, name: str) -> Path:
    plain = folder / name
    return plain if plain.exists() else folder / f"{name}.gz"
