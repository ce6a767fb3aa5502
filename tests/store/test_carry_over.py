"""An anonymous profile moves into an account: nothing twice, nothing lost, the account's own word first."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store import carry_over
from standfirst.store.carry_over import claim_reader
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import Interaction, Interest, Reaction, Reader, Report, SeenStory
from standfirst.store.reactions import react
from standfirst.store.readers import load_profile, make_reader, note_interaction, set_interest
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


@pytest.fixture
def pair() -> tuple[str, str, int]:
    """(the account's reader, an anonymous one, the user's id)."""
    user = get_user_model().objects.create(username="ines")
    return make_reader(user.pk), make_reader(), user.pk


def counts() -> tuple[int, int]:
    report = Report.objects.get()
    return report.likes, report.dislikes


@pytest.mark.parametrize(
    ("mine", "theirs", "after"), [(1, 1, (1, 0)), (1, -1, (1, 0)), (-1, 1, (0, 1)), (0, 1, (1, 0))]
)
def test_one_person_is_counted_once(
    mine: int, theirs: int, after: tuple[int, int], told: world.Told, pair: tuple[str, str, int]
) -> None:
    account, anonymous, user = pair
    if mine:
        react(account, told.report_id, mine, world.NOW)
    react(anonymous, told.report_id, theirs, world.NOW)
    assert claim_reader(anonymous, user) == account
    assert counts() == after
    assert Reaction.objects.get().value == (mine or theirs)
    kinds = [k for k in Interaction.objects.values_list("kind", flat=True) if k in ("like", "dislike")]
    assert kinds == ["like" if (mine or theirs) == 1 else "dislike"], "and taught once"


def test_what_was_shown_adds_up(told: world.Told, pair: tuple[str, str, int]) -> None:
    account, anonymous, user = pair
    other = world.add_story("tram", "Tram opens", ["local"])
    later = world.NOW + timedelta(hours=1)
    for reader, times, revision, at in ((account, 2, 1, later), (anonymous, 3, 2, world.NOW)):
        SeenStory.objects.create(reader_id=reader, story_id=told.story_id, times=times, revision=revision, last_at=at)
    SeenStory.objects.create(reader_id=anonymous, story_id=other, times=1, revision=0, last_at=world.NOW)
    claim_reader(anonymous, user)
    rows = SeenStory.objects.filter(reader_id=account).values_list("story_id", "times", "revision", "last_at")
    assert set(rows) == {(told.story_id, 5, 2, later), (other, 1, 0, world.NOW)}


@pytest.mark.parametrize(
    ("account_saw", "anonymous_saw", "known"),
    [
        ([(0, 1)], [(5, 1)], (0, 1)),  # one visit
        ([(5, 2)], [(0, 1)], (0, 2)),  # news is told against the later visit's
        ([(-300, 1), (5, 2)], [(0, 2)], (1, 1)),
        ([(-300, 1)], [(5, 2)], (1, 2)),  # one is over
        ([(-300, 1)], [(-200, 2)], (2, 2)),  # both are over
        ([(-6 * 1440, 1)] * 4, [(5, 2)], (0, 2)),  # one was long ago
        ([(5, 2)], [(-6 * 1440, 1)] * 4, (0, 2)),
    ],
)
def test_a_visit_that_goes_on_for_both_is_one(
    account_saw: list[tuple[int, int]],
    anonymous_saw: list[tuple[int, int]],
    known: tuple[int, int],
    told: world.Told,
    pair: tuple[str, str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account, anonymous, user = pair
    now = world.NOW + timedelta(minutes=10)
    monkeypatch.setattr(carry_over, "news_now", lambda: now)
    for reader, saw in ((account, account_saw), (anonymous, anonymous_saw)):
        for minutes, revision in saw:
            at = world.NOW + timedelta(minutes=minutes)
            save_impressions([Impression(reader_id=reader, cards=((told.story_id, revision),), at=at)])
    claim_reader(anonymous, user)
    assert load_profile(account, now).seen == {told.story_id: known}


def test_interests_and_acts_come_along_and_the_accounts_word_stands(
    told: world.Told, pair: tuple[str, str, int]
) -> None:
    account, anonymous, user = pair
    set_interest(account, InterestKind.TOPIC, "health", -1)
    set_interest(anonymous, InterestKind.TOPIC, "health", 1)
    set_interest(anonymous, InterestKind.WORD, "ferry", 1)
    note_interaction(anonymous, told.story_id, InteractionKind.HIDE, world.NOW)
    Reader.objects.filter(id=anonymous).update(language="de", personal=0.1)
    claim_reader(anonymous, user)
    assert set(Interest.objects.values_list("value", "weight", "reader_id")) == {
        ("health", -1.0, account), ("ferry", 1.0, account),
    }  # fmt: skip
    assert Interaction.objects.get().reader_id == account
    row = Reader.objects.get()
    assert (row.language, row.personal) == ("de", 1.0)


def test_nobodys_profile_carries_nothing(pair: tuple[str, str, int]) -> None:
    account, anonymous, user = pair
    before = Reader.objects.get(id=account).version
    assert claim_reader("nosuchreader", user) == account
    assert claim_reader(account, user) == account, "an account's own id in a cookie is no anonymous profile"
    assert Reader.objects.get(id=account).version == before
    assert Reader.objects.filter(id=anonymous).exists()


def test_another_accounts_profile_cannot_be_claimed(pair: tuple[str, str, int]) -> None:
    account, _, _ = pair
    thief = get_user_model().objects.create(username="thief")
    assert claim_reader(account, thief.pk) != account
    assert Reader.objects.get(id=account).user_id != thief.pk


@pytest.mark.parametrize(("consents", "kept"), [(False, {"open"}), (True, {"open", "read", "search"})])
def test_what_only_the_anonymous_one_consented_to_stays_behind(
    consents: bool, kept: set[str], told: world.Told, pair: tuple[str, str, int]
) -> None:
    mine, anonymous, user = pair
    Reader.objects.filter(id=anonymous).update(measured=True)
    Reader.objects.filter(id=mine).update(measured=consents)
    for kind in (InteractionKind.OPEN, InteractionKind.READ, InteractionKind.SEARCH):
        assert note_interaction(anonymous, told.story_id, kind, world.NOW)
    assert claim_reader(anonymous, user) == mine
    assert set(Interaction.objects.filter(reader_id=mine).values_list("kind", flat=True)) == kept
    assert Reader.objects.get(id=mine).measured is consents
