"""An editor's hand on stories: merge, split, move, lock. What it did the machine never undoes.

Articles that an editor moved are held where they were put; two stories that an editor split are kept apart; a locked
story takes and gives nothing. New articles may still join a story that is not locked.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from standfirst.domain.story import AssignmentKind
from standfirst.store.front import bump_front_page
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Assignment, StoriesApart, Story
from standfirst.store.stories import (
    Rearranged,
    ask_for_trends,
    notes_of,
    rearrange,
    refresh_stories,
    split_story_id,
)


def merge_stories(into: str, gone: str, *, by: str, now: datetime) -> str:
    """Make one story of two; what came of it, in words."""
    with transaction.atomic():
        if into == gone or _standing(into, gone) != 2:
            return "needs two stories that stand"
        StoriesApart.objects.filter(one=min(into, gone), other=max(into, gone)).delete()
        articles = ArticleRow.objects.filter(story_id=gone).values_list("id", flat=True)
        _do(AssignmentKind.MERGE, gone, into, list(articles), by, now)
    return "merged"


def split_story(story_id: str, article_ids: Sequence[str], *, by: str, now: datetime) -> str:
    """Make the named articles a story of their own; what came of it, in words."""
    with transaction.atomic():
        named = _of(story_id, article_ids)
        if not named or len(named) == ArticleRow.objects.filter(story_id=story_id).count():
            return "name some of the story's articles, but not all"
        fresh = split_story_id(story_id, named)
        if ArticleRow.objects.filter(story_id=fresh).exists():
            return f"these articles were split off before: move them into {fresh}"
        _do(AssignmentKind.SPLIT, story_id, fresh, named, by, now)
        StoriesApart.objects.get_or_create(
            one=min(story_id, fresh), other=max(story_id, fresh), defaults={"by": by[:150], "at": now}
        )
    return f"split into {fresh}"


def move_articles(story_id: str, into: str, article_ids: Sequence[str], *, by: str, now: datetime) -> str:
    """Move the named articles into another story; what came of it, in words."""
    with transaction.atomic():
        named = _of(story_id, article_ids)
        if into == story_id or _standing(into) != 1:
            return "needs another story that stands"
        if not named:
            return "name some of the story's articles"
        _do(AssignmentKind.MOVE, story_id, into, named, by, now)
    return f"moved {len(named)} into {into}"


def lock_story(story_id: str, locked: bool) -> str:
    """Close a story to the machine, or open it again; what came of it, in words."""
    found = Story.objects.filter(id=story_id, merged_into="").update(locked=locked)
    return ("locked" if locked else "unlocked") if found else "no such story"


def _do(kind: AssignmentKind, gone: str, into: str, article_ids: list[str], by: str, now: datetime) -> None:
    who = by or "an editor"
    event = Rearranged(
        kind=kind, story_id=into, from_story_id=gone, article_ids=tuple(article_ids), score=1.0,
        reason=f"{kind.value} by {who}", by=who,
    )  # fmt: skip
    Assignment.objects.bulk_create(notes_of(event, rearrange(event), now), ignore_conflicts=True)
    refresh_stories((into, gone))
    ask_for_trends((into, gone))
    bump_front_page(at_once=True)


def _of(story_id: str, article_ids: Sequence[str]) -> list[str]:
    rows = ArticleRow.objects.filter(story_id=story_id, id__in=list(article_ids)).order_by("published_at", "id")
    return list(rows.values_list("id", flat=True))


def _standing(*story_ids: str) -> int:
    return Story.objects.filter(id__in=story_ids, merged_into="").count()
