"""Place: Articles -> vectors -> join or new, then second thoughts, in the order of the stream."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from standfirst.cluster import ArticleToPlace, CopyIndex, StoryDecision, StoryIndex, apply, place, revise, text_to_embed
from standfirst.desk.ports import Tools
from standfirst.domain.article import Article
from standfirst.domain.story import AssignmentKind, CopyKind
from standfirst.store.articles import load_articles
from standfirst.store.stories import Placed, Rearranged, new_story_id, save_placements, split_story_id
from standfirst.store.work import Task

_MOST_CHANGES = 4  # second thoughts after one article; what is left comes up with the next


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Place the tasks' articles one after the other and save them together."""
    articles = sorted(load_articles([t.key for t in tasks]), key=lambda a: (a.published_at, a.id))
    vectors = _vectors(tools, articles)
    incoming = [_incoming(a, vectors.get(a.id)) for a in articles]
    with tools.index.lock:
        stories, copies = tools.index.get(tools.now())
        stories.look_ahead(incoming)
        events = [
            event
            for one, article in zip(incoming, articles, strict=True)
            for event in _place_one(one, article.version, stories, copies)
        ]
        tools.index.guarded(lambda: save_placements(events, tasks, tools.now()))


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
    incoming: ArticleToPlace, version: int, stories: StoryIndex, copies: CopyIndex
) -> Iterator[Placed | Rearranged]:
    decision = _decide(incoming, version, stories, copies)
    story_id = new_story_id(incoming.id) if decision.kind is AssignmentKind.NEW else decision.story_id
    stories.add(incoming, story_id, held=stories.is_held(incoming.id))
    copies.add(incoming)
    yield Placed(
        article_id=incoming.id, version=version, kind=decision.kind, story_id=story_id, score=decision.score,
        reason=decision.reason, copy_of=decision.copy_of, copy_kind=decision.copy_kind.value,
        copy_differs=decision.copy_differs, vector=incoming.vector,
    )  # fmt: skip
    yield from _second_thoughts(story_id, decision.near, stories)


def _second_thoughts(story_id: str, near: Sequence[str], stories: StoryIndex) -> Iterator[Rearranged]:
    for _ in range(_MOST_CHANGES):
        change = revise(story_id, near, stories) if story_id in stories else None
        if change is None:
            return
        into = change.story_id or split_story_id(story_id, change.article_ids)
        apply(replace(change, story_id=into), stories)
        yield Rearranged(
            kind=change.kind, story_id=into, from_story_id=change.from_story_id, article_ids=change.article_ids,
            score=change.score, reason=change.reason,
        )  # fmt: skip


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
