"""The active Stories in memory, with an exact search over their centroids."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.centroids import Centroids
from standfirst.cluster.state import Member, StoryState
from standfirst.cluster.types import ArticleToPlace, PlacedArticle
from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords, article_words

_RAREST_TITLE_WORDS = 6  # looked up for lexical candidates
_LONGEST_POSTING = 600  # a title word in more Stories than this says nothing


class StoryIndex:
    """Every active Story: centroids, word sums, and which Story an article is in. One writer; rebuilt by ``load``."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._stories: dict[str, StoryState] = {}
        self._story_of: dict[str, str] = {}
        self._postings: dict[str, dict[str, None]] = {}  # title word -> Stories, in insertion order
        self._centroids = Centroids()

    @classmethod
    def load(cls, placed: Iterable[PlacedArticle]) -> "StoryIndex":
        """The index that these stored decisions make, given in their order."""
        index = cls()
        for row in placed:
            index.add(row.article, row.story_id)
            if row.locked:
                index.lock(row.story_id)
        return index

    def __len__(self) -> int:
        return len(self._stories)

    def __contains__(self, story_id: str) -> bool:
        return story_id in self._stories

    def __getitem__(self, story_id: str) -> StoryState:
        return self._stories[story_id]

    def placed(self) -> Iterator[PlacedArticle]:
        """Everything in the index as rows that ``load`` takes."""
        for story in self._stories.values():
            for member in story.members.values():
                yield PlacedArticle(article=member.article, story_id=story.id, locked=story.locked)

    def story_of(self, article_id: str) -> str:
        """The Story an article is in, "" if it is not (or no longer) in the index."""
        return self._story_of.get(article_id, "")

    def add(self, article: ArticleToPlace, story_id: str) -> None:
        """Put an article into a Story, starting it if needed. An article that is already placed moves."""
        if article.id in self._story_of:
            self.remove(article.id)
        self._put(Member(article=article, words=article_words(article.title, article.text)), story_id)

    def remove(self, article_id: str) -> None:
        """Take an article out (withdrawn, or moved by an editor); an empty Story goes with it."""
        story = self._stories[self._story_of.pop(article_id)]
        member = story.remove(article_id)
        self.vocabulary.remove(_counted(member.words))
        self._unlist(story, [word for word in member.words.title if word not in story.title])
        if story.members:
            self._centroids.set(story.row, story.vector_sum)
        else:
            self._drop(story)

    def merge(self, into: str, gone: str) -> None:
        """Move every article of ``gone`` into ``into``. A locked Story on either side is a bug of the caller."""
        if self._stories[into].locked or self._stories[gone].locked:
            raise ValueError("a locked story cannot be merged")
        for member in list(self._stories[gone].members.values()):
            self.remove(member.article.id)
            self._put(member, into)

    def lock(self, story_id: str, locked: bool = True) -> None:
        """Note that an editor's hand is on a Story (or off again)."""
        self._stories[story_id].locked = locked

    def forget(self, before: datetime) -> int:
        """Drop Stories that last moved before ``before``, with their words; how many went."""
        old = [s for s in self._stories.values() if s.last is not None and s.last < before]
        for story in old:
            for article_id in list(story.members):
                self.remove(article_id)
        return len(old)

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """The ``count`` Stories with the most similar centroids, best first. Exact."""
        return [story_id for story_id in self._centroids.nearest(vector, count) if story_id in self._stories]

    def similarity(self, story: StoryState, vector: NDArray[np.float32]) -> float | None:
        """Cosine of a Story's centroid and a vector; None when the Story has no vectors."""
        return None if story.vector_sum is None else float(self._centroids.get(story.row) @ vector)

    def likeness(self, one: StoryState, other: StoryState) -> float:
        """Cosine of two centroids; 0 when one has none."""
        return float(self._centroids.get(one.row) @ self._centroids.get(other.row))

    def sharing_title_words(self, words: ArticleWords, count: int) -> list[str]:
        """Stories whose titles share the article's rarest title words, heaviest overlap first."""
        known = [w for w in words.title if 0 < len(self._postings.get(w, ())) <= _LONGEST_POSTING]
        known.sort(key=lambda w: (len(self._postings[w]), w))
        scores: dict[str, float] = {}
        for word in known[:_RAREST_TITLE_WORDS]:
            weight = self.vocabulary.weight(word)
            for story_id in self._postings[word]:
                scores[story_id] = scores.get(story_id, 0.0) + weight
        return heapq.nsmallest(count, scores, key=lambda s: (-scores[s], s))

    def _put(self, member: Member, story_id: str) -> None:
        story = self._stories.get(story_id)
        if story is None:
            story = self._stories[story_id] = StoryState(id=story_id, row=self._centroids.take(story_id))
        story.add(member)
        self._story_of[member.article.id] = story_id
        self.vocabulary.add(_counted(member.words))
        for word in member.words.title:
            self._postings.setdefault(word, {})[story_id] = None
        self._centroids.set(story.row, story.vector_sum)

    def _drop(self, story: StoryState) -> None:
        del self._stories[story.id]
        self._centroids.release(story.row)

    def _unlist(self, story: StoryState, words: list[str]) -> None:
        for word in words:
            self._postings[word].pop(story.id, None)
            if not self._postings[word]:
                del self._postings[word]


def _counted(words: ArticleWords) -> frozenset[str]:
    return words.names.union(words.terms)
