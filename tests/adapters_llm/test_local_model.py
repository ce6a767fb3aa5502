"""The real local model, if its file is here: it starts, demands its key, and prefers the candidate that makes sense."""

import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.adapters.llm import ModelChooser, find_model, model_server_command, model_server_environment
from standfirst.domain.errors import Failure

pytestmark = pytest.mark.model


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, str]]:
    model = find_model(os.environ.get("STANDFIRST_MODEL_PATH", ""), Path.home() / ".cache" / "standfirst" / "models")
    if isinstance(model, Failure):
        pytest.skip(f"no local model: {model.detail}")
    key, port = secrets.token_hex(16), _free_port()
    child = subprocess.Popen(
        model_server_command(model, port),
        env=os.environ | model_server_environment(key),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("ready ")
        yield f"http://127.0.0.1:{port}/v1", key
    finally:
        child.kill()
        child.wait(10)


def test_it_prefers_the_fact_over_the_filler_and_repeats_itself(served: tuple[str, str]) -> None:
    candidates = ("Doors open at nine.", "A fire killed three people in Harrowick.", "The car park has 40 spaces.")
    weights = ModelChooser(*served).rank(
        "Which fact matters most to readers?", candidates, "Fire in Harrowick kills three"
    )
    assert not isinstance(weights, Failure), weights
    assert weights.index(max(weights)) == 1
    assert sum(weights) == pytest.approx(1.0)
    again = ModelChooser(*served).rank(
        "Which fact matters most to readers?", candidates, "Fire in Harrowick kills three"
    )
    assert not isinstance(again, Failure)
    assert again == pytest.approx(weights, abs=0.02)


def test_without_its_key_it_answers_nothing(served: tuple[str, str]) -> None:
    answer = ModelChooser(served[0], "wrong").rank("Which?", ("a b", "c d"), "")
    assert isinstance(answer, Failure)
    assert answer.code == "model-unreachable"
