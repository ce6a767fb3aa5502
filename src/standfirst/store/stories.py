"""Stories and assignments: saving what the cluster station decided, loading what its index needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import F

from standfirst.domain.ids import keyed_id
from standfirst.domain.story import AssignmentKind
from standfirst.domain.topics import known_topics
from standfirst.store.front import bump_front_page
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Assignment, Story
from standfirst.store.search import index_document, remove_document
from standfirst.store.work import NewWork, Task, add_work, finish_work


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What was decided for one article version, ready to be saved. ``story_id`` is "" for a new story."""

    article_id: str
    version: int
    kind: AssignmentKind
    story_id: str
    score: float
    reason: str
    copy_of: str = ""
    merge_from: tuple[str, ...] = ()
    vector: np.ndarray | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInStory:
    """An article with its place and vector, as the index is rebuilt from."""

    id: str
    story_id: str
    owner: str
    title: str
    text: str
    language: str
    published_at: datetime
    copy_of: str
    vector: np.ndarray | None


def new_story_id(article_id: str) -> str:
    """The id of the story that an article starts: the same article starts the same story, however often tried."""
    return keyed_id("story", article_id)


def articles_in_stories(since: datetime) -> Iterator[ArticleInStory]:
    """Placed articles published since a moment, in stream order."""
    rows = ArticleRow.objects.exclude(story=None).filter(published_at__gte=since).order_by("published_at", "id")
    for r in rows.iterator(chunk_size=500):
        vector = np.frombuffer(bytes(r.vector), dtype=np.float32) if r.vector else None
        yield ArticleInStory(
            id=r.id, story_id=r.story_id or "", owner=r.owner, title=r.title, text=r.text, language=r.language,
            published_at=r.published_at, copy_of=r.copy_of, vector=vector,
        )  # fmt: skip


def locked_stories() -> set[str]:
    """Stories that an editor's hand was on."""
    return set(Story.objects.filter(locked=True).values_list("id", flat=True))


def save_placements(placed: Iterable[Placed], tasks: Iterable[Task], now: datetime) -> list[str]:
    """Save assignments, stories and the work that follows, with the tasks' end; the stories that changed."""
    changed: dict[str, None] = {}
    with transaction.atomic():
        for one in placed:
            for story_id in _save_one(one, now):
                changed[story_id] = None
        for story_id in changed:
            refresh_story(story_id)
        counts = dict(Story.objects.filter(id__in=list(changed)).values_list("id", "changed"))
        add_work(NewWork(step="trend", key=i, version=str(counts[i])) for i in changed if i in counts)
        finish_work(tasks)
    return list(changed)


def _save_one(one: Placed, now: datetime) -> list[str]:
    row = ArticleRow.objects.get(id=one.article_id)
    story_id = one.story_id or new_story_id(one.article_id)
    if one.story_id == "":
        Story.objects.get_or_create(
            id=story_id,
            defaults={
                "title": row.title, "first_seen": row.published_at, "last_seen": row.published_at,
                "language": row.language, "topics": list(known_topics(tuple(row.topics))),
            },
        )  # fmt: skip
    previous = row.story_id or ""
    touched = [story_id, *([previous] if previous and previous != story_id else [])]
    for gone in one.merge_from:
        touched += _merge(gone, story_id, one, now)
    row.story_id, row.copy_of = story_id, one.copy_of
    row.vector = one.vector.astype(np.float32).tobytes() if one.vector is not None else None
    row.save(update_fields=["story", "copy_of", "vector"])
    _note(one.article_id, one.version, story_id, one.kind, one, now, "")
    return touched


def _merge(gone: str, into: str, one: Placed, now: datetime) -> list[str]:
    if gone == into or not Story.objects.filter(id=gone, merged_into="", locked=False).exists():
        return []
    moved = list(ArticleRow.objects.filter(story_id=gone).values_list("id", "version"))
    ArticleRow.objects.filter(story_id=gone).update(story_id=into)
    Story.objects.filter(id=gone).update(merged_into=into)
    for article_id, version in moved:
        _note(article_id, version, into, AssignmentKind.MERGE, one, now, gone)
    return [gone]


def _note(
    article_id: str, version: int, story_id: str, kind: AssignmentKind, one: Placed, now: datetime, gone: str
) -> None:
    Assignment.objects.bulk_create(
        [
            Assignment(
                article_id=article_id, article_version=version, story_id=story_id, kind=kind.value, score=one.score,
                reason=one.reason, from_story=gone, at=now,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def refresh_story(story_id: str) -> None:
    """Recount a story from its articles and mark it changed. Call inside a transaction."""
    rows = list(
        ArticleRow.objects.filter(story_id=story_id)
        .order_by("published_at", "id")
        .values_list("owner", "title", "topics", "published_at", "copy_of")
    )
    if not rows:
        remove_document("story", story_id)
        Story.objects.filter(id=story_id).update(article_count=0, owner_count=0, changed=F("changed") + 1)
        return
    index_document("story", story_id, rows[0][1], " ".join(dict.fromkeys(r[1] for r in rows[1:])))
    topics = known_topics(tuple(t for r in rows for t in r[2]))
    votes = {t: sum(t in known_topics(tuple(r[2])) for r in rows) for t in topics}
    Story.objects.filter(id=story_id).update(
        topics=sorted(topics, key=lambda t: -votes[t])[:3],
        first_seen=rows[0][3],
        last_seen=rows[-1][3],
        article_count=len(rows),
        owner_count=len({r[0] for r in rows if not r[4]}) or 1,
        changed=F("changed") + 1,
    )


def stories_moved(since: datetime, until: datetime) -> int:
    """How many standing stories had their newest article between two moments."""
    return Story.objects.filter(last_seen__gte=since, last_seen__lte=until, merged_into="").count()


def current_story_id(story_id: str) -> str:
    """Where a story is now, following merges; "" when there is none."""
    for _ in range(20):
        row = Story.objects.filter(id=story_id).values_list("merged_into", flat=True).first()
        if row is None:
            return ""
        if not row:
            return story_id
        story_id = row
    return ""


def merge_stories(into: str, gone: str, *, by: str, now: datetime) -> str:
    """An editor's merge: both stories are locked against the machine. What came of it, in words."""
    with transaction.atomic():
        if into == gone or Story.objects.filter(id__in=[into, gone], merged_into="").count() != 2:
            return "needs two stories that stand"
        _move(list(ArticleRow.objects.filter(story_id=gone)), into, AssignmentKind.MERGE, gone, by, now)
        Story.objects.filter(id=gone).update(merged_into=into, locked=True)
        Story.objects.filter(id=into).update(locked=True)
        for story_id in (into, gone):
            refresh_story(story_id)
        _ask_for_trend(into)
        bump_front_page(at_once=True)
    return "merged"


def split_story(story_id: str, article_ids: list[str], *, by: str, now: datetime) -> str:
    """An editor's split: the named articles become a story of their own; both are locked against the machine."""
    with transaction.atomic():
        rows = list(ArticleRow.objects.filter(story_id=story_id, id__in=article_ids).order_by("published_at", "id"))
        if not rows or len(rows) == ArticleRow.objects.filter(story_id=story_id).count():
            return "name some of the story's articles, but not all"
        fresh = keyed_id("split", story_id, rows[0].id)
        Story.objects.get_or_create(
            id=fresh,
            defaults={
                "title": rows[0].title, "first_seen": rows[0].published_at, "last_seen": rows[-1].published_at,
                "language": rows[0].language, "locked": True,
            },
        )  # fmt: skip
        _move(rows, fresh, AssignmentKind.SPLIT, story_id, by, now)
        Story.objects.filter(id=story_id).update(locked=True)
        for changed in (story_id, fresh):
            refresh_story(changed)
            _ask_for_trend(changed)
        bump_front_page(at_once=True)
    return f"split into {fresh}"


def _move(rows: list[ArticleRow], into: str, kind: AssignmentKind, gone: str, by: str, now: datetime) -> None:
    ArticleRow.objects.filter(id__in=[r.id for r in rows]).update(story_id=into)
    Assignment.objects.bulk_create(
        [
            Assignment(
                article_id=r.id, article_version=r.version, story_id=into, kind=kind.value, score=1.0,
                reason=f"{kind.value} by {by or 'an editor'}", from_story=gone, at=now,
            )
            for r in rows
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _ask_for_trend(story_id: str) -> None:
    changed = Story.objects.values_list("changed", flat=True).get(id=story_id)
    add_work([NewWork(step="trend", key=story_id, version=str(changed))])
