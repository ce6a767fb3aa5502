"""Place: Articles -> vectors -> join, new or merge, in the order of the stream."""

from collections.abc import Sequence

import numpy as np

from standfirst.cluster import ArticleToPlace, CopyIndex, StoryDecision, StoryIndex, place, text_to_embed
from standfirst.desk.ports import Tools
from standfirst.domain.article import Article
from standfirst.domain.story import AssignmentKind
from standfirst.store.articles import load_articles
from standfirst.store.stories import Placed, new_story_id, save_placements
from standfirst.store.work import Task


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Place the tasks' articles one after the other and save them together."""
    articles = sorted(load_articles([t.key for t in tasks]), key=lambda a: (a.published_at, a.id))
    vectors = _vectors(tools, articles)
    with tools.index.lock:
        placed = [_place_one(tools, a, vectors.get(a.id)) for a in articles]
        tools.index.guarded(lambda: save_placements(placed, tasks, tools.now()))


def _vectors(tools: Tools, articles: Sequence[Article]) -> dict[str, np.ndarray]:
    readable = [a for a in articles if not a.opt_outs]
    if not readable:
        return {}
    rows = tools.embedder.embed([text_to_embed(a.title, a.text) for a in readable])
    return {a.id: row for a, row in zip(readable, rows, strict=True)}


def _place_one(tools: Tools, article: Article, vector: np.ndarray | None) -> Placed:
    stories, copies = tools.index.get(tools.now())
    incoming = ArticleToPlace(
        id=article.id, owner=article.owner, title=article.title, text=article.text,
        published_at=article.published_at, language=article.language, vector=vector,
    )  # fmt: skip
    decision = _decide(incoming, article.version, stories, copies)
    story_id = new_story_id(article.id) if decision.kind is AssignmentKind.NEW else decision.story_id
    for gone in decision.merge_from:
        stories.merge(story_id, gone)
    stories.add(incoming, story_id)
    if not decision.copy_of:  # a copy of a copy is a copy of the first
        copies.add(incoming)
    return Placed(
        article_id=article.id, version=article.version, kind=decision.kind,
        story_id="" if decision.kind is AssignmentKind.NEW else story_id, score=decision.score,
        reason=decision.reason, copy_of=decision.copy_of, merge_from=decision.merge_from, vector=vector,
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
        copy_of=found.article_id if found else "",
    )  # fmt: skip
