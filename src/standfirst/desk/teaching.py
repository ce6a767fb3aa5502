"""The night's lesson: what the front page learns from the pages it showed, and whether that is put in place."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import structlog

from standfirst.rank import learn_tonight
from standfirst.rank.attraction import Attraction, learn_attraction
from standfirst.rank.logged import LoggedPage
from standfirst.rank.public import Public
from standfirst.rank.rereading import Vectors, reread
from standfirst.rank.schooling import lessons_of
from standfirst.rank.training import MOST_PAGES, Lesson
from standfirst.store.public import HERE_FOR, topics_of, vectors_of
from standfirst.store.rank_model import load_model, save_model
from standfirst.store.settings import get_setting, set_setting
from standfirst.store.shown import KEPT, OPENED_WITHIN, pages_since

log = structlog.get_logger("standfirst.desk")

LOOK = 900.0  # seconds between two looks whether the night has come
_NIGHT = 4  # the hour of UTC from which on it is done, once a day, after the night's forgetting
_KEY = "taught_on"


def teach_when_due(*, news_now: datetime, real_now: datetime | None = None) -> bool:
    """Learn once a day; whether it was done now. The day is written first: what fails is not tried all day."""
    now = real_now or datetime.now(UTC)
    today = now.date().isoformat()
    if get_setting(_KEY, "") == today or now.hour < _NIGHT:
        return False
    set_setting(_KEY, today)
    teach(news_now)
    return True


def teach(now: datetime) -> str:
    """Learn from the pages kept until ``now`` (news time); the outcome in words."""
    known_by = datetime.now(UTC) - HERE_FOR  # accounts of a day teach nobody
    pages = pages_since(now - KEPT, now - OPENED_WITHIN, known_by=known_by)[-MOST_PAGES:]
    stories = {story for page in pages for story in page.story_ids[: page.shown]}
    vectors, public = vectors_of(stories), Public()
    public.judged(pages, topics_of(stories), vectors)
    attraction = learn_attraction(public.audience, vectors)
    yesterday = now - timedelta(days=1)
    night = learn_tonight(
        _lessons((p for p in pages if p.at < yesterday), attraction, vectors),
        _lessons((p for p in pages if p.at >= yesterday), attraction, vectors),
        load_model(),
        learned_at=now,
        attraction=attraction,
    )
    text = night.model.to_json() if night.model else ""
    save_model(text, at=now, outcome=night.outcome, current=night.current, learned=night.learned)
    log.info("rank.taught", pages=len(pages), outcome=night.outcome, before=night.current, after=night.learned)
    return night.outcome


def _lessons(
    pages: Iterable[LoggedPage], attraction: Attraction | None, vectors: Mapping[str, Vectors]
) -> list[Lesson]:
    passed = lessons_of(pages)
    return [p.lesson for p in passed] if attraction is None else reread(passed, attraction, vectors)
