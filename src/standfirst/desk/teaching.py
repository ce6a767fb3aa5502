"""The night's lesson: what the front page learns from the pages it showed, and whether that is put in place."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import structlog

from standfirst.rank import learn_tonight
from standfirst.rank.attraction import Attraction, learn_attraction
from standfirst.rank.logged import LoggedPage
from standfirst.rank.model import RankModel
from standfirst.rank.packing import unpack_page
from standfirst.rank.public import Public
from standfirst.rank.rereading import Vectors, reread
from standfirst.rank.schooling import lessons_of
from standfirst.rank.training import MOST_PAGES, Lesson
from standfirst.store.public import topics_of, vectors_of
from standfirst.store.rank_model import save_model, saved_model
from standfirst.store.settings import get_setting, set_setting
from standfirst.store.shown import KEPT, OPENED_WITHIN, shown_since

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
    saved = saved_model()
    pages = _pages(now)
    stories = {story for page in pages for story in page.story_ids[: page.shown]}
    vectors, public = vectors_of(stories), Public()
    public.judged(pages, topics_of(stories), vectors)
    attraction = learn_attraction(public.audience, vectors)
    yesterday = now - timedelta(days=1)
    night = learn_tonight(
        _lessons((p for p in pages if p.at < yesterday), attraction, vectors),
        _lessons((p for p in pages if p.at >= yesterday), attraction, vectors),
        read_model(saved.get("text", "")),
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


def read_model(text: str) -> RankModel | None:
    """The model in place; None for the prior, and for what this version cannot read."""
    try:
        return RankModel.from_json(text) if text else None
    except ValueError as error:
        log.warning("rank.model_unreadable", error=str(error))
        return None


def _pages(now: datetime) -> list[LoggedPage]:
    """The newest pages whose opens are in; a page that cannot be read any more is left out."""
    found = []
    for row in shown_since(now - KEPT, now - OPENED_WITHIN):
        try:
            found.append(unpack_page(row.body, reader_id=row.reader_id, at=row.at, arm=row.arm, opened=row.opened))
        except ValueError as error:
            log.warning("rank.page_unreadable", at=row.at.isoformat(), error=str(error))
    return sorted(found, key=lambda page: page.at)[-MOST_PAGES:]
