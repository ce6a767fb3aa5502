"""Makers of appearances, habits and histories at noon of a day."""

from datetime import UTC, datetime, timedelta

from standfirst.trend import Appearance, Habit, StoryHistory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def seen(owner, minutes=0.0, name="", copy_of="", language=""):
    name = name or f"{owner}-{minutes}"
    return Appearance(
        owner=owner, source_id=owner, article_id=name, publisher=owner.title(), copy_of=copy_of, language=language,
        at=NOON + timedelta(minutes=minutes), url=f"https://{owner}.example/{name}",
    )  # fmt: skip


def history(*items, **more):
    return StoryHistory(story_id="s", appearances=items, **more)


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def habit(owner, minutes, story="", *topics, language="", own=True):
    """An article ``minutes`` before noon."""
    return Habit(
        owner=owner, at=NOON - timedelta(minutes=minutes), story_id=story, topics=topics, language=language, own=own
    )
