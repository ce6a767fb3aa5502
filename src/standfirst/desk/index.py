"""The story index that lives in the desk's memory: rebuilt from the store, thrown away when a save fails."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import RLock

from standfirst.cluster import CopyIndex, PlacedArticle, StoryIndex
from standfirst.store.stories import articles_in_stories, locked_stories


class LiveIndex:
    """Holds one StoryIndex and one CopyIndex over the active stories. Used under its lock, by one Step at a time."""

    def __init__(self, keep_active: float) -> None:
        self.lock = RLock()
        self._keep = timedelta(seconds=keep_active)
        self._loaded: tuple[StoryIndex, CopyIndex] | None = None

    def get(self, now: datetime) -> tuple[StoryIndex, CopyIndex]:
        """The indexes, loaded from the store if they are not there; stories too old to grow are forgotten."""
        since = now - self._keep
        if self._loaded is None:
            placed = [
                PlacedArticle(
                    id=a.id, story_id=a.story_id, owner=a.owner, title=a.title, text=a.text, language=a.language,
                    published_at=a.published_at, copy_of=a.copy_of, vector=a.vector,
                )
                for a in articles_in_stories(since)
            ]  # fmt: skip
            self._loaded = StoryIndex.load(placed, locked=locked_stories()), CopyIndex.load(placed)
        self._loaded[0].forget(since)
        return self._loaded

    def drop(self) -> None:
        """Forget everything, so that the next use reads the store again."""
        with self.lock:
            self._loaded = None

    def guarded(self, save: Callable[[], list[str]]) -> list[str]:
        """Run a save; on any error the index no longer matches the store, so it is dropped."""
        try:
            return save()
        except BaseException:
            self.drop()
            raise
