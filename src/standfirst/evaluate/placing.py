"""A stream of benchmark articles through the cluster room as the desk runs it: embed in batches, decide in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from standfirst.cluster import ArticleToPlace, ClusterSettings, CopyIndex, Embedder, StoryDecision, StoryIndex, place
from standfirst.cluster.types import text_to_embed
from standfirst.domain.story import AssignmentKind

_BATCH = 64
_FORGET_EVERY = 256  # articles between two cleanings of the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article with its decision; ``story_id`` is named here where the decision started a Story."""

    article: ArticleToPlace
    story_id: str
    decision: StoryDecision


def place_stream(rows: Iterable[dict[str, Any]], embedder: Embedder, settings: ClusterSettings) -> Iterator[Placed]:
    """Place every row of a stories file in stream order. A later merge does not change what was yielded."""
    index, copies = StoryIndex(), CopyIndex()
    for number, article in enumerate(_articles(rows, embedder)):
        decision = place(article, index, copies, settings)
        story_id = decision.story_id or f"story-{article.id}"
        for gone in decision.merge_from:
            index.merge(story_id, gone)
        index.add(article, story_id)
        if not decision.copy_of:
            copies.add(article)
        if number % _FORGET_EVERY == 0 and article.published_at is not None:
            index.forget(article.published_at - timedelta(days=settings.active_days))
        yield Placed(article=article, story_id=story_id, decision=decision)


def merged(placed: Placed) -> bool:
    """Whether this decision made one Story of two."""
    return placed.decision.kind is AssignmentKind.MERGE


def _articles(rows: Iterable[dict[str, Any]], embedder: Embedder) -> Iterator[ArticleToPlace]:
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        vectors = embedder.embed([text_to_embed(r.get("title") or "", r.get("text") or "") for r in batch])
        for row, vector in zip(batch, vectors, strict=True):
            moment = row.get("published_at")
            yield ArticleToPlace(
                id=row["id"],
                owner=row.get("source") or "",
                title=row.get("title") or "",
                text=row.get("text") or "",
                published_at=datetime.fromisoformat(moment) if moment else None,
                vector=vector,
            )
