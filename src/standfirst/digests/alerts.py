"""Alerts: which stories are worth a message at once, and when a reader wants none.

A story is when it enters the top of the reader's page for the first time, or when a fact of it truly moved after the
reader was told of it or saw it. A new Revision alone is no alert.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from standfirst.digests.plain import one_line
from standfirst.digests.schedule import zone_of
from standfirst.domain.ranking import Slate, SlateItem

_FOLLOWED = "followed"  # the candidate source that proposes what a reader follows


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertWish:
    """What a reader wants alerts for: ``topics``, and with ``followed`` whatever they follow; neither: everything.

    ``top``: on entering so many first places, 0 for never; ``moved``: when a fact moved. From hour ``quiet_from`` to
    ``quiet_to`` in ``zone`` there are none (equal hours: no quiet), and at most ``most`` in one local day. ``since``
    is the news time of the wish: what was there before is no news.
    """

    since: datetime
    topics: frozenset[str] = frozenset()
    followed: bool = True
    top: int = 3
    moved: bool = True
    quiet_from: int = 22
    quiet_to: int = 7
    zone: str = "UTC"
    most: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a reader was shown or told: story -> Revision; and story -> what moved since that Revision, for readers."""

    seen: Mapping[str, int]
    told: Mapping[str, int]
    moves: Mapping[str, tuple[str, ...]]

    def before(self, story_id: str) -> int:
        """The newest Revision the reader met, 0 for none."""
        return max(self.seen.get(story_id, 0), self.told.get(story_id, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One message: ``body`` says why it comes."""

    story_id: str
    revision: int
    title: str
    body: str


def is_quiet(wish: AlertWish, now: datetime) -> bool:
    """Whether ``now`` (aware) lies in the reader's quiet hours; they may go past midnight."""
    hour = now.astimezone(zone_of(wish.zone)).hour
    if wish.quiet_from <= wish.quiet_to:
        return wish.quiet_from <= hour < wish.quiet_to
    return hour >= wish.quiet_from or hour < wish.quiet_to


def day_began(wish: AlertWish, now: datetime) -> datetime:
    """The last midnight on the reader's clock, from which ``most`` is counted."""
    zone = zone_of(wish.zone)
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


def choose_alerts(slate: Slate, wish: AlertWish, known: Known, *, left: int) -> tuple[Alert, ...]:
    """At most ``left`` alerts, in the page's order. Stories without a Report of ours are no alerts."""
    found = [_alert(place, item, wish, known) for place, item in enumerate(slate.items, 1)]
    return tuple(a for a in found if a is not None)[: max(0, left)]


def _alert(place: int, item: SlateItem, wish: AlertWish, known: Known) -> Alert | None:
    story = item.candidate
    if not story.revision or story.updated_at <= wish.since or not _wanted(item, wish):
        return None
    before = known.before(story.story_id)
    if before == 0 and place <= wish.top:
        why = item.explanation[0] if item.explanation else f"Now among the first {wish.top} of your page"
        return _made(item, why)
    if wish.moved and 0 < before < story.revision and (moves := known.moves.get(story.story_id, ())):
        return _made(item, f"What changed: {moves[0]}")
    return None


def _wanted(item: SlateItem, wish: AlertWish) -> bool:
    if not wish.topics and not wish.followed:
        return True
    return bool(wish.topics.intersection(item.candidate.topics)) or (wish.followed and _FOLLOWED in item.came_from)


def _made(item: SlateItem, body: str) -> Alert:
    story = item.candidate
    return Alert(
        story_id=story.story_id, revision=story.revision, title=one_line(story.title, 120), body=one_line(body, 200)
    )
