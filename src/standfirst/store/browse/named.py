"""What is named in a story's articles: places, other named things, authors. For follows and mutes.

Kept per process and read again only for stories that changed, so that a new pool does not read every mention.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q

from standfirst.domain.bylines import authors_of
from standfirst.store.models import Article, Mention

_MOST = 12  # names kept per story, those that most articles name
_AT_ONCE = 400  # stories per query
_PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Names as most articles write them, the most named first."""

    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


NOTHING = Named()
_kept: dict[str, tuple[object, Named]] = {}


def load_named(stories: Mapping[str, Any]) -> dict[str, Named]:
    """Story id -> what is named there. ``stories`` have ``article_count`` and ``last_seen``."""
    stamps = {i: (s.article_count, s.last_seen) for i, s in stories.items()}
    stale = [i for i, stamp in stamps.items() if _kept.get(i, (None,))[0] != stamp]
    for gone in [i for i in _kept if i not in stamps]:
        _kept.pop(gone, None)
    for at in range(0, len(stale), _AT_ONCE):
        chosen = stale[at : at + _AT_ONCE]
        _kept.update({i: (stamps[i], named) for i, named in read_named(chosen).items()})
    return {i: _kept.get(i, (None, NOTHING))[1] for i in stamps}


def read_named(story_ids: Iterable[str]) -> dict[str, Named]:
    """The same, straight from the mentions. A name counts that two articles have, or the only one; sure kinds go before
    "thing", which the alphabet grants."""
    ids = list(story_ids)
    grouped = Mention.objects.filter(article__story_id__in=ids).values("article__story_id", "key")
    counted = grouped.annotate(
        n=Count("id"), spelled=Min("name"), sort=Min("kind"), articles=Min("article__story__article_count")
    ).filter(Q(n__gt=1) | Q(articles=1))
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for story_id, n, name, kind in counted.values_list("article__story_id", "n", "spelled", "sort"):
        found[story_id].append((-n, name, kind))
    authors: dict[str, dict[str, None]] = defaultdict(dict)
    signed = Article.objects.filter(story_id__in=ids).exclude(byline="")
    for story_id, byline in signed.order_by("published_at").values_list("story_id", "byline"):
        authors[story_id].update(dict.fromkeys(authors_of(byline)))
    return {i: _named(sorted(found[i])[:_MOST], tuple(authors[i])[:_MOST]) for i in ids}


def _named(names: list[tuple[int, str, str]], authors: tuple[str, ...]) -> Named:
    places = tuple(name for _, name, kind in names if kind == _PLACE)
    return Named(places=places, things=tuple(n for _, n, kind in names if kind != _PLACE), authors=authors)
