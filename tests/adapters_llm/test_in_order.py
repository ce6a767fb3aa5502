"""The fallback order: who is asked, who rests, and what the desk is told when nobody answers."""

from datetime import UTC, datetime

import pytest

from standfirst.adapters.llm import ModelsInOrder
from standfirst.domain.draft import EvidencePack, ModelUsage
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.write.ports import ProseDraft, ProseSentence

PACK = EvidencePack(
    story_id="s", topic="local", language="en", now=datetime(2026, 5, 12, tzinfo=UTC), sources=(), evidence=(), owners=2
)
DOWN = Failure(code="model-down", detail="cannot be reached")
ODD = Failure(code="odd-answer", detail="no Report", permanent=True)


class Moody:
    """A model that answers what stands next in its script, the last one again and again."""

    def __init__(self, name: str, *script: Failure | None) -> None:
        self.name, self._script, self.asked = name, script, 0

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure:
        self.asked += 1
        answer = self._script[min(self.asked, len(self._script)) - 1]
        one = ProseSentence(text=self.name, evidence=("E1",))
        usage = ModelUsage(model=self.name, calls=1)
        return answer or ProseDraft(headline=one, standfirst=one, paragraphs=((one,),), usage=usage)


class Time:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def ask(models: ModelsInOrder) -> ProseDraft | Failure:
    return models.compose(PACK, "style", ())


def test_the_first_that_answers_writes_and_is_named() -> None:
    first, second = Moody("first", DOWN, None), Moody("second", None)
    time = Time()
    models = ModelsInOrder([first, second], clock=time)
    answer = ask(models)
    assert isinstance(answer, ProseDraft)
    assert answer.usage.model == "second"
    assert ask(models) is not None
    assert first.asked == 1, "it rests"
    time.at += 31
    again = ask(models)
    assert isinstance(again, ProseDraft)
    assert again.usage.model == "first"


def test_rests_grow_and_end_with_an_answer() -> None:
    time, model = Time(), Moody("only", *[DOWN] * 8, None)
    models = ModelsInOrder([model], clock=time)
    rests = []
    while isinstance(answer := ask(models), Failure):
        assert (answer.code, answer.permanent) == ("model-away", False)
        assert answer.retry_after is not None
        rests.append(answer.retry_after)
        assert isinstance(ask(models), Failure)  # resting: not asked
        time.at += answer.retry_after
    assert rests == [30, 60, 120, 240, 480, 600, 600, 600]
    assert model.asked == 9


@pytest.mark.parametrize(
    ("failure", "rest"),
    [
        (Failure(code="model-busy", retry_after=900.0), 900),
        (Failure(code="model-busy", retry_after=90_000.0), 3600),
        (Failure(code="model-key"), 600),
        (Failure(code="model-unknown"), 600),
        (Failure(code="model-slow"), 30),
    ],
)
def test_how_long_a_model_rests_follows_from_why(failure: Failure, rest: float) -> None:
    answer = ask(ModelsInOrder([Moody("only", failure)], clock=Time()))
    assert isinstance(answer, Failure)
    assert answer.retry_after == rest


def test_one_odd_answer_is_about_the_question_three_are_about_the_model() -> None:
    time, only = Time(), Moody("only", ODD)
    models = ModelsInOrder([only], clock=time)
    assert [ask(models), ask(models)] == [ODD, ODD]
    third = ask(models)
    assert isinstance(third, Failure)
    assert (third.code, third.permanent) == ("model-away", False)
    assert only.asked == 3
    ask(models)
    assert only.asked == 3


def test_garbage_of_the_first_is_the_seconds_chance_and_not_a_lasting_failure_while_one_is_away() -> None:
    assert isinstance(ask(ModelsInOrder([Moody("a", ODD), Moody("b", None)], clock=Time())), ProseDraft)
    mixed = ask(ModelsInOrder([Moody("a", ODD), Moody("b", DOWN)], clock=Time()))
    assert isinstance(mixed, Failure)
    assert not mixed.permanent


def test_an_empty_order_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a model"):
        ModelsInOrder([])
