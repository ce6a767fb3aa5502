"""Readers: interests, acts, reactions, carrying over, deleting, impressions."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store.carry_over import claim_reader
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import Interest, Reader, Report, SeenStory
from standfirst.store.reactions import delete_reader, my_reaction, react
from standfirst.store.readers import (
    clear_interest,
    export_reader,
    find_reader,
    load_profile,
    make_reader,
    note_interaction,
    nudge_interests,
    reset_reader,
    set_interest,
    undo_interaction,
)
from standfirst.store.seen import VISIT
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


def version(reader: str) -> int:
    row = find_reader(reader)
    assert row is not None
    return row[1]


def test_a_follow_becomes_a_mute_and_then_nothing() -> None:
    reader = make_reader()
    set_interest(reader, InterestKind.WORD, "ferry", 1)
    set_interest(reader, InterestKind.WORD, "ferry", -1)
    assert [(i.value, i.weight) for i in load_profile(reader, world.NOW).interests] == [("ferry", -1.0)]
    clear_interest(reader, InterestKind.WORD, "ferry")
    assert load_profile(reader, world.NOW).interests == ()


def test_every_act_raises_the_version(told: world.Told) -> None:
    reader = make_reader()
    seen = [version(reader)]
    set_interest(reader, InterestKind.TOPIC, "health", 1)
    seen.append(version(reader))
    note_interaction(reader, told.story_id, InteractionKind.HIDE, world.NOW)
    seen.append(version(reader))
    undo_interaction(reader, told.story_id, InteractionKind.HIDE)
    seen.append(version(reader))
    assert seen == sorted(set(seen))


def test_more_never_becomes_a_follow_and_leaves_a_mute_alone() -> None:
    reader = make_reader()
    set_interest(reader, InterestKind.TOPIC, "sport", -1)
    for _ in range(9):
        nudge_interests(reader, InterestKind.TOPIC, ["health", "sport"], 0.3)
    weights = {i.value: i.weight for i in load_profile(reader, world.NOW).interests}
    assert weights == {"sport": -1.0, "health": pytest.approx(0.9)}


def test_likes_teach_topics_within_bounds(told: world.Told) -> None:
    reader = make_reader()
    for n in range(20):
        note_interaction(reader, told.story_id, InteractionKind.LIKE, world.NOW + timedelta(minutes=n))
    assert load_profile(reader, world.NOW).topic_weights == {"transport": 0.6}


def test_an_open_counts_once_an_hour(told: world.Told) -> None:
    reader = make_reader()
    for minutes in (0, 10, 59, 61):
        note_interaction(reader, told.story_id, InteractionKind.OPEN, world.NOW + timedelta(minutes=minutes))
    assert len(load_profile(reader, world.NOW).recent) == 2
    assert not note_interaction(reader, "nosuchstory", InteractionKind.OPEN, world.NOW)


def test_one_reaction_per_reader_changeable(told: world.Told) -> None:
    one, two = make_reader(), make_reader()
    assert react(one, told.report_id, 1, world.NOW) == (1, 0)
    assert react(one, told.report_id, 1, world.NOW) == (1, 0)
    assert react(two, told.report_id, 1, world.NOW) == (2, 0)
    assert react(one, told.report_id, -1, world.NOW) == (1, 1)
    assert my_reaction(one, told.report_id) == -1
    assert react(one, told.report_id, 0, world.NOW) == (1, 0)
    assert react(one, "nosuchreport", 1, world.NOW) is None


def test_deleting_a_reader_takes_the_like_with_it(told: world.Told) -> None:
    reader = make_reader()
    react(reader, told.report_id, 1, world.NOW)
    delete_reader(reader)
    assert not Reader.objects.exists()
    assert Report.objects.get().likes == 0


def test_an_anonymous_profile_moves_into_a_new_account() -> None:
    user = get_user_model().objects.create(username="reader")
    anonymous = make_reader()
    set_interest(anonymous, InterestKind.TOPIC, "health", 1)
    assert claim_reader(anonymous, user.pk) == anonymous
    assert find_reader(user_id=user.pk) is not None
    assert find_reader(anonymous) is None, "the cookie alone no longer opens an account's profile"


def test_an_anonymous_profile_merges_into_an_account_without_overruling_it(told: world.Told) -> None:
    user = get_user_model().objects.create(username="reader")
    mine, anonymous = make_reader(user.pk), make_reader()
    set_interest(mine, InterestKind.TOPIC, "health", -1)
    set_interest(anonymous, InterestKind.TOPIC, "health", 1)
    set_interest(anonymous, InterestKind.WORD, "ferry", 1)
    react(anonymous, told.report_id, 1, world.NOW)
    assert claim_reader(anonymous, user.pk) == mine
    assert {(i.value, i.weight) for i in Interest.objects.filter(reader_id=mine)} == {("health", -1.0), ("ferry", 1.0)}
    assert my_reaction(mine, told.report_id) == 1


def test_impressions_add_up_and_skip_what_is_gone(told: world.Told) -> None:
    reader = make_reader()
    page = Impression(reader_id=reader, cards=((told.story_id, 1), ("gone", 0)), at=world.NOW)
    save_impressions([page, page])
    save_impressions([page, Impression(reader_id="nobody", cards=((told.story_id, 1),), at=world.NOW)])
    assert load_profile(reader, world.NOW).seen == {told.story_id: (0, 1)}, "three pages of a visit that goes on"
    assert load_profile(reader, world.NOW + VISIT).seen == {told.story_id: (1, 1)}
    assert SeenStory.objects.count() == 1


def test_export_has_everything_and_reset_forgets_it(told: world.Told) -> None:
    reader = make_reader()
    set_interest(reader, InterestKind.WORD, "ferry", 1)
    react(reader, told.report_id, 1, world.NOW)
    save_impressions([Impression(reader_id=reader, cards=((told.story_id, 1),), at=world.NOW)])
    out = export_reader(reader)
    assert [len(out[k]) for k in ("interests", "acts", "seen", "reactions")] == [1, 1, 1, 1]
    reset_reader(reader)
    out = export_reader(reader)
    assert [len(out[k]) for k in ("interests", "acts", "seen", "reactions")] == [0, 0, 0, 1]
