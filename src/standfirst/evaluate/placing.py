"""A stream of benchmark articles through the cluster room as the desk runs it: embed in batches, decide in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from standfirst.cluster import (
    ArticleToPlace,
    ClusterSettings,
    CopyIndex,
    Embedder,
    StoryChange,
    StoryDecision,
    StoryIndex,
    apply,
    place,
    revise,
)
from standfirst.cluster.types import text_to_embed

_BATCH = 64
_FORGET_EVERY = 256  # articles between two cleanings of the index
_MOST_CHANGES = 4  # second thoughts after one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article with its decision and the second thoughts it caused; Stories that these started are named here."""

    article: ArticleToPlace
    story_id: str
    decision: StoryDecision
    changes: tuple[StoryChange, ...] = ()


def place_stream(
    rows: Iterable[dict[str, Any]], embedder: Embedder, settings: ClusterSettings, index: StoryIndex | None = None
) -> Iterator[Placed]:
    """Place every row of a stories file in stream order. A later change does not change what was yielded."""
    index, copies = index if index is not None else StoryIndex(), CopyIndex()
    taken: set[str] = set()
    number = 0
    for batch in _batches(rows, embedder):
        index.look_ahead(batch)
        for article in batch:
            decision = place(article, index, copies, settings)
            story_id = decision.story_id or f"story-{article.id}"
            index.add(article, story_id)
            copies.add(article)
            if number % _FORGET_EVERY == 0 and article.published_at is not None:
                index.forget(article.published_at - timedelta(days=settings.active_days))
            number += 1
            changes = tuple(_revised(story_id, decision.near, index, settings, taken))
            yield Placed(article=article, story_id=story_id, decision=decision, changes=changes)


def _revised(
    story_id: str, near: Sequence[str], index: StoryIndex, settings: ClusterSettings, taken: set[str]
) -> Iterator[StoryChange]:
    for _ in range(_MOST_CHANGES):
        change = revise(story_id, near, index, settings) if story_id in index else None
        if change is None:
            return
        named = replace(change, story_id=change.story_id or _free_name(change.article_ids[0], taken))
        apply(named, index)
        yield named


def _free_name(article_id: str, taken: set[str]) -> str:
    """A name for a split-off Story that no other ever had: one article can head several, and the old ones live on."""
    name, attempt = f"split-{article_id}", 1
    while name in taken:
        attempt += 1
        name = f"split-{article_id}-{attempt}"
    taken.add(name)
    return name


def _batches(rows: Iterable[dict[str, Any]], embedder: Embedder) -> Iterator[list[ArticleToPlace]]:
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        vectors = embedder.embed([text_to_embed(r.get("title") or "", r.get("text") or "") for r in batch])
        yield [_article(row, vector) for row, vector in zip(batch, vectors, strict=True)]


def _article(row: dict[str, Any], vector: Any) -> ArticleToPlace:
    moment = row.get("published_at")
    return ArticleToPlace(
        id=row["id"],
        owner=row.get("source") or "",
        title=row.get("title") or "",
        text=row.get("text") or "",
        published_at=datetime.fromisoformat(moment) if moment else None,
        language=row.get("language") or "",
        vector=vector,
    )
