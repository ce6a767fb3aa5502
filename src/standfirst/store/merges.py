"""A story that was merged away: where its articles are, and which of them its return would take along."""

from dataclasses import dataclass

from standfirst.domain.story import AssignmentKind
from standfirst.store.models import Article as ArticleRow
from standfirst.store.models import Assignment
from standfirst.store.stories import merge_path


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedAway:
    """``path`` are the stories that its address leads through, the one that stands last; ``article_ids`` in time order
    what its newest merge took from it and is still where the path ends, () when something else emptied it."""

    story_id: str
    path: tuple[str, ...]
    article_ids: tuple[str, ...]

    @property
    def where(self) -> str:
        """The story that holds its articles now."""
        return self.path[-1]


def merged_away(story_id: str) -> MergedAway | None:
    """A story that leads to another; None when it stands or is not there."""
    path = merge_path(story_id)[1:]
    if not path:
        return None
    return MergedAway(story_id=story_id, path=path, article_ids=_still_there(story_id, path[0], path[-1]))


def _still_there(gone: str, into: str, where: str) -> tuple[str, ...]:
    """What joined ``into`` later stays out of it, and so does what left ``where`` since, by whoever's hand."""
    left = Assignment.objects.filter(story_id=into, from_story=gone)
    last = left.order_by("-at", "-id").first()
    if last is None or last.kind != AssignmentKind.MERGE:
        return ()
    took = left.filter(kind=AssignmentKind.MERGE.value, at=last.at).values("article_id")
    rows = ArticleRow.objects.filter(id__in=took, story_id=where).order_by("published_at", "id")
    return tuple(rows.values_list("id", flat=True))
