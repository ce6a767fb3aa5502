"""The room where articles become stories. One stream, one decision an article, never looked at again by the machine.

An ``ArticleToPlace`` comes in with its embedding of title and lede (none for an opted-out article). ``place`` compares
it with every active Story in the ``StoryIndex``: how alike the vectors are, how many weighty words and named things are
shared, how long ago the Story last moved, and what speaks against it (other places, other dates). The weighed evidence
becomes a score in 0..1 and one line for people. The best Story over the threshold is joined, else a new one starts; two
Stories that the article ties together strongly become one. Locked Stories (an editor's hand was on them) never change.
The ``CopyIndex`` says which articles repeat an earlier text. Only the active window counts: ``StoryIndex.forget`` takes
old Stories and their words out again, so that a score means the same in the first week and after a year.
``place`` changes nothing: the caller saves the decision, then tells the index (``add``, ``merge``).
"""

from standfirst.cluster.copies import CopyIndex, CopyMatch
from standfirst.cluster.index import StoryIndex
from standfirst.cluster.place import place
from standfirst.cluster.ports import Embedder
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.types import ArticleToPlace, PlacedArticle, StoryDecision, text_to_embed

__all__ = [
    "ArticleToPlace",
    "ClusterSettings",
    "CopyIndex",
    "CopyMatch",
    "Embedder",
    "PlacedArticle",
    "StoryDecision",
    "StoryIndex",
    "place",
    "text_to_embed",
]
