"""ModelJudge at a scripted endpoint: yes and no become a score, oddness a Failure, nothing is asked twice."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from standfirst.adapters.llm import ModelJudge, endpoint_judge
from standfirst.domain.errors import Failure
from standfirst.verify import SentenceToJudge


class Endpoint:
    """Answers every chat with ``tokens`` (token, log probability); None gives no log probabilities."""

    def __init__(self) -> None:
        self.tokens: list[tuple[str, float]] | None = [("Yes", -0.1), ("No", -2.4)]
        self.asked: list[dict[str, Any]] = []
        self.wait = 0.0
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                endpoint.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                time.sleep(endpoint.wait)
                body = json.dumps(endpoint._completion()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
                """Silence."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def prompts(self) -> list[str]:
        return [a["messages"][-1]["content"] for a in self.asked]

    def _completion(self) -> dict[str, Any]:
        top = [{"token": t, "logprob": p, "bytes": None} for t, p in self.tokens or []]
        first = {"token": "x", "logprob": -1.0, "bytes": None, "top_logprobs": top}
        choice = {
            "index": 0, "finish_reason": "length", "message": {"role": "assistant", "content": "x"},
            "logprobs": None if self.tokens is None else {"content": [first]},
        }  # fmt: skip
        usage = {"prompt_tokens": 30, "completion_tokens": 1, "total_tokens": 31}
        return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.server.shutdown()
    made.server.server_close()


def asked(text: str, *spans: str) -> SentenceToJudge:
    return SentenceToJudge(part="body", index=0, text=text, spans=spans)


def test_the_score_is_yes_against_no_in_any_spelling(endpoint: Endpoint) -> None:
    endpoint.tokens = [("yes", -1.0), (" Yes", -1.0), ("no.", -1.0), ("maybe", -0.2)]
    assert ModelJudge(endpoint.url, "k").judge([asked("A.", "B.")]) == pytest.approx((2 / 3,))


def test_spans_come_first_and_those_that_share_them_are_asked_in_a_row(endpoint: Endpoint) -> None:
    judge = ModelJudge(endpoint.url, "k", slot=1)
    judge.judge([asked("One.", "Zeta."), asked("Two.", "Alpha."), asked("Three.", "Zeta.")])
    prompts = endpoint.prompts()
    assert [next(w for w in ("One", "Two", "Three") if w in p) for p in prompts] == ["Two", "One", "Three"]
    assert all(p.index("Source:") < p.index("Sentence:") for p in prompts)
    assert {a["id_slot"] for a in endpoint.asked} == {1}


def test_nothing_is_asked_twice_and_scores_keep_their_order(endpoint: Endpoint) -> None:
    judge = ModelJudge(endpoint.url, "k")
    first = judge.judge([asked("One.", "S."), asked("One.", "S."), asked("Two.", "S.")])
    endpoint.tokens = [("No", -0.1)]
    second = judge.judge([asked("New.", "S."), asked("One.", "S.")])
    assert len(endpoint.asked) == 3
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert second == (0.0, first[0])
    assert (judge.usage.calls, judge.usage.input_tokens) == (3, 90)


def test_the_same_words_under_other_spans_are_another_question(endpoint: Endpoint) -> None:
    judge = ModelJudge(endpoint.url, "k")
    judge.judge([asked("One.", "S."), asked("One.", "S.", "T."), asked("One.", "S. T.")])
    assert len(endpoint.asked) == 3


@pytest.mark.parametrize(
    ("tokens", "code"), [(None, "no-logprobs"), ([], "no-choice"), ([("Well", -0.1)], "no-choice")]
)
def test_answers_that_say_nothing_are_failures(
    endpoint: Endpoint, tokens: list[tuple[str, float]] | None, code: str
) -> None:
    endpoint.tokens = tokens
    answer = ModelJudge(endpoint.url, "k").judge([asked("A.", "B."), asked("C.", "D.")])
    assert isinstance(answer, Failure)
    assert answer.code == code
    assert len(endpoint.asked) == 1, "one failure ends the round"


def test_a_model_that_is_away_is_a_failure() -> None:
    answer = ModelJudge("http://127.0.0.1:9/v1", "k").judge([asked("A.", "B.")])
    assert isinstance(answer, Failure)
    assert answer.code == "model-unreachable"


def test_a_slow_model_is_a_failure_and_what_it_scored_is_kept(endpoint: Endpoint) -> None:
    endpoint.wait = 0.2
    judge = ModelJudge(endpoint.url, "k", patience=0.1)
    answer = judge.judge([asked("One.", "S."), asked("Two.", "S.")])
    assert isinstance(answer, Failure)
    assert answer.code == "model-slow"
    assert not isinstance(judge.judge([asked("One.", "S.")]), Failure)
    assert len(endpoint.asked) == 1


def test_no_sentences_need_no_model() -> None:
    assert ModelJudge("http://127.0.0.1:9/v1", "k").judge([]) == ()


def test_vendors_without_log_probabilities_and_missing_keys_give_no_judge(tmp_path: Path) -> None:
    for setting, key in (("anthropic:name", ""), ("", ""), ("openai:", ""), ("openai:name", str(tmp_path / "none"))):
        assert isinstance(endpoint_judge(setting, key_file=key), Failure), setting
    assert isinstance(endpoint_judge("openai:name", base_url="http://127.0.0.1:9/v1"), ModelJudge)
