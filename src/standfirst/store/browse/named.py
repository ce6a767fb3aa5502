"""What is named in a story's articles: places, other named things, authors. For follows and mutes.

Kept per process and read again only for stories that changed, so that a new pool does not read every mention.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standfirst.domain.bylines import authors_of
from standfirst.store.models import Article, Mention, Story

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


def load_named(stories: Mapping[str, Story]) -> dict[str, Named]:
    """Story id -> what is named there."""
    stamps = {i: (s.article_count, s.last_seen) for i, s in stories.items()}
    stale = [i for i, stamp in stamps.items() if _kept.get(i, (None,))[0] != stamp]
    for gone in [i for i in _kept if i not in stamps]:
        _kept.pop(gone, None)
    for at in range(0, len(stale), _AT_ONCE):
        chosen = stale[at : at + _AT_ONCE]
        _kept.update({i: (stamps[i], named) for i, named in read_named(chosen).items()})
    return {i: _kept.get(i, (None, NOTHING))[1] for i in stamps}


def read_named(story_ids: Iterable[str]) -> dict[str, Named]:
    """The same, straight from the mentions. A name counts that two articles have, or the only one."""
    ids = list(story_ids)
    spelled: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    rows = Mention.objects.filter(article__story_id__in=ids).values_list("article__story_id", "key", "name", "kind")
    for story_id, key, name, kind in rows:
        spelled[story_id, key][name, kind] += 1
    articles: dict[str, int] = Counter()
    authors: dict[str, dict[str, None]] = defaultdict(dict)
    for story_id, byline in Article.objects.filter(story_id__in=ids).values_list("story_id", "byline"):
        articles[story_id] += 1
        authors[story_id].update(dict.fromkeys(authors_of(byline)))
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for (story_id, _), votes in spelled.items():
        times = votes.total()
        if times > 1 or articles[story_id] == 1:
            name, kind = max(votes, key=lambda v: (votes[v], v))
            found[story_id].append((-times, name, kind))
    return {i: _named(sorted(found[i])[:_MOST], tuple(authors[i])[:_MOST]) for i in ids}


def _named(names: list[tuple[int, str, str]], authors: tuple[str, ...]) -> Named:
    places = tuple(name for _, name, kind in names if kind == _PLACE)
    return Named(places=places, things=tuple(n for _, n, kind in names if kind != _PLACE), authors=authors)
