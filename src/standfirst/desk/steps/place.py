"""Place: Articles -> vectors -> join or new, then second thoughts, in the order of the stream."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import numpy as np

from standfirst.cluster import ArticleToPlace, CopyIndex, StoryDecision, StoryIndex, apply, place, revise, text_to_embed
from standfirst.desk.ports import Tools
from standfirst.desk.vectors import space_of
from standfirst.domain.article import Article
from standfirst.domain.story import AssignmentKind, CopyKind
from standfirst.store.articles import load_articles
from standfirst.store.stories import (
    Placed,
    Rearranged,
    is_free,
    new_story_id,
    places_of,
    save_placements,
    split_story_id,
)
from standfirst.store.work import Task

_MOST_CHANGES = 4  # second thoughts after one article; what is left comes up with the next


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Place the tasks' articles one after the other and save them together."""
    keys = list(dict.fromkeys(t.key for t in tasks))  # two versions of one article may wait together
    articles = sorted(load_articles(keys), key=lambda a: (a.published_at, a.id))
    vectors = _vectors(tools, articles)
    incoming = [_incoming(a, vectors.get(a.id)) for a in articles]
    versions = [a.version for a in articles]
    with tools.index.lock:
        tools.index.guarded(
            lambda: save_placements(_decided(tools, incoming, versions), tasks, tools.now(), tools.index.edition)
        )


def _decided(tools: Tools, incoming: Sequence[ArticleToPlace], versions: Sequence[int]) -> list[Placed | Rearranged]:
    """What is decided for every article, in order; the index has taken it in."""
    stories, copies = tools.index.get(tools.now())
    _bring_back(incoming, stories)
    stories.look_ahead(incoming)
    space = space_of(tools.embedder)
    placed = (_place_one(one, v, stories, copies, space) for one, v in zip(incoming, versions, strict=True))
    return [event for events in placed for event in events]


def _bring_back(incoming: Sequence[ArticleToPlace], stories: StoryIndex) -> None:
    """Tell the index where articles stand that it has forgotten, so that a late version stays in its Story."""
    unknown = [one for one in incoming if not stories.story_of(one.id)]
    places = places_of([one.id for one in unknown])
    for one in unknown:
        if one.id in places:
            place_of = places[one.id]
            stories.add(one, place_of.story_id, held=place_of.held)
            stories.lock(place_of.story_id, place_of.locked)


def _vectors(tools: Tools, articles: Sequence[Article]) -> dict[str, np.ndarray]:
    readable = [a for a in articles if not a.opt_outs]
    if not readable:
        return {}
    rows = tools.embedder.embed([text_to_embed(a.title, a.text) for a in readable])
    return {a.id: row for a, row in zip(readable, rows, strict=True)}


def _incoming(article: Article, vector: np.ndarray | None) -> ArticleToPlace:
    return ArticleToPlace(
        id=article.id, owner=article.owner, title=article.title, text=article.text,
        published_at=article.published_at, language=article.language, vector=vector,
    )  # fmt: skip


def _place_one(
    incoming: ArticleToPlace, version: int, stories: StoryIndex, copies: CopyIndex, space: str
) -> Iterator[Placed | Rearranged]:
    decision = _decide(incoming, version, stories, copies)
    story_id = new_story_id(incoming.id) if decision.kind is AssignmentKind.NEW else decision.story_id
    stories.add(incoming, story_id, held=stories.is_held(incoming.id))
    copies.add(incoming)
    yield Placed(
        article_id=incoming.id, version=version, kind=decision.kind, story_id=story_id, score=decision.score,
        reason=decision.reason, copy_of=decision.copy_of, copy_kind=decision.copy_kind.value,
        copy_differs=decision.copy_differs, vector=incoming.vector, vector_space=space,
    )  # fmt: skip
    yield from _second_thoughts(story_id, decision.near, stories)


def _second_thoughts(story_id: str, near: Sequence[str], stories: StoryIndex) -> Iterator[Rearranged]:
    for _ in range(_MOST_CHANGES):
        change = revise(story_id, near, stories) if story_id in stories else None
        if change is None:
            return
        into = change.story_id or _free_story_id(story_id, change.article_ids, stories)
        apply(replace(change, story_id=into), stories)
        yield Rearranged(
            kind=change.kind, story_id=into, from_story_id=change.from_story_id, article_ids=change.article_ids,
            score=change.score, reason=change.reason,
        )  # fmt: skip


def _free_story_id(story_id: str, article_ids: Sequence[str], stories: StoryIndex) -> str:
    for attempt in count():
        fresh = split_story_id(story_id, article_ids, attempt)
        if fresh not in stories and is_free(fresh):
            return fresh
    raise AssertionError("unreachable")


def _decide(incoming: ArticleToPlace, version: int, stories: StoryIndex, copies: CopyIndex) -> StoryDecision:
    """Where an article goes; a new version stays in its Story, compared with the others' texts again."""
    kept = stories.story_of(incoming.id)
    if not kept:
        return place(incoming, stories, copies)
    copies.remove(incoming.id)
    found = copies.find(incoming)
    return StoryDecision(
        kind=AssignmentKind.JOIN, story_id=kept, score=1.0, reason=f"version {version} of an article of this story",
        copy_of=found.article_id if found else "", copy_kind=found.kind if found else CopyKind.NONE,
        copy_differs=found.differs if found else (),
    )  # fmt: skip
