"""A small invented world of stories and readers for the rank tests."""

from datetime import UTC, datetime, timedelta

from standfirst.domain.ranking import Candidate, Interaction, InteractionKind, Interest, InterestKind

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def story(story_id: str, **facts: object) -> Candidate:
    """A candidate with plain defaults."""
    age = facts.pop("hours", 2.0)
    assert isinstance(age, int | float)
    defaults: dict[str, object] = {
        "title": f"Title of {story_id}",
        "topics": ("world",),
        "publishers": ("Harbour Post", "Coast Herald"),
        "owners": 2,
        "trend": 1.0,
        "published_at": NOW - timedelta(hours=age),
        "updated_at": NOW - timedelta(hours=age),
        "language": "en",
    }
    return Candidate(story_id=story_id, **{**defaults, **facts})  # type: ignore[arg-type]


def wish(kind: InterestKind, value: str, weight: float = 1.0) -> Interest:
    return Interest(kind=kind, value=value, weight=weight)


def act(story_id: str, kind: InteractionKind = InteractionKind.OPEN, hours: float = 1.0) -> Interaction:
    return Interaction(story_id=story_id, kind=kind, at=NOW - timedelta(hours=hours))
