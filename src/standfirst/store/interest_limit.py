"""How many interests are kept for one reader, and which go first when one too many is said."""

from collections import defaultdict
from typing import Any

from standfirst.domain.ranking import Candidate, InterestKind
from standfirst.rank.interest_index import InterestIndex
from standfirst.store.browse.named import read_named
from standfirst.store.models import Article, Interest, Story

MOST_INTERESTS = 500  # every page looks each of them up; by hand
_ACTS = 200  # newest stories that the reader did something with, in which use is counted


def drop_least_used(reader_id: str, said: tuple[str, str] | None = None) -> int:
    """Drop what is over ``MOST_INTERESTS``; how many went. ``said`` (kind, value) was said just now and stays.

    "More" and "less" go before follows, and these before mutes and what nothing is to be learned of, which are
    promises. Within each, first what speaks of the fewest stories that the reader did something with, the oldest first.
    """
    rows = list(Interest.objects.filter(reader_id=reader_id).values_list("id", "kind", "value", "weight", "since"))
    over = len(rows) - MOST_INTERESTS
    if over <= 0:
        return 0
    index = InterestIndex.build(_read_by(reader_id))
    left = [row for row in rows if (row[1], row[2]) != said]
    left.sort(key=lambda row: (_promise(row[3]), len(index.rows_for(InterestKind(row[1]), row[2])), row[4], row[0]))
    Interest.objects.filter(id__in=[row[0] for row in left[:over]]).delete()
    return over


def _promise(weight: float) -> int:
    return 2 if weight in (-1.0, 0.0) else 1 if weight == 1.0 else 0


def _read_by(reader_id: str) -> list[Candidate]:
    """The stories that a reader did something with, as interests speak of them."""
    stories: dict[str, Any] = {}
    acts = Story.objects.filter(interactions__reader_id=reader_id).order_by("-interactions__at")
    for row in acts.values_list("id", "title", "topics", "places", "first_seen", "last_seen", named=True)[:_ACTS]:
        stories.setdefault(row.id, row)
    publishers: dict[str, dict[str, None]] = defaultdict(dict)
    for story, name in Article.objects.filter(story_id__in=stories).values_list("story_id", "source__name"):
        publishers[story][name] = None
    named = read_named(stories)
    return [
        Candidate(
            story_id=i, title=row.title, topics=tuple(row.topics), publishers=tuple(publishers[i]), owners=0, trend=0.0,
            published_at=row.first_seen, updated_at=row.last_seen, places=(*row.places, *named[i].places),
            things=named[i].things, authors=named[i].authors,
        )
        for i, row in stories.items()
    ]  # fmt: skip
