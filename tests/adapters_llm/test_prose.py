"""StrongModel through pydantic-ai's own test model: structure in, ids out, refusals as Failures."""

from datetime import UTC, datetime

import pytest
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.models.test import TestModel

from standfirst.adapters.llm import StrongModel
from standfirst.adapters.llm.prose import prompt
from standfirst.domain.draft import EvidencePack
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Outcome, Rule, Verdict

PACK = EvidencePack(
    story_id="s", topic="local", language="en", now=datetime(2026, 5, 12, tzinfo=UTC), sources=(), evidence=(), owners=2
)


def test_a_structured_answer_becomes_prose_with_its_usage() -> None:
    one = {"text": "A ferry sank.", "evidence": ["E1"]}
    answer = {"headline": one, "standfirst": one, "paragraphs": [[one]]}
    composed = StrongModel(TestModel(custom_output_args=answer), name="test", native=False).compose(PACK, "style", ())
    assert not isinstance(composed, Failure), composed
    assert composed.paragraphs[0][0].evidence == ("E1",)
    assert (composed.usage.model, composed.usage.calls) == ("test", 1)


def test_an_endpoint_that_refuses_is_a_failure() -> None:
    def refuse(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        raise ModelHTTPError(429, "test", "slow down")

    answer = StrongModel(FunctionModel(refuse), name="test", native=False, tries=1).compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.permanent) == ("model-busy", False)


def test_feedback_reaches_the_prompt() -> None:
    verdict = Verdict(part="body", sentence=2, rule=Rule.NUMBER, outcome=Outcome.FAIL, detail="no cited sentence has 7")
    assert "body sentence 3: number: no cited sentence has 7" in prompt(PACK, (verdict,))


@pytest.mark.parametrize(
    "setting", ["openai:any", "anthropic:any", "google:any", "gemini:any", "ollama:any:8b", "llamacpp:any"]
)
def test_every_vendor_can_be_named(setting: str) -> None:
    assert isinstance(StrongModel.from_setting(setting, key="k"), StrongModel)


@pytest.mark.parametrize("setting", ["", "openai", "openai:", "someone:model"])
def test_an_unknown_setting_says_so(setting: str) -> None:
    answer = StrongModel.from_setting(setting, key="k")
    assert isinstance(answer, Failure)
    assert answer.code == "unknown-model"
