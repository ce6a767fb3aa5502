"""The story index that lives in the desk's memory: rebuilt from the store, thrown away when a save fails."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import RLock

from standfirst.cluster import ArticleToPlace, CopyIndex, PlacedArticle, StoryIndex
from standfirst.cluster.ports import Embedder
from standfirst.desk.vectors import in_one_space
from standfirst.store.edition import stories_edition
from standfirst.store.stories import ArticleInStory, articles_in_stories, locked_stories, stories_apart

_LOAD_AGAIN = 86400.0  # seconds; copies of forgotten stories go with the old index


class LiveIndex:
    """Holds one StoryIndex and one CopyIndex over the active stories. Used under its lock, by one Step at a time.

    ``edition`` is the one of editors' acts that it was read at: an act in any process makes it read again. All its
    vectors are ``embedder``'s.
    """

    def __init__(self, keep_active: float, embedder: Embedder) -> None:
        self.lock = RLock()
        self._embedder = embedder
        self._keep = timedelta(seconds=keep_active)
        self._loaded_at = 0.0
        self.edition = ""
        self._loaded: tuple[StoryIndex, CopyIndex] | None = None

    def get(self, now: datetime) -> tuple[StoryIndex, CopyIndex]:
        """The indexes, loaded from the store if they are not there; stories too old to grow are forgotten."""
        since = now - self._keep
        edition = stories_edition()
        too_old = time.monotonic() - self._loaded_at > _LOAD_AGAIN
        if self._loaded is None or too_old or edition != self.edition:
            self._loaded_at, self.edition = time.monotonic(), edition
            locked = locked_stories()
            rows = in_one_space(list(articles_in_stories(since)), self._embedder)
            placed = [_placed(r, r.story_id in locked) for r in rows]
            copies = CopyIndex()
            for one in placed:
                copies.add(one.article)
            self._loaded = StoryIndex.load(placed, stories_apart()), copies
        self._loaded[0].forget(since)
        return self._loaded

    def drop(self) -> None:
        """Forget everything, so that the next use reads the store again."""
        with self.lock:
            self._loaded = None

    def guarded(self, save: Callable[[], list[str]]) -> list[str]:
        """Decide and save; on any error the index no longer matches the store, so it is dropped."""
        try:
            return save()
        except BaseException:
            self.drop()
            raise


def _placed(row: ArticleInStory, locked: bool) -> PlacedArticle:
    article = ArticleToPlace(
        id=row.id, owner=row.owner, title=row.title, text=row.text, published_at=row.published_at,
        language=row.language, vector=row.vector,
    )  # fmt: skip
    return PlacedArticle(article=article, story_id=row.story_id, locked=locked, held=row.held)
