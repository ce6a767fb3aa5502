"""The doctor's look over real HTTP: what it finds, and that it spends one call of one token at most."""

import pytest

from standfirst.adapters.llm import look_at_endpoint
from tests.adapters_llm.moody_server import MoodyServer


def test_a_well_endpoint_costs_nothing_to_look_at(endpoint: MoodyServer) -> None:
    look = look_at_endpoint("openai:stub", base_url=endpoint.url, key="k")
    assert look.notes == ("reachable", "key accepted", "model known")
    assert not look.problem
    assert not endpoint.prompts


def test_log_probabilities_cost_one_call(endpoint: MoodyServer) -> None:
    look = look_at_endpoint("ollama:stub", base_url=endpoint.url, key="k", logprobs=True)
    assert look.notes[-1] == "log probabilities"
    assert len(endpoint.prompts) == 1
    endpoint.mood = "garbage"
    assert (
        "no log probabilities" in look_at_endpoint("openai:stub", base_url=endpoint.url, key="k", logprobs=True).problem
    )


@pytest.mark.parametrize(
    ("setting", "key", "mood", "problem"),
    [
        ("openai:other", "k", "well", 'knows no model "other"'),
        ("openai:stub", "sk-wrong-1", "well", "key was not accepted"),
        ("anthropic:stub", "sk-wrong-1", "well", "key was not accepted"),
        ("google:stub", "sk-wrong-1", "well", "key was not accepted"),
        ("openai:stub", "k", "down", "failed (HTTP 500)"),
        ("nobody:stub", "k", "well", "is not VENDOR:NAME"),
    ],
)
def test_what_is_wrong_is_said_in_our_words(
    endpoint: MoodyServer, setting: str, key: str, mood: str, problem: str
) -> None:
    endpoint.mood = mood
    look = look_at_endpoint(setting, base_url=endpoint.url, key=key, logprobs=True)
    assert problem in look.problem
    assert "sk-wrong" not in str(look)
    assert not endpoint.prompts


def test_a_llama_cpp_server_has_one_model_whatever_it_is_called(endpoint: MoodyServer) -> None:
    look = look_at_endpoint("llamacpp:some-8b", base_url=endpoint.url, key="k")
    assert not look.problem
    assert look.notes[-1] == "it serves its one model under any name"


def test_nobody_there() -> None:
    assert "cannot be reached" in look_at_endpoint("llamacpp:any", base_url="http://127.0.0.1:9/v1").problem
