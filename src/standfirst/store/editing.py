"""An editor's hand on stories: merge, unmerge, split, move, lock. What it did the machine never undoes.

Articles that an editor moved are held where they were put; two stories that an editor split are kept apart; a locked
story takes and gives nothing. New articles may still join a story that is not locked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from standfirst.domain.story import AssignmentKind
from standfirst.store.edition import hold_edition, new_edition
from standfirst.store.front import bump_front_page
from standfirst.store.merges import merged_away
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Assignment, StoriesApart, Story
from standfirst.store.stories import (
    Rearranged,
    ask_for_trends,
    current_story_id,
    notes_of,
    rearrange,
    refresh_stories,
    split_story_id,
)


def merge_stories(into: str, gone: str, *, by: str, now: datetime) -> str:
    """Make one story of two; what came of it, in words."""
    with _turn():
        if into == gone or _standing(into, gone) != 2:
            return "needs two stories that stand"
        StoriesApart.objects.filter(one=min(into, gone), other=max(into, gone)).delete()
        articles = ArticleRow.objects.filter(story_id=gone).values_list("id", flat=True)
        _do(AssignmentKind.MERGE, gone, into, list(articles), by, now)
    return "merged"


def unmerge_story(gone: str, *, by: str, now: datetime) -> str:
    """Bring a story back that was merged away, with its id, its address and its Report; what came of it, in words.

    What the merge took from it comes along from where it is now; what joined since stays. The two are kept apart from
    then on, and so is every story on the way between them. A stop that holds where its articles were goes on to hold.
    """
    with _turn():
        found = merged_away(gone)
        if found is None:
            return "needs a story that was merged into another"
        if not found.article_ids:
            return "none of its articles is where the merge took them"
        _do(AssignmentKind.UNMERGE, found.where, gone, list(found.article_ids), by, now)
        if Story.objects.filter(id=found.where, publishing_stopped=True).exists():
            Story.objects.filter(id=gone).update(publishing_stopped=True)
        for other in found.path:
            if current_story_id(other) != gone:  # a story that this left empty leads here now
                _keep_apart(gone, other, by, now)
    return "unmerged"


def split_story(story_id: str, article_ids: Sequence[str], *, by: str, now: datetime) -> str:
    """Make the named articles a story of their own; what came of it, in words."""
    with _turn():
        named = _of(story_id, article_ids)
        if not named or len(named) == ArticleRow.objects.filter(story_id=story_id).count():
            return "name some of the story's articles, but not all"
        fresh = split_story_id(story_id, named)
        if ArticleRow.objects.filter(story_id=fresh).exists():
            return f"these articles were split off before: move them into {fresh}"
        _do(AssignmentKind.SPLIT, story_id, fresh, named, by, now)
        _keep_apart(story_id, fresh, by, now)
    return f"split into {fresh}"


def move_articles(story_id: str, into: str, article_ids: Sequence[str], *, by: str, now: datetime) -> str:
    """Move the named articles into another story; what came of it, in words."""
    with _turn():
        named = _of(story_id, article_ids)
        if into == story_id or _standing(into) != 1:
            return "needs another story that stands"
        if not named:
            return "name some of the story's articles"
        _do(AssignmentKind.MOVE, story_id, into, named, by, now)
    return f"moved {len(named)} into {into}"


def lock_story(story_id: str, locked: bool) -> str:
    """Close a story to the machine, or open it again; what came of it, in words."""
    with _turn():
        found = Story.objects.filter(id=story_id, merged_into="").update(locked=locked)
        if not found:
            return "no such story"
        new_edition()
    return "locked" if locked else "unlocked"


@contextmanager
def _turn() -> Iterator[None]:
    """One act at a time, and none while a batch of the machine's is being saved."""
    with transaction.atomic():
        hold_edition()
        yield


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
    new_edition()


def _keep_apart(one: str, other: str, by: str, now: datetime) -> None:
    StoriesApart.objects.get_or_create(one=min(one, other), other=max(one, other), defaults={"by": by[:150], "at": now})


def _of(story_id: str, article_ids: Sequence[str]) -> list[str]:
    rows = ArticleRow.objects.filter(story_id=story_id, id__in=list(article_ids)).order_by("published_at", "id")
    return list(rows.values_list("id", flat=True))


def _standing(*story_ids: str) -> int:
    return Story.objects.filter(id__in=story_ids, merged_into="").count()
