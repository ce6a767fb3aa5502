"""What is kept of a reader, for their own page: acts and what they taught, shown cards, reactions; ways to forget."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from standfirst.domain.ranking import InteractionKind
from standfirst.store.learning import Act
from standfirst.store.models import Interaction, Reaction, Reader, Report, SeenStory, ShownPage, Story
from standfirst.store.reactions import count_reactions

_ACTS, _LIKES, _SAVED, _TAUGHT = 50, 50, 200, 200
_WORDS = {
    "open": "Opened", "like": "Liked", "dislike": "Disliked", "hide": "Hid", "save": "Saved", "share": "Shared",
    "read": "Read", "finish": "Read to the end", "search": "Found by a search",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act; ``silent`` acts teach nothing because of what the story is about."""

    id: int
    word: str
    story_id: str
    title: str
    at: datetime
    seconds: int
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionRow:
    """A like (1) or dislike (-1)."""

    report_id: str
    headline: str
    value: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRows:
    """``taught``: topic -> what taught it, in words ("opened 3, liked 1"), from the acts that ranking looks at."""

    acts: tuple[ActRow, ...]
    acts_in_all: int
    taught: dict[str, str]
    reactions: tuple[ReactionRow, ...]
    seen: int
    pages: int


def load_kept(reader_id: str) -> KeptRows:
    """Everything about a reader that is not an interest or a switch."""
    rows = Interaction.objects.filter(reader_id=reader_id).select_related("story").order_by("-at", "-id")
    recent = list(rows[:_TAUGHT])
    seen = SeenStory.objects.filter(reader_id=reader_id)
    likes = Reaction.objects.filter(reader_id=reader_id).order_by("-at")
    told = likes.values_list("report_id", "report__headline", "value", "at")[:_LIKES]
    return KeptRows(
        acts=tuple(_act_row(r) for r in recent[:_ACTS]), acts_in_all=rows.count(), taught=_taught(recent),
        reactions=tuple(ReactionRow(report_id=i, headline=h, value=v, at=at) for i, h, v, at in told),
        seen=seen.count(), pages=ShownPage.objects.filter(reader_id=reader_id).count(),
    )  # fmt: skip


def _act(row: Interaction) -> Act:
    return Act(kind=row.kind, topics=tuple(row.story.topics), title=row.story.title, seconds=row.seconds)


def _act_row(row: Interaction) -> ActRow:
    return ActRow(
        id=row.pk, word=_WORDS.get(row.kind, row.kind), story_id=row.story_id, title=row.story.title, at=row.at,
        seconds=row.seconds, silent=not _act(row).usable,
    )  # fmt: skip


def _taught(rows: list[Interaction]) -> dict[str, str]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        act = _act(row)
        if act.usable and act.worth:
            for topic in act.topics[:3]:
                counts[topic][_WORDS.get(row.kind, row.kind).lower()] += 1
    return {t: ", ".join(f"{word} {n}" for word, n in sorted(c.items())) for t, c in counts.items()}


def saved_stories(reader_id: str) -> list[tuple[str, str, datetime, str]]:
    """(story id, title, when saved, report id or "") of what a reader saved, newest first."""
    rows = Interaction.objects.filter(reader_id=reader_id, kind=InteractionKind.SAVE.value).order_by("-at")
    told = rows.select_related("story", "story__report")[:_SAVED]
    return [(r.story_id, *_told(r.story, r.at)) for r in told]


def _told(story: Story, at: datetime) -> tuple[str, datetime, str]:
    report = getattr(story, "report", None)
    if report and report.state == "published":
        return report.headline, at, report.id
    return story.title, at, ""


def is_saved(reader_id: str, story_id: str) -> bool:
    """Whether a reader saved a story."""
    rows = Interaction.objects.filter(reader_id=reader_id, story_id=story_id, kind=InteractionKind.SAVE.value)
    return bool(reader_id) and rows.exists()


def story_title(story_id: str) -> str:
    """A story's title; "" for none."""
    return Story.objects.filter(id=story_id).values_list("title", flat=True).first() or ""


def story_of(report_id: str) -> str:
    """The story that a Report tells; "" for none."""
    return Report.objects.filter(id=report_id).values_list("story_id", flat=True).first() or ""


def forget_acts(reader_id: str, act: int = 0) -> int:
    """Forget one act, or all when ``act`` is 0; a like goes with its reaction. How many went."""
    rows = Interaction.objects.filter(reader_id=reader_id)
    if act:
        rows = rows.filter(pk=act)
    with transaction.atomic():
        stories = list(rows.filter(kind__in=("like", "dislike")).values_list("story_id", flat=True))
        liked = Reaction.objects.filter(reader_id=reader_id, report__story_id__in=stories)
        reports = list(liked.values_list("report_id", flat=True))
        liked.delete()
        for report_id in reports:
            count_reactions(report_id)
        gone, _ = rows.delete()
        _touch(reader_id)
    return gone


def forget_seen(reader_id: str) -> int:
    """Forget which cards were shown, and the pages that they were on: every story is new again."""
    with transaction.atomic():
        gone, _ = SeenStory.objects.filter(reader_id=reader_id).delete()
        ShownPage.objects.filter(reader_id=reader_id).delete()
        _touch(reader_id)
    return gone


def _touch(reader_id: str) -> None:
    Reader.objects.filter(id=reader_id).update(version=F("version") + 1)
