"""What is named in a story's articles: places, other named things, authors. For follows and mutes.

Kept per process and read again only for stories that changed, so that a new pool does not read every mention.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Min, Q

from standfirst.domain.bylines import authors_of
from standfirst.store.models import Article, Mention

_MOST = 12  # names kept per story, those that most articles name
_AT_ONCE = 400  # stories per query
_LOOKED_BACK = 2000  # mentions before the newest known one: two transactions may end in another order than they began
_PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Names as most articles write them, the most named first."""

    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


NOTHING = Named()


@dataclass(slots=True)
class _Read:
    """``names`` by story, each with what the story looked like then and its newest mention's number; ``to`` is the
    newest mention's of all, None before the first look."""

    names: dict[str, tuple[object, int, Named]] = field(default_factory=dict)
    to: int | None = None


_read = _Read()


def load_named(stories: Mapping[str, Any]) -> dict[str, Named]:
    """Story id -> what is named there. ``stories`` have ``article_count`` and ``last_seen``.

    Mentions come some time after their articles, so a story is read again when either is new."""
    stamps = {i: (s.article_count, s.last_seen) for i, s in stories.items()}
    lately, kept = _lately_mentioned(), {i: known for i, known in _read.names.items() if i in stamps}
    stale = [i for i, stamp in stamps.items() if i not in kept or _is_old(kept[i], stamp, lately.get(i, 0))]
    for at in range(0, len(stale), _AT_ONCE):
        found = read_named(stale[at : at + _AT_ONCE])
        kept |= {i: (stamps[i], lately.get(i, 0), named) for i, named in found.items()}
    _read.names = kept
    return {i: kept[i][2] for i in stamps}


def _is_old(known: tuple[object, int, Named], stamp: object, newest: int) -> bool:
    return known[0] != stamp or known[1] < newest


def _lately_mentioned() -> dict[str, int]:
    """Story id -> its newest mention's number, of stories that have one since this was asked last. To ask for every
    story's would read every mention."""
    newest = Mention.objects.aggregate(newest=Max("id"))["newest"] or 0
    since = min(newest if _read.to is None else _read.to, newest) - _LOOKED_BACK
    _read.to = newest
    late = Mention.objects.filter(id__gt=since, article__story__isnull=False).order_by("id")
    return dict(late.values_list("article__story_id", "id"))


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
