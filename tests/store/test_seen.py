"""Visits: a card that was just shown is no old news, and what is new in it stands for the whole visit."""

from datetime import timedelta

import pytest

from standfirst.domain.ids import keyed_id
from standfirst.domain.ranking import InteractionKind
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import SeenStory
from standfirst.store.readers import load_profile, make_reader, note_interaction
from standfirst.store.seen import shown_until
from tests.store import world

NOON, MINUTE, STORY = world.NOW, timedelta(minutes=1), keyed_id("story", "ferry")


@pytest.fixture
def reader(db: None) -> str:
    """A reader of a desk with one Report."""
    world.add_sources()
    world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")
    return make_reader()


def look(reader: str, revision: int, minutes: int) -> None:
    page = Impression(reader_id=reader, cards=((STORY, revision),), at=NOON + minutes * MINUTE)
    save_impressions([page])


def known(reader: str, minutes: float) -> tuple[int, int]:
    """(visits that are over, the Revision that news is told against)."""
    return load_profile(reader, NOON + minutes * MINUTE).seen[STORY]


def test_a_card_is_not_seen_before_its_visit_is_over_whatever_is_done_meanwhile(reader: str) -> None:
    for minute in range(0, 50, 7):
        look(reader, 1, minute)
        note_interaction(reader, STORY, InteractionKind.OPEN, NOON + minute * MINUTE)
        assert known(reader, minute) == (0, 1)
    assert known(reader, 59.9) == (0, 1)
    assert known(reader, 60) == (1, 1)
    assert load_profile(reader, NOON + timedelta(days=4)).seen == {}


def test_a_page_that_stays_open_all_day_is_more_than_one_visit(reader: str) -> None:
    for minute in range(0, 240, 20):
        look(reader, 1, minute)
    assert SeenStory.objects.get().times == 4


def test_pages_of_one_batch_count_like_pages_of_many(reader: str) -> None:
    pages = [(1, 0), (1, 10), (2, 70), (3, 80), (3, 150)]
    batch = [Impression(reader_id=reader, cards=((STORY, r),), at=NOON + m * MINUTE) for r, m in pages]
    save_impressions(batch)
    together = SeenStory.objects.values_list("times", "revision", "earlier", "visit_at", "last_at").get()
    SeenStory.objects.all().delete()
    for page in batch:
        save_impressions([page])
    assert SeenStory.objects.values_list("times", "revision", "earlier", "visit_at", "last_at").get() == together
    assert together[:3] == (3, 3, 3)


def test_what_moved_is_told_against_the_visit_before_for_as_long_as_this_one_lasts(reader: str) -> None:
    look(reader, 1, 0)
    assert known(reader, 300) == (1, 1)
    look(reader, 2, 300)
    assert known(reader, 310) == (1, 1), "a reload does not take the news away"
    look(reader, 3, 320)
    assert known(reader, 330) == (1, 1)
    assert shown_until(reader, NOON + 330 * MINUTE) == {STORY: 3}, "an alert knows what is on the screen"
    assert known(reader, 360) == (2, 3)


def test_what_moves_within_the_first_visit_is_news_in_it(reader: str) -> None:
    look(reader, 1, 0)
    look(reader, 2, 10)
    assert known(reader, 11) == (0, 1)


def test_a_card_shown_long_ago_is_new_for_the_whole_visit(reader: str) -> None:
    for hour in (0, 3, 6, 9):
        look(reader, 1, hour * 60)
    back = (9 + 24 * 3) * 60
    assert known(reader, back) == (4, 1)
    back += 1
    assert load_profile(reader, NOON + back * MINUTE).seen == {}
    look(reader, 2, back)
    assert known(reader, back + 1) == (0, 2)
    look(reader, 3, back + 5)
    assert known(reader, back + 6) == (0, 2)
    assert known(reader, back + 60) == (1, 3)


def test_a_row_of_before_there_were_visits_is_seen(reader: str) -> None:
    SeenStory.objects.create(reader_id=reader, story_id=STORY, times=3, revision=2, last_at=NOON)
    assert known(reader, 0) == (3, 2)
    look(reader, 2, 1)
    assert known(reader, 2) == (3, 2)
