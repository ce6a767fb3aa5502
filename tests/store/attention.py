"""Attention in the invented town: evidence, tabs, named things, signals from outside, copies and near-copies."""

from datetime import timedelta

from standfirst.domain.ids import keyed_id
from standfirst.domain.trend import heat
from standfirst.store.clock import now
from standfirst.store.models import (
    Article,
    SignalRow,
    Source,
    StorySignal,
    ThingTrendRow,
    TrendFacetRow,
    TrendRow,
)
from tests.store.world import NOW

_HALF_LIFE = 21600.0


def evidence_line(label: str, weight: float, *, kind: str = "owner", detail: str = "") -> dict[str, object]:
    """One stored line of a score."""
    return {
        "kind": kind, "label": label, "at": NOW.isoformat(), "weight": weight, "article_id": "", "detail": detail,
        "url": f"https://{label.split()[0].lower()}.example/a",
    }  # fmt: skip


def explain(story_id: str, *weights: float, trending: bool = True, why: str = "") -> None:
    """Give a story's score its lines: owners, and a signal as the last one."""
    labels = [f"Owner {n}" for n in range(1, len(weights))]
    lines = [evidence_line(label, w) for label, w in zip(labels, weights, strict=False)]
    lines.append(evidence_line("Hacker News", weights[-1], kind="signal", detail="312 points, rank 4"))
    row = TrendRow.objects.get(story_id=story_id)
    row.evidence, row.score, row.trending, row.why, row.acceleration = lines, sum(weights), trending, why, 0.5
    row.at = now()  # the pages' own moment: nothing has faded yet
    row.save()


def see_in(story_id: str, kind: str, value: str, score: float) -> None:
    """A story's score in one language or topic."""
    warm = heat(score, NOW, _HALF_LIFE)
    TrendFacetRow.objects.create(story_id=story_id, kind=kind, value=value, score=score, heat=warm)


def signal(story_id: str, label: str = "Ferry towns compared") -> None:
    """A signal from outside that links to one of the story's articles."""
    row = SignalRow.objects.create(
        connector="hacker-news", key=label, label=label, url="https://news.example/item", at=NOW, strength=1.5,
        detail="312 points, rank 4",
    )  # fmt: skip
    StorySignal.objects.create(story_id=story_id, signal=row, how="link", what="https://times.example/ferry")


def signal_about(story_id: str, name: str) -> None:
    """A signal from outside that names what the story speaks of, in small letters as services do."""
    row = SignalRow.objects.create(
        connector="google-trends", key=name, label=name, url="https://trends.example", at=NOW, strength=1.0,
        detail="place 2 of 5",
    )  # fmt: skip
    StorySignal.objects.create(story_id=story_id, signal=row, how="thing", what=name)


def name_a_thing(key: str, name: str, kind: str, *stories: str, score: float = 3.0) -> None:
    """A named thing that is trending."""
    ThingTrendRow.objects.create(
        key=key, name=name, kind=kind, at=NOW, score=score, peak=score, peak_at=NOW, owners=2, usual=0.3, velocity=1.0,
        acceleration=-0.5, trending=True, evidence=[evidence_line("Owner 1", score)], story_ids=list(stories),
        heat=heat(score, NOW, _HALF_LIFE),
    )  # fmt: skip


def add_outlet(key: str, owner: str, *, country: str = "", groups: tuple[str, ...] = (), language: str = "en") -> None:
    """One more publisher."""
    Source.objects.create(
        id=key, name=key.title(), owner=owner, site=f"https://{key}.example", country=country, groups=list(groups),
        language=language,
    )  # fmt: skip


def repeat(story_id: str, source: str, of: str, kind: str, *differs: str, minutes: int = 30) -> str:
    """An article that repeats another one; its id."""
    outlet = Source.objects.get(id=source)
    row = Article.objects.create(
        id=keyed_id("a", story_id, source, kind), source=outlet, owner=outlet.owner, title=f"{outlet.name} runs it",
        url=f"https://{source}.example/{kind}", text="again", published_at=NOW - timedelta(minutes=minutes),
        fetched_at=NOW, story_id=story_id, copy_of=of, copy_kind=kind, copy_differs=list(differs),
    )  # fmt: skip
    return row.id
