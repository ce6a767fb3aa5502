"""Visits: a card that was just shown is no old news, and what is new in it stands for the whole visit."""

from datetime import timedelta

import pytest

from standfirst.domain.ranking import InteractionKind
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import SeenStory
from standfirst.store.readers import load_profile, make_reader, note_interaction
from standfirst.store.seen import VISIT, first_shown, shown_until
from tests.store import world

NOON, MINUTE = world.NOW, timedelta(minutes=1)


def test_a_card_is_not_seen_before_its_visit_is_over() -> None:
    card = first_shown(1, NOON)
    for minute in range(0, 50, 7):
        card = card.shown(1, NOON + minute * MINUTE)
        assert card.before(NOON + minute * MINUTE) == (0, 1)
    assert card.before(NOON + VISIT) == (1, 1)


def test_a_page_that_stays_open_all_day_is_more_than_one_visit() -> None:
    card = first_shown(1, NOON)
    for minute in range(0, 240, 20):
        card = card.shown(1, NOON + minute * MINUTE)
    assert card.times == 4


def test_what_moved_is_told_against_the_visit_before_for_as_long_as_this_one_lasts() -> None:
    card, later = first_shown(1, NOON), NOON + 5 * VISIT
    assert card.before(later) == (1, 1)
    card = card.shown(2, later)
    assert card.before(later + 10 * MINUTE) == (1, 1), "a reload does not take the news away"
    card = card.shown(3, later + 20 * MINUTE)
    assert card.before(later + 30 * MINUTE) == (1, 1)
    assert card.before(later + VISIT) == (2, 3)


def test_what_moves_within_the_first_visit_is_news_in_it() -> None:
    card = first_shown(1, NOON).shown(2, NOON + 10 * MINUTE)
    assert card.before(NOON + 11 * MINUTE) == (0, 1)


@pytest.mark.django_db
def test_rows_keep_visits_and_an_act_in_between_changes_nothing() -> None:
    world.add_sources()
    told = world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")
    reader = make_reader()

    def look(revision: int, minutes: int) -> None:
        page = Impression(reader_id=reader, cards=((told.story_id, revision),), at=NOON + minutes * MINUTE)
        save_impressions([page])

    look(1, 0)
    note_interaction(reader, told.story_id, InteractionKind.OPEN, NOON)
    look(1, 1)
    assert load_profile(reader, NOON + 2 * MINUTE).seen == {told.story_id: (0, 1)}
    look(2, 120)
    assert load_profile(reader, NOON + 121 * MINUTE).seen == {told.story_id: (1, 1)}
    assert shown_until(reader, NOON + 121 * MINUTE) == {told.story_id: 2}, "an alert knows what is on the screen"
    assert load_profile(reader, NOON + 200 * MINUTE).seen == {told.story_id: (2, 2)}
    assert load_profile(reader, NOON + timedelta(days=4)).seen == {}


@pytest.mark.django_db
def test_a_row_of_before_there_were_visits_is_seen() -> None:
    world.add_sources()
    reader, story = make_reader(), world.add_story("ferry", "Ferry closes", ["transport"])
    SeenStory.objects.create(reader_id=reader, story_id=story, times=3, revision=2, last_at=NOON)
    assert load_profile(reader, NOON).seen == {story: (3, 2)}
