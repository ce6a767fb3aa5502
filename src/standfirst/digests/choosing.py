"""What goes into a digest: what is new on the reader's own front page since the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.digests.schedule import Often
from standfirst.domain.ranking import Slate, SlateItem

FIRST_REACH = {Often.WEEKLY: timedelta(days=7)}  # news time that a first digest looks back
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A card for a digest, in its place; ``again`` when an earlier digest told an older Revision of it."""

    item: SlateItem
    again: bool = False


def since_when(often: Often, last: datetime | None, now: datetime) -> datetime:
    """News time from which a digest tells: the last one's, or a day (a week) ago for the first."""
    return last if last is not None else now - FIRST_REACH.get(often, _DAY)


def choose(slate: Slate, *, since: datetime, told: Mapping[str, int], most: int) -> tuple[Chosen, ...]:
    """The first ``most`` cards of the page that are new since ``since``, in the page's order.

    ``told`` holds the Revision an earlier digest told of a story (0: it had sources only): such a story comes again
    only with a newer Revision.
    """
    chosen = [
        Chosen(item=item, again=item.candidate.story_id in told)
        for item in slate.items
        if item.candidate.updated_at > since and _is_news(item, told)
    ]
    return tuple(chosen[:most])


def _is_news(item: SlateItem, told: Mapping[str, int]) -> bool:
    before = told.get(item.candidate.story_id)
    return before is None or item.candidate.revision > before
