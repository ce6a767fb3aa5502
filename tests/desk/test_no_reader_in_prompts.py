"""What readers follow, do and tell never reaches a model. That nothing imports it is a contract of ``lint-imports``;
here a desk full of a reader's words writes, over real HTTP, and every prompt is looked at."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store.models import Report, Story
from standfirst.store.reactions import react
from standfirst.store.readers import make_reader, note_interaction, set_interest
from standfirst.store.requests import ask_desk
from tests.adapters_llm.moody_server import MoodyServer
from tests.desk.test_writing_sequence import tools_for
from tests.desk.town import Town, make_desk, run_until_quiet
from tests.store import world

pytestmark = pytest.mark.django_db(transaction=True)
MARK = "zyxomatic"


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    server = MoodyServer()
    yield server
    server.close()


def a_reader_everywhere() -> str:
    """A reader whose every own word holds the mark."""
    user = get_user_model().objects.create_user(f"{MARK}-name", f"{MARK}@example.org")
    reader = make_reader(user.pk)
    for kind in InterestKind:
        set_interest(reader, kind, f"{MARK}-{kind.value}", 1)
    return reader


def test_no_prompt_holds_a_word_of_a_reader(town: Town, endpoint: MoodyServer) -> None:
    reader = a_reader_everywhere()
    desk = make_desk(tools_for(town, endpoint))
    run_until_quiet(desk)
    report = Report.objects.get()
    react(reader, report.id, 1, world.NOW)
    note_interaction(reader, report.story_id, InteractionKind.OPEN, world.NOW)
    ask_desk("case", report.id, by=reader, payload={"text": MARK, "sentence": "b1", "contact": f"{MARK}@example.org"})
    before = len(endpoint.prompts)
    ask_desk("write", Story.objects.get(id=report.story_id).id, by=f"{MARK}-name")
    run_until_quiet(desk)
    assert len(endpoint.prompts) > before > 0, "it was written again with all of that there"
    assert [p for p in endpoint.prompts if MARK in p or reader in p] == []
