"""Stories and assignments: saving what the cluster station decided, loading what its index needs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import F, Q

from standfirst.domain.ids import keyed_id
from standfirst.domain.story import AssignmentKind
from standfirst.domain.topics import known_topics
from standfirst.store.edition import hold_edition
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Assignment, StoriesApart, Story
from standfirst.store.search import index_document, remove_document
from standfirst.store.work import NewWork, Task, add_work, finish_work


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What was decided for one article version, ready to be saved. A story that does not exist yet is made.

    ``vector_space`` names the model and length of ``vector``: vectors of two spaces are never compared.
    """

    article_id: str
    version: int
    kind: AssignmentKind
    story_id: str
    score: float
    reason: str
    copy_of: str = ""
    copy_kind: str = ""
    copy_differs: tuple[str, ...] = ()
    vector: np.ndarray | None = None
    vector_space: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearranged:
    """Articles that go from one story to another: a merge (then it is all of them), a split or a move.

    ``by`` is the editor who wants it so, "" for the machine.
    """

    kind: AssignmentKind
    story_id: str
    from_story_id: str
    article_ids: tuple[str, ...]
    score: float
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInStory:
    """An article with its place and vector, as the index is rebuilt from. ``held``: an editor put it there."""

    id: str
    version: int
    story_id: str
    owner: str
    title: str
    text: str
    language: str
    published_at: datetime
    vector: np.ndarray | None
    vector_space: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The story an article is in. ``held``: an editor put it there; ``locked``: an editor closed the story."""

    story_id: str
    held: bool
    locked: bool


def new_story_id(article_id: str) -> str:
    """The id of the story that an article starts: the same article starts the same story, however often tried."""
    return keyed_id("story", article_id)


def split_story_id(story_id: str, article_ids: Sequence[str], attempt: int = 0) -> str:
    """The id of the story that some articles of another become: the same for the same articles.

    ``attempt`` counts up while that story is taken by other articles, which stayed there when these came back.
    """
    return keyed_id("split", story_id, min(article_ids), *([str(attempt)] if attempt else []))


def is_free(story_id: str) -> bool:
    """Whether the machine may start a story under this id: it has no articles and no editor closed it."""
    taken = ArticleRow.objects.filter(story_id=story_id).exists()
    return not taken and not Story.objects.filter(id=story_id, locked=True).exists()


def places_of(article_ids: Sequence[str]) -> dict[str, Place]:
    """Where articles stand that were placed before, those without a story left out."""
    rows = ArticleRow.objects.filter(id__in=article_ids).exclude(story=None)
    return {
        article: Place(story_id=story or "", held=held, locked=locked)
        for article, story, held, locked in rows.values_list("id", "story_id", "held_in_story", "story__locked")
    }


def articles_in_stories(since: datetime) -> Iterator[ArticleInStory]:
    """Placed articles published since a moment, in stream order."""
    rows = ArticleRow.objects.exclude(story=None).filter(published_at__gte=since).order_by("published_at", "id")
    for r in rows.iterator(chunk_size=500):
        vector = np.frombuffer(bytes(r.vector), dtype=np.float32) if r.vector else None
        yield ArticleInStory(
            id=r.id, version=r.version, story_id=r.story_id or "", owner=r.owner, title=r.title, text=r.text,
            language=r.language, published_at=r.published_at, vector=vector, vector_space=r.vector_space,
            held=r.held_in_story,
        )  # fmt: skip


def save_vectors(vectors: Mapping[tuple[str, int], np.ndarray], space: str) -> None:
    """Keep other vectors of articles, by id and version; an article that has another version by now keeps its own."""
    with transaction.atomic():
        for (article_id, version), vector in vectors.items():
            row = ArticleRow.objects.filter(id=article_id, version=version)
            row.update(vector=_as_bytes(vector), vector_space=space)


def _as_bytes(vector: np.ndarray) -> bytes:
    return vector.astype(np.float32).tobytes()


def locked_stories() -> set[str]:
    """Stories that an editor closed to the machine."""
    return set(Story.objects.filter(locked=True).values_list("id", flat=True))


def stories_apart() -> list[tuple[str, str]]:
    """Pairs of stories that an editor split: never to be merged by the machine."""
    return list(StoriesApart.objects.values_list("one", "other"))


def save_placements(
    events: Sequence[Placed | Rearranged], tasks: Iterable[Task], now: datetime, edition: str | None = None
) -> list[str]:
    """Save assignments, stories and the work that follows, with the tasks' end; the stories that changed.

    ``edition`` is the one that the index was read at; None where no index had a part in the decisions. An editor who
    acted since, in whichever process, makes it a RuntimeError: the index is dropped and the batch comes again.
    """
    with transaction.atomic():
        if edition is not None and hold_edition() != edition:
            raise RuntimeError("the index of stories no longer matches the store: an editor acted")
        changed = _Saving(events, now).save()
        ask_for_trends(changed)
        finish_work(tasks)
    return changed


class _Saving:
    """One batch of events, in their order, with as few queries as the batch allows."""

    def __init__(self, events: Sequence[Placed | Rearranged], now: datetime) -> None:
        self._events, self._now = events, now
        self._rows = ArticleRow.objects.in_bulk([e.article_id for e in events if isinstance(e, Placed)])
        self._placed: dict[str, ArticleRow] = {}  # since the last flush: what was moved since is not written again
        self._changed: dict[str, None] = {}
        self._notes: list[Assignment] = []

    def save(self) -> list[str]:
        for event in self._events:
            if isinstance(event, Rearranged):
                self._flush()  # a rearrangement may move what this batch has just placed
                self._note(event, rearrange(event))
            elif event.article_id in self._rows:
                self._place(event)
        self._flush()
        Assignment.objects.bulk_create(self._notes, ignore_conflicts=True)
        refresh_stories(self._changed)
        return list(self._changed)

    def _place(self, one: Placed) -> None:
        row = self._rows[one.article_id]
        if one.kind is AssignmentKind.NEW:
            start_story(one.story_id, row)
        if row.story_id and row.story_id != one.story_id:
            self._changed[row.story_id] = None
        self._changed[one.story_id] = None
        row.story_id, row.copy_of = one.story_id, one.copy_of
        row.copy_kind, row.copy_differs = one.copy_kind, list(one.copy_differs)
        self._placed[one.article_id] = row
        row.vector = _as_bytes(one.vector) if one.vector is not None else None
        row.vector_space = one.vector_space if one.vector is not None else ""
        self._notes.append(
            Assignment(
                article_id=one.article_id, article_version=one.version, story_id=one.story_id, kind=one.kind.value,
                score=one.score, reason=one.reason, at=self._now,
            )
        )  # fmt: skip

    def _note(self, event: Rearranged, moved: list[ArticleRow]) -> None:
        if not set(event.article_ids) <= {row.id for row in moved}:  # the index is dropped; the batch comes again
            raise RuntimeError("the index of stories no longer matches the store")
        if moved:
            self._changed |= {event.from_story_id: None, event.story_id: None}
            self._notes += notes_of(event, moved, self._now)

    def _flush(self) -> None:
        fields = ["story", "copy_of", "copy_kind", "copy_differs", "vector", "vector_space"]
        ArticleRow.objects.bulk_update(self._placed.values(), fields, batch_size=100)
        self._placed = {}


def start_story(story_id: str, first: ArticleRow) -> None:
    """Make a story that begins with an article, unless it is there."""
    Story.objects.get_or_create(
        id=story_id,
        defaults={
            "title": first.title, "first_seen": first.published_at, "last_seen": first.published_at,
            "language": first.language, "topics": list(known_topics(tuple(first.topics))),
        },
    )  # fmt: skip


def rearrange(event: Rearranged) -> list[ArticleRow]:
    """Move articles from one story to another; those that moved. Call inside a transaction, then refresh both.

    The machine moves nothing that an editor holds, and nothing out of or into a locked story. A story that is left
    without articles points to where they went.
    """
    rows = ArticleRow.objects.filter(story_id=event.from_story_id).order_by("published_at", "id")
    if event.kind is not AssignmentKind.MERGE:  # a merge takes along what is too old to be in the index
        rows = rows.filter(id__in=event.article_ids)
    if not event.by:
        rows = rows.filter(held_in_story=False)
        if Story.objects.filter(id__in=[event.story_id, event.from_story_id], locked=True).exists():
            return []
    moved = list(rows)
    if not moved:
        return []
    start_story(event.story_id, moved[0])
    held = {"held_in_story": True} if event.by else {}
    ArticleRow.objects.filter(id__in=[r.id for r in moved]).update(story_id=event.story_id, **held)
    emptied = not ArticleRow.objects.filter(story_id=event.from_story_id).exists()
    if emptied:
        Story.objects.filter(id=event.from_story_id).update(merged_into=event.story_id)
    Story.objects.filter(id=event.story_id).update(merged_into="")
    if emptied or event.kind is not AssignmentKind.MOVE:
        _inherit_apart(event)
    if not event.by and event.kind is not AssignmentKind.MOVE:
        _inherit_switches(event)
    return moved


def _inherit_switches(event: Rearranged) -> None:
    """The machine carries no article past a stop: a story that takes articles of a stopped one in is stopped too.

    A story that goes hands on its pin.
    """
    into = Story.objects.filter(id=event.story_id)
    gone = Story.objects.get(id=event.from_story_id)
    if gone.publishing_stopped:
        into.update(publishing_stopped=True)
    if gone.pinned and gone.merged_into:
        into.update(pinned=True)


def _inherit_apart(event: Rearranged) -> None:
    """What an editor kept from a story stays kept from the story that takes its articles in."""
    gone, into = event.from_story_id, event.story_id
    for pair in StoriesApart.objects.filter(Q(one=gone) | Q(other=gone)).exclude(Q(one=into) | Q(other=into)):
        other = pair.other if pair.one == gone else pair.one
        StoriesApart.objects.get_or_create(
            one=min(into, other), other=max(into, other), defaults={"by": pair.by, "at": pair.at}
        )


def notes_of(event: Rearranged, moved: Iterable[ArticleRow], now: datetime) -> list[Assignment]:
    """The assignments that a rearrangement makes, one an article."""
    return [
        Assignment(
            article_id=r.id, article_version=r.version, story_id=event.story_id, kind=event.kind.value,
            score=event.score, reason=event.reason, from_story=event.from_story_id, by=event.by[:150], at=now,
        )
        for r in moved
    ]  # fmt: skip


def refresh_stories(story_ids: Iterable[str]) -> None:
    """Recount stories from their articles and mark them changed. Call inside a transaction."""
    wanted = list(story_ids)
    fields = ("story_id", "owner", "title", "topics", "published_at", "copy_of", "language")
    told: dict[str, list[tuple[str, str, list[str], datetime, str, str]]] = defaultdict(list)
    found = ArticleRow.objects.filter(story_id__in=wanted).order_by("published_at", "id").values_list(*fields)
    for story_id, *rest in found:
        told[story_id or ""].append(tuple(rest))
    for story_id in wanted:
        if told[story_id]:
            _recount(story_id, told[story_id])
        else:
            remove_document("story", story_id)
            Story.objects.filter(id=story_id).update(article_count=0, owner_count=0, changed=F("changed") + 1)


def _recount(story_id: str, rows: list[tuple[str, str, list[str], datetime, str, str]]) -> None:
    index_document("story", story_id, rows[0][1], " ".join(dict.fromkeys(r[1] for r in rows[1:])))
    votes: dict[str, int] = defaultdict(int)
    for row in rows:
        for topic in known_topics(tuple(row[2])):
            votes[topic] += 1
    Story.objects.filter(id=story_id).update(
        topics=sorted(votes, key=lambda t: (-votes[t], t))[:3],
        languages=sorted({r[5] for r in rows if r[5]}),
        first_seen=rows[0][3],
        last_seen=rows[-1][3],
        article_count=len(rows),
        owner_count=len({r[0] for r in rows if not r[4]}) or 1,
        changed=F("changed") + 1,
    )


def merge_path(story_id: str) -> tuple[str, ...]:
    """The stories that an address leads through, its own first, the one that stands last; () when there is none."""
    path: list[str] = []
    while story_id not in path:
        into = Story.objects.filter(id=story_id).values_list("merged_into", flat=True).first()
        if into is None:
            return ()
        path.append(story_id)
        if not into:
            return tuple(path)
        story_id = into
    return ()


def current_story_id(story_id: str) -> str:
    """Where a story is now, following merges; "" when there is none."""
    path = merge_path(story_id)
    return path[-1] if path else ""


def ask_for_trends(story_ids: Iterable[str]) -> None:
    """Have the desk score these stories again."""
    counts = Story.objects.filter(id__in=list(story_ids)).values_list("id", "changed")
    add_work(NewWork(step="trend", key=i, version=str(changed)) for i, changed in counts)
