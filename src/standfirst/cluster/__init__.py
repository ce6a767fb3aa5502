"""The room where articles become stories: a stream, one decision an article, and second thoughts when more is known.

An ``ArticleToPlace`` comes in with its embedding of title and lede (none for an opted-out article). ``place`` compares
it with the active Stories of the ``StoryIndex`` that are near by centroid or known by the same weighty words: how alike
vectors, words, title, names and figures are on average over the Story's members, how long ago it last moved, and which
names and figures speak against it. The weighed evidence becomes log odds and one line for people. The best Story over
the threshold is joined, else a new one starts. ``revise`` then asks whether that Story should merge, split or give up a
member. Locked Stories, articles an editor holds and Stories an editor split are left as they are.
The ``CopyIndex`` says which articles repeat an earlier text. Only the active window counts: ``StoryIndex.forget`` takes
old Stories and their words out again, so that a score means the same in the first week and after a year.
``place`` and ``revise`` change nothing: the caller saves the decision, then tells the index (``add``, ``apply``).
"""

from standfirst.cluster.copies import CopyIndex, CopyMatch
from standfirst.cluster.index import StoryIndex
from standfirst.cluster.place import place
from standfirst.cluster.ports import Embedder
from standfirst.cluster.revise import apply, revise
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.types import ArticleToPlace, PlacedArticle, StoryChange, StoryDecision, text_to_embed

__all__ = [
    "ArticleToPlace",
    "ClusterSettings",
    "CopyIndex",
    "CopyMatch",
    "Embedder",
    "PlacedArticle",
    "StoryChange",
    "StoryDecision",
    "StoryIndex",
    "apply",
    "place",
    "revise",
    "text_to_embed",
]
