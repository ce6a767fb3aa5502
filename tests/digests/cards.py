"""Cards of an invented front page."""

from datetime import UTC, datetime, timedelta

from standfirst.domain.ranking import Candidate, Reason, Slate, SlateItem

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)  # a Saturday


def card(
    story: str, *, hours: float = 1, revision: int = 1, topics: tuple[str, ...] = ("rail",),
    came_from: str = "trending", title: str = "", why: str = "You follow rail",
) -> SlateItem:  # fmt: skip
    """A card that changed ``hours`` ago."""
    at = NOW - timedelta(hours=hours)
    candidate = Candidate(
        story_id=story, title=title or f"Title of {story}", topics=topics, publishers=("Harbour Times",), owners=2,
        trend=1.0, published_at=at, updated_at=at, revision=revision,
    )  # fmt: skip
    return SlateItem(
        candidate=candidate, score=1.0, reasons=(Reason(component="x", value=1.0, text=why),), came_from=(came_from,)
    )


def page(*items: SlateItem) -> Slate:
    """A front page of these cards."""
    return Slate(items=items, removed=(), at=NOW)
