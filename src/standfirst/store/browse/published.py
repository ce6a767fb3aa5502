"""Published Reports as rows, for feeds and the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from standfirst.store.models import Report

_LOOKED_AT = 600  # newest Reports among which a topic's are picked: JSON lists have no index both databases share


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """A published Report without its body."""

    id: str
    story_id: str
    headline: str
    standfirst: str
    label: str
    writer: str
    language: str
    revision: int
    published_at: datetime
    updated_at: datetime
    topics: tuple[str, ...]
    likes: int
    dislikes: int


def load_published(*, topic: str = "", limit: int = 50, offset: int = 0) -> tuple[PublishedRow, ...]:
    """Published Reports of standing stories, newest change first; only those of ``topic`` where one is given."""
    rows = Report.objects.filter(state="published", story__merged_into="").select_related("story")
    rows = rows.order_by("-updated_at", "id")
    if topic:
        kept = [r for r in rows[:_LOOKED_AT] if topic in r.story.topics][offset : offset + limit]
    else:
        kept = list(rows[offset : offset + limit])
    return tuple(_row(r) for r in kept)


def published_by_story(story_ids: Iterable[str]) -> dict[str, PublishedRow]:
    """The published Reports of these stories, by story."""
    rows = Report.objects.filter(state="published", story_id__in=list(story_ids)).select_related("story")
    return {r.story_id: _row(r) for r in rows}


def _row(row: Report) -> PublishedRow:
    return PublishedRow(
        id=row.id, story_id=row.story_id, headline=row.headline, standfirst=row.standfirst, label=row.label,
        writer=row.writer, language=row.language, revision=row.revision,
        published_at=row.published_at or row.updated_at, updated_at=row.updated_at, topics=tuple(row.story.topics),
        likes=row.likes, dislikes=row.dislikes,
    )  # fmt: skip
