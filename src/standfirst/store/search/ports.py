"""The port of text search."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A found document: its kind ("report", "story"), its key, and a score where higher is better."""

    kind: str
    key: str
    score: float


class TextIndex(Protocol):
    """Finds folded words in the stored documents. Called by ``documents.search``."""

    def find(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[SearchHit]:
        """Documents that hold every word, the last as a prefix; best first, ties by newest row."""
        ...
