"""Stories for an editor to choose from: found by words, suggested by what they speak of, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count

from standfirst.store.merges import merged_away
from standfirst.store.models import Article, Mention, Report, Story
from standfirst.store.search import search

_NEAR = timedelta(days=7)  # a Story further away in time is found by its words only
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChoice:
    """A Story that stands. ``shared`` is how many named things it has in common with the one that is dealt with."""

    id: str
    title: str
    articles: int
    owners: int
    languages: tuple[str, ...]
    last_seen: datetime
    locked: bool
    shared: int = 0


def load_choice(story_id: str) -> StoryChoice | None:
    """One Story, if it stands: not merged away, not empty."""
    return next(iter(_standing([story_id])), None)


def load_return(story_id: str, where: str) -> tuple[StoryChoice, tuple[tuple[str, str], ...]] | None:
    """A story that was merged away and whose articles are in ``where`` now: as it would stand if it came back, and the
    (id, title) of what would come with it. None when its address does not lead to ``where``."""
    gone = merged_away(story_id)
    if gone is None or gone.where != where:
        return None
    rows = list(Article.objects.filter(id__in=gone.article_ids).order_by("published_at", "id"))
    story = _choice(Story.objects.get(id=story_id))
    back = replace(story, articles=len(rows), owners=len({r.owner for r in rows if not r.copy_of}) or len(rows[:1]))
    return back, tuple((r.id, r.title) for r in rows)


def find_stories(query: str, *, without: str = "", limit: int = 20) -> tuple[StoryChoice, ...]:
    """Standing Stories that hold every word of ``query`` in their title, their articles' titles or their Report; those
    that are called so come first."""
    hits = search(query, limit * 3)
    told = Report.objects.filter(id__in=[h.key for h in hits if h.kind == "report"], state="published")
    found = [h.key for h in hits if h.kind == "story"]
    keys = [*_called(query, limit), *found, *told.values_list("story_id", flat=True)]
    return _standing(k for k in keys if k != without)[:limit]


def newest_stories(limit: int = 50) -> tuple[StoryChoice, ...]:
    """Standing Stories, newest first."""
    rows = Story.objects.filter(merged_into="", article_count__gt=0).order_by("-last_seen", "id")[:limit]
    return tuple(_choice(r) for r in rows)


def related_stories(story_id: str, limit: int = 8) -> tuple[StoryChoice, ...]:
    """Standing Stories near in time that speak of the same named things, most things in common first."""
    story = Story.objects.filter(id=story_id).first()
    if story is None:
        return ()
    keys = Mention.objects.filter(article__story=story).values_list("key", flat=True).distinct()[:60]
    near = Mention.objects.filter(key__in=list(keys), at__gte=story.first_seen - _NEAR, at__lte=story.last_seen + _NEAR)
    near = near.exclude(article__story=None).exclude(article__story=story)
    counted = near.values_list("article__story").annotate(n=Count("key", distinct=True))
    shared = dict(counted.order_by("-n", "article__story")[: limit * 2])
    return _standing(list(shared), shared)[:limit]


def _called(query: str, limit: int) -> list[str]:
    """Stories with every word in their own title, which an editor or a Report may have given them: newest first."""
    words = query.split()[:_MOST_WORDS]
    if not words:
        return []
    rows = Story.objects.filter(merged_into="", article_count__gt=0)
    for word in words:
        rows = rows.filter(title__icontains=word)
    return list(rows.order_by("-last_seen", "id").values_list("id", flat=True)[:limit])


def articles_of(story_id: str, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(id, title) of those articles that are in a Story, in time order."""
    rows = Article.objects.filter(story_id=story_id, id__in=ids).order_by("published_at", "id")
    return tuple(rows.values_list("id", "title"))


def _standing(ids: Iterable[str], shared: dict[str, int] | None = None) -> tuple[StoryChoice, ...]:
    order = list(dict.fromkeys(ids))
    rows = {r.id: r for r in Story.objects.filter(id__in=order, merged_into="", article_count__gt=0)}
    return tuple(_choice(rows[i], (shared or {}).get(i, 0)) for i in order if i in rows)


def _choice(row: Story, shared: int = 0) -> StoryChoice:
    return StoryChoice(
        id=row.id, title=row.title, articles=row.article_count, owners=row.owner_count,
        languages=tuple(row.languages) or ((row.language,) if row.language else ()), last_seen=row.last_seen,
        locked=row.locked, shared=shared,
    )  # fmt: skip
