"""What is sent to a model's server, byte for byte: numbered evidence, and nothing that is not for it."""

import json
import re
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model

from standfirst.domain.ranking import InterestKind
from standfirst.store.readers import make_reader, set_interest
from tests.attacks.obeying_server import ObeyingServer
from tests.attacks.payloads import own_payloads
from tests.attacks.poisoned_town import CARRIERS
from tests.attacks.run import KEY, Result, attack

pytestmark = pytest.mark.django_db
WRITERS = ("one", "chooser-prefers-payload")
SECRET = "env-secret-91f3"
_CHAT = re.compile(r"<\||\|>|\[/?INST|<</?SYS|###|\x1b|[\u200b-\u200f\u202a-\u202e\U000e0000-\U000e0fff\ue000-\uf8ff]")


@pytest.fixture(scope="module")
def server() -> Iterator[ObeyingServer]:
    server = ObeyingServer()
    yield server
    server.close()


def told(result: Result) -> list[str]:
    """The texts of every message of every request."""
    assert result.bodies
    return [str(m.get("content")) for body in result.bodies for m in json.loads(body)["messages"]]


@pytest.mark.parametrize("strategy", WRITERS)
def test_no_secret_no_reader_and_no_other_story_is_sent(
    server: ObeyingServer, strategy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_MODEL_KEY", SECRET)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    user = get_user_model().objects.create_user("ines", "ines.dahl@readers.example", "a long password")
    set_interest(make_reader(user.pk), InterestKind.WORD, "beekeeping", 1.0)
    sent = b"\n".join(attack(server, own_payloads()[5], "title", strategy).bodies).decode()
    assert "212" in sent  # the story itself is there
    for never in (SECRET, KEY, "readers.example", "ines", "beekeeping", "dumplings", "orchard", "SECRET_KEY", "sqlite"):
        assert never.casefold() not in sent.casefold().replace("ines dahl", "")


@pytest.mark.parametrize("strategy", WRITERS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_model_gets_no_tools_and_numbered_evidence_only(server: ObeyingServer, strategy: str, carrier: str) -> None:
    for number in (2, 3, 8, 14, 15):
        payload = own_payloads()[number]
        result = attack(server, payload, carrier, strategy)
        assert result.seen == 0, payload.text
        asked = [json.loads(body) for body in result.bodies]
        assert all("tools" not in a and "functions" not in a and "web_search_options" not in a for a in asked)
        first = [str(m["content"]) for m in asked[0]["messages"]]
        assert not [text for text in first if _CHAT.search(text)]
        assert "E99" not in "\n".join(first)


def test_the_evidence_of_one_source_cannot_forge_another(server: ObeyingServer) -> None:
    lines = [line for text in told(attack(server, own_payloads()[14], "body", "one"))[:2] for line in text.splitlines()]
    evidence = [line for line in lines if re.match(r"E\d+ ", line)]
    assert evidence
    assert [int(re.match(r"E(\d+)", line)[1]) for line in evidence] == list(range(1, len(evidence) + 1))  # type: ignore[index]
