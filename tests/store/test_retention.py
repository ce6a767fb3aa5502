"""What is forgotten by itself, and what stays."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store import retention
from standfirst.store.invites import make_invite
from standfirst.store.models import Interaction, Invite, OneTimeLink, Reader, SeenStory
from standfirst.store.operators import make_link
from standfirst.store.reactions import react
from standfirst.store.readers import make_reader, note_interaction, set_interest
from standfirst.store.retention import Limits, forget_old
from tests.store import world

pytestmark = pytest.mark.django_db
REAL = world.NOW + timedelta(days=5000)  # news time is another clock


def forget(**limits: int) -> dict[str, int]:
    return forget_old(Limits(**limits), news_now=world.NOW, real_now=REAL)


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


def test_acts_and_shown_cards_go_after_their_own_limits(told: world.Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_BITE", 3)  # several bites
    reader = make_reader()
    for days in range(20):
        note_interaction(reader, told.story_id, InteractionKind.HIDE, world.NOW - timedelta(days=days, hours=1))
    other = world.add_story("tram", "Tram opens", ["local"])
    for story, days in ((told.story_id, 3), (other, 6)):
        at = world.NOW - timedelta(days=days)
        SeenStory.objects.create(reader_id=reader, story_id=story, times=1, last_at=at)
    assert forget(acts_days=10, seen_days=5) == {"acts": 10, "seen": 1}
    assert Interaction.objects.count() == 10
    assert SeenStory.objects.get().story_id == told.story_id
    assert forget(acts_days=10, seen_days=5) == {}


def test_follows_and_likes_are_no_events_and_stay(told: world.Told) -> None:
    reader = make_reader()
    set_interest(reader, InterestKind.TOPIC, "health", 1)
    react(reader, told.report_id, 1, world.NOW - timedelta(days=900))
    Reader.objects.update(created_at=world.NOW - timedelta(days=900))
    forget(acts_days=1)
    row = Reader.objects.get()
    assert (row.interests.count(), row.reactions.count(), row.interactions.count()) == (1, 1, 0)


def test_an_empty_anonymous_profile_of_long_ago_goes_and_others_stay(told: world.Told) -> None:
    user = get_user_model().objects.create(username="ines")
    empty, full, young, account = make_reader(), make_reader(), make_reader(), make_reader(user.pk)
    set_interest(full, InterestKind.TOPIC, "health", 1)
    Reader.objects.exclude(id=young).update(created_at=REAL - timedelta(days=401))
    Reader.objects.filter(id=young).update(created_at=REAL - timedelta(days=399))
    assert forget() == {"readers": 1}
    assert set(Reader.objects.values_list("id", flat=True)) == {full, young, account}
    assert empty not in (full, young, account)


def test_sessions_invitations_and_links_go_when_they_are_of_no_use() -> None:
    old = REAL - timedelta(days=40)
    make_invite("operator", at=old)
    make_invite("operator", at=REAL - timedelta(days=20))
    make_link(old)
    make_link(REAL)
    for _ in range(2):
        SessionStore().create()
    Session.objects.update(expire_date=REAL + timedelta(days=1))
    first = Session.objects.order_by("pk").first()
    assert first is not None
    Session.objects.filter(pk=first.pk).update(expire_date=REAL - timedelta(seconds=1))
    assert forget() == {"sessions": 1, "invites": 1, "links": 1}
    assert (Invite.objects.count(), OneTimeLink.objects.count(), Session.objects.count()) == (1, 1, 1)
