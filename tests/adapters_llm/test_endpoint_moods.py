"""A real endpoint that is busy, down, slow or wrong: how often it is asked, what comes back, what is counted."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.adapters.llm import ModelJudge, StrongModel, UsageMeter, endpoint_judge
from standfirst.domain.draft import Citation, Evidence, EvidencePack
from standfirst.domain.errors import Failure
from standfirst.verify import SentenceToJudge
from standfirst.write.ports import ProseDraft
from tests.adapters_llm.moody_server import MoodyServer
from tests.hearing import capture_logs

NOW = datetime(2026, 5, 12, tzinfo=UTC)
SECRET = "sk-ferry-and-tram-4711"
PIECE = Evidence(
    citation=Citation(article_id="a", start=0, end=4, span_hash="x"), text="A ferry ran aground off Norrvik.",
    publisher="The Gazette", owner="Quay", published_at=NOW,
)  # fmt: skip
PACK = EvidencePack(story_id="s", topic="local", language="en", now=NOW, sources=(), evidence=(PIECE,), owners=2)


def strong(endpoint: MoodyServer, *, timeout: float = 20.0, tries: int = 3, **more: object) -> StrongModel:
    model = StrongModel.from_setting("openai:stub", base_url=endpoint.url, key=SECRET, timeout=timeout, tries=tries,
                                     **more)  # type: ignore[arg-type]  # fmt: skip
    assert isinstance(model, StrongModel)
    return model


def test_a_busy_endpoint_is_asked_again_as_late_as_it_says(endpoint: MoodyServer) -> None:
    endpoint.busy, endpoint.retry_after = 1, "2"
    meter = UsageMeter()
    answer = strong(endpoint, meter=meter).compose(PACK, "style", ())
    assert isinstance(answer, ProseDraft)
    assert endpoint.at[1] - endpoint.at[0] >= 2.0  # its own back-off would be 1
    (spent,) = meter.take()
    assert (spent.model, spent.calls, spent.failures) == ("openai:stub", 2, 1)
    assert (spent.input_tokens, spent.output_tokens) == (900, 300)
    assert answer.usage.calls == 2
    assert meter.take() == ()


def test_an_endpoint_that_asks_for_more_patience_than_there_is_is_left_with_its_word(endpoint: MoodyServer) -> None:
    endpoint.busy, endpoint.retry_after = 9, "600"
    answer = strong(endpoint).compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.retry_after, answer.permanent) == ("model-busy", 600.0, False)
    assert len(endpoint.prompts) == 1


def test_a_broken_endpoint_is_tried_with_growing_waits(endpoint: MoodyServer) -> None:
    endpoint.mood = "down"
    naps: list[float] = []
    model = strong(endpoint)
    model._nap = naps.append
    answer = model.compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert answer.code == "model-down"
    assert (len(endpoint.prompts), naps) == (3, [1.0, 2.0])


def test_a_slow_endpoint_costs_its_time_limit_once(endpoint: MoodyServer) -> None:
    endpoint.mood, endpoint.slow = "slow", 3.0
    started = time.monotonic()
    answer = strong(endpoint, timeout=0.5).compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.permanent) == ("model-slow", False)
    assert len(endpoint.prompts) == 1
    assert time.monotonic() - started < 3.0


def test_garbage_is_paid_for_and_counted(endpoint: MoodyServer) -> None:
    endpoint.mood = "garbage"
    meter = UsageMeter()
    answer = strong(endpoint, meter=meter).compose(PACK, "style", ())
    assert isinstance(answer, Failure)
    assert (answer.code, answer.permanent) == ("odd-answer", True)
    (spent,) = meter.take()
    assert spent.failures == 1
    assert spent.input_tokens == 900 * spent.calls > 0


@pytest.mark.parametrize("mood", ["refuses-key", "repeats-key", "garbage", "down"])
def test_an_endpoint_that_repeats_the_key_gets_it_into_no_failure_and_no_log(
    endpoint: MoodyServer, mood: str, capfd: pytest.CaptureFixture[str]
) -> None:
    endpoint.mood = mood
    with capture_logs() as logs:
        answer = strong(endpoint, tries=1).compose(PACK, "style", ())
        judge = ModelJudge(endpoint.url, SECRET, model="stub")
        judged = judge.judge([SentenceToJudge(part="body", index=0, text="A ferry sank.", spans=("A ferry sank.",))])
    assert f"Bearer {SECRET}" in endpoint.headers[0]
    assert isinstance(answer, Failure)
    assert isinstance(judged, Failure)
    out = capfd.readouterr()
    assert SECRET not in f"{answer} {judged} {logs} {out.out} {out.err}"
    if mood == "refuses-key":
        assert answer.code == "model-key"


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    answer = StrongModel.from_setting("openai:stub", base_url=f"https://me:{SECRET}@model.example/v1")
    assert isinstance(answer, Failure)
    assert SECRET not in answer.detail
    judge = endpoint_judge("openai:stub", base_url=f"https://me:{SECRET}@model.example/v1")
    assert isinstance(judge, Failure)
    assert SECRET not in judge.detail


def test_no_more_calls_run_at_once_than_there_are_lanes(endpoint: MoodyServer) -> None:
    endpoint.mood, endpoint.slow = "slow", 0.3
    lanes = threading.BoundedSemaphore(2)
    judge = endpoint_judge("openai:stub", base_url=endpoint.url, side_by_side=5, lanes=lanes)
    assert isinstance(judge, ModelJudge)
    model = strong(endpoint, lanes=lanes)
    spans = [SentenceToJudge(part="body", index=n, text=f"Sentence {n}.", spans=("Span.",)) for n in range(5)]
    writing = threading.Thread(target=lambda: model.compose(PACK, "style", ()))
    writing.start()
    assert isinstance(judge.judge(spans), tuple)
    writing.join()
    assert len(endpoint.prompts) == 6
    assert endpoint.most_at_once == 2
    assert (judge.usage.model, judge.usage.calls) == ("openai:stub", 5)


@pytest.mark.parametrize(
    ("vendor", "environment"),
    [("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY"), ("google", "GOOGLE_API_KEY")],
)
def test_no_key_of_the_surroundings_is_sent_to_an_address_of_the_operators(
    vendor: str, environment: str, endpoint: MoodyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(environment, SECRET)
    model = StrongModel.from_setting(f"{vendor}:stub", base_url=endpoint.url, tries=1, timeout=5)
    assert isinstance(model, StrongModel)
    model.compose(PACK, "style", ())
    assert endpoint.headers
    assert SECRET not in str(endpoint.headers)


def test_the_prompt_holds_no_more_than_evidence(endpoint: MoodyServer) -> None:
    strong(endpoint).compose(replace(PACK, story_id="reader-7"), "style", ())
    assert "reader-7" not in endpoint.prompts[0]
    assert PIECE.text in endpoint.prompts[0]


def test_threads_that_take_turns_share_a_models_connections(endpoint: MoodyServer) -> None:
    """As the desk's executor does: a kept connection belongs to the event loop that opened it."""
    model, answers = strong(endpoint), list[object]()
    for _ in range(4):
        thread = threading.Thread(target=lambda: answers.append(model.compose(PACK, "style", ())))
        thread.start()
        thread.join()
    assert [type(a) for a in answers] == [ProseDraft] * 4
