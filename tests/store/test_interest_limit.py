"""Of too many interests the least used go: steps before follows, follows before promises."""

import pytest

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store import interest_limit
from standfirst.store.carry_over import claim_reader
from standfirst.store.models import Interest
from standfirst.store.readers import make_reader, note_interaction, nudge_interests, set_interest
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interest_limit, "MOST_INTERESTS", 4)


@pytest.fixture
def reader() -> str:
    """Who opened a story on transport that the Times and the Post carry."""
    world.add_sources()
    story = world.add_story("ferry", "Ferry closes", ["transport"])
    reader = make_reader()
    note_interaction(reader, story, InteractionKind.OPEN, world.NOW)
    return reader


def _kept(reader: str) -> list[str]:
    return sorted(Interest.objects.filter(reader_id=reader).values_list("value", flat=True))


def test_what_no_read_story_speaks_of_goes_first_and_the_oldest_of_it(reader: str) -> None:
    for kind, value in (("word", "ferry"), ("topic", "transport"), ("topic", "sport"), ("topic", "health")):
        set_interest(reader, InterestKind(kind), value, 1.0)
    set_interest(reader, InterestKind.WORD, "harbour", 1.0)
    assert _kept(reader) == ["ferry", "harbour", "health", "transport"]
    set_interest(reader, InterestKind.WORD, "harbour", -1.0)  # said of what is kept already: nothing goes
    assert len(_kept(reader)) == 4


def test_steps_go_before_follows_and_follows_before_promises(reader: str) -> None:
    set_interest(reader, InterestKind.WORD, "celebrity", -1.0)
    set_interest(reader, InterestKind.TOPIC, "health", 0.0)
    set_interest(reader, InterestKind.TOPIC, "sport", 1.0)
    nudge_interests(reader, InterestKind.TOPIC, ["transport"], 0.3)
    set_interest(reader, InterestKind.WORD, "lighthouse", 1.0)
    assert _kept(reader) == ["celebrity", "health", "lighthouse", "sport"]
    set_interest(reader, InterestKind.WORD, "tram", -1.0)
    assert _kept(reader) == ["celebrity", "health", "lighthouse", "tram"]


def test_an_account_that_takes_a_profile_over_keeps_no_more(reader: str, django_user_model: type) -> None:
    user = django_user_model.objects.create_user("m", "m@example.org")  # type: ignore[attr-defined]
    mine = make_reader(user.id)
    for value in ("sport", "health", "world"):
        set_interest(mine, InterestKind.TOPIC, value, 1.0)
    for value in ("transport", "culture", "science"):
        set_interest(reader, InterestKind.TOPIC, value, 1.0)
    assert claim_reader(reader, user.id) == mine
    assert len(_kept(mine)) == 4
    assert "transport" in _kept(mine)
