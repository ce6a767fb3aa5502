"""The active Stories in memory, with a search over their centroids and over the words they are known by."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.centroids import Centroids
from standfirst.cluster.postings import Postings
from standfirst.cluster.prints import ArticlePrint, print_of
from standfirst.cluster.state import Member, StoryState
from standfirst.cluster.types import ArticleToPlace, PlacedArticle
from standfirst.cluster.vocabulary import Vocabulary
from standfirst.cluster.words import ArticleWords, article_words

_AHEAD = 24  # nearest Stories found for every article of a batch before it is placed


class StoryIndex:
    """Every active Story: centroids, word sums, and which Story an article is in. One writer; rebuilt by ``load``."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._stories: dict[str, StoryState] = {}
        self._story_of: dict[str, str] = {}
        self._postings = Postings()  # of key words
        self._centroids = Centroids()
        self._apart: dict[str, set[str]] = {}
        self._read: tuple[str, ArticleToPlace, Member] | None = None

    @classmethod
    def load(cls, placed: Iterable[PlacedArticle], apart: Iterable[tuple[str, str]] = ()) -> "StoryIndex":
        """The index that these stored decisions make, given in stream order; ``apart`` are pairs an editor split."""
        index = cls()
        for row in placed:
            index.add(row.article, row.story_id, held=row.held)
            if row.locked:
                index.lock(row.story_id)
        for one, other in apart:
            index.keep_apart(one, other)
        return index

    def __len__(self) -> int:
        return len(self._stories)

    def __contains__(self, story_id: str) -> bool:
        return story_id in self._stories

    def __getitem__(self, story_id: str) -> StoryState:
        return self._stories[story_id]

    def placed(self) -> Iterator[PlacedArticle]:
        """Everything in the index as rows that ``load`` takes, in the order the articles came."""
        for article_id, story_id in self._story_of.items():
            story = self._stories[story_id]
            member = story.members[article_id]
            yield PlacedArticle(article=member.article, story_id=story_id, locked=story.locked, held=member.held)

    def story_of(self, article_id: str) -> str:
        """The Story an article is in, "" if it is not (or no longer) in the index."""
        return self._story_of.get(article_id, "")

    def is_held(self, article_id: str) -> bool:
        """Whether an editor put the article where it is."""
        story_id = self.story_of(article_id)
        return bool(story_id) and self._stories[story_id].members[article_id].held

    def read(self, article: ArticleToPlace) -> Member:
        """An article with its words read and weighed as of now. Reading it again right after costs nothing."""
        if self._read is None or self._read[1] is not article:
            words = article_words(article.title, article.text)
            self._read = article.id, article, Member(article=article, words=words, print=self._print(words))
        return self._read[2]

    def add(self, article: ArticleToPlace, story_id: str, *, held: bool = False) -> None:
        """Put an article into a Story, starting it if needed. An article that is already placed moves.

        ``held``: an editor put it there.
        """
        locked = story_id in self._stories and self._stories[story_id].locked
        if article.id in self._story_of:
            self.remove(article.id)
        read = self.read(article)
        self._put(Member(article=article, words=read.words, print=read.print, held=held), story_id)
        self.lock(story_id, locked)  # the Story of a single article was dropped and started anew

    def move(self, article_id: str, story_id: str) -> None:
        """Take an article from its Story into another, as it was read when it came."""
        member = self._stories[self._story_of[article_id]].members[article_id]
        self.remove(article_id)
        self._put(member, story_id)

    def remove(self, article_id: str) -> None:
        """Take an article out (withdrawn, or moved by an editor); an empty Story goes with it."""
        story = self._stories[self._story_of.pop(article_id)]
        member = story.remove(article_id)
        self.vocabulary.remove(_counted(member.words))
        for word in member.print.keys:
            if word not in story.keys:
                self._postings.remove(word, story.row)
        if story.members:
            self._centroids.set(story.row, story.vector_sum)
        else:
            self._drop(story)

    def lock(self, story_id: str, locked: bool = True) -> None:
        """Note that an editor closed a Story to the machine (or opened it again)."""
        self._stories[story_id].locked = locked

    def keep_apart(self, one: str, other: str) -> None:
        """Note that an editor split these two: they are never merged again."""
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def inherit_apart(self, story_id: str, from_story_id: str) -> None:
        """Keep a Story from all that another is kept from: it takes articles of that Story in."""
        for other in self._apart.get(from_story_id, set()) - {story_id}:
            self.keep_apart(story_id, other)

    def may_merge(self, one: str, other: str) -> bool:
        """Whether the machine may make one Story of two, or move articles from one into the other."""
        locked = self._stories[one].locked or self._stories[other].locked
        return one != other and not locked and other not in self._apart.get(one, ())

    def forget(self, before: datetime) -> int:
        """Drop Stories that last moved before ``before``, with their words; how many went."""
        old = [s for s in self._stories.values() if s.last is not None and s.last < before]
        for story in old:
            for article_id in list(story.members):
                self.remove(article_id)
        return len(old)

    def look_ahead(self, articles: Sequence[ArticleToPlace]) -> None:
        """Search the nearest Stories of a batch at once: the same answers, cheaper. Good until the next batch."""
        vectors = [a.vector for a in articles if a.vector is not None]
        if vectors:
            self._centroids.look_ahead(np.stack(vectors).astype(np.float32), _AHEAD)

    def project(self, on: bool = True) -> None:
        """Trade a little recall of the nearest Stories for speed, or search exactly again."""
        self._centroids.project(on)

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """The ``count`` Stories with the most similar centroids, best first."""
        return self._centroids.nearest(vector, count)

    def sharing_words(self, made: ArticlePrint, count: int) -> list[str]:
        """Stories that are known by the same weighty words, heaviest overlap first."""
        found = self._postings.heaviest([(word, made.terms[word]) for word in made.keys], count)
        named = [(-weight, self._centroids.name(row)) for row, weight in found]
        return [name for _, name in sorted(named)[:count]]

    def _print(self, words: ArticleWords) -> ArticlePrint:
        return print_of(words, self.vocabulary)

    def _put(self, member: Member, story_id: str) -> None:
        story = self._stories.get(story_id)
        if story is None:
            story = self._stories[story_id] = StoryState(id=story_id, row=self._centroids.take(story_id))
        story.add(member)
        self._story_of[member.article.id] = story_id
        self.vocabulary.add(_counted(member.words))
        for word in member.print.keys:
            if story.keys[word] == 1:  # the first of the Story that is known by it
                self._postings.add(word, story.row)
        self._centroids.set(story.row, story.vector_sum)

    def _drop(self, story: StoryState) -> None:
        del self._stories[story.id]
        self._centroids.release(story.row)


def _counted(words: ArticleWords) -> set[str]:
    return set(words.terms).union(words.names)
