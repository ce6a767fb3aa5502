"""What an endpoint may answer over real HTTP: anything that is no Report is a lasting Failure that says so."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from standfirst.adapters.llm import StrongModel
from standfirst.domain.draft import EvidencePack
from standfirst.domain.errors import Failure
from tests.attacks.obeying_server import ObeyingServer
from tests.attacks.payloads import own_payloads

PACK = EvidencePack(
    story_id="s", topic="local", language="en", now=datetime(2026, 5, 12, tzinfo=UTC), sources=(), evidence=(), owners=2
)


@pytest.fixture(scope="module")
def server() -> Iterator[ObeyingServer]:
    server = ObeyingServer()
    server.payload = own_payloads()[0]
    yield server
    server.close()


@pytest.mark.parametrize("strategy", ["broken", "prose", "wrong-schema", "over-long", "giant", "refused", "no-json"])
def test_an_answer_that_is_no_report_is_a_lasting_failure(server: ObeyingServer, strategy: str) -> None:
    server.strategy = strategy
    model = StrongModel.from_setting("openai:stub", base_url=server.url, key="k", timeout=20)
    assert isinstance(model, StrongModel)
    answer = model.compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.permanent) == ("odd-answer", True)
    assert len(answer.detail) <= 250


def test_an_endpoint_that_is_away_may_come_back() -> None:
    model = StrongModel.from_setting("openai:stub", base_url="http://127.0.0.1:9/v1", key="k", timeout=5, tries=1)
    assert isinstance(model, StrongModel)
    answer = model.compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.permanent) == ("model-down", False)
