"""The real local model, if its file is here: it starts, demands its key, and prefers the candidate that makes sense."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.adapters.llm import JUDGE_SLOT, ModelChooser, ModelJudge, find_model, local_server
from standfirst.domain.errors import Failure
from standfirst.verify import SentenceToJudge

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, str]]:
    model = find_model(os.environ.get("STANDFIRST_MODEL_PATH", ""), Path.home() / ".cache" / "standfirst" / "models")
    if isinstance(model, Failure):
        pytest.skip(f"no local model: {model.detail}")
    with local_server(model) as address:
        yield address


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


def test_as_a_judge_it_doubts_the_invented_sentence_more_than_the_reworded_one(served: tuple[str, str]) -> None:
    span = (
        "The Courier, Tuesday 24 November 2026: The council approved a harbor tunnel that will cost 24 million euros."
    )
    texts = (
        "The council has approved a tunnel for 24 million euros.",
        "The council has rejected a bridge because of its engineers.",
    )
    asked = [SentenceToJudge(part="body", index=i, text=t, spans=(span,)) for i, t in enumerate(texts)]
    judge = ModelJudge(*served, slot=JUDGE_SLOT)
    scores = judge.judge(asked)
    assert not isinstance(scores, Failure), scores
    assert scores[0] >= judge.least > scores[1]
    assert judge.usage.calls == 2
