"""The writing writer's whole sequence over real HTTP: one call, the rules, a second call that judges, one repair with
the verdicts of both, a cut, and a Report that is whole or another writer's as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from standfirst.desk.ports import Tools
from standfirst.settings import ModelEntry, Settings
from standfirst.store.models import Report, Revision, UsageDay
from standfirst.writers import WritersDesk
from tests.adapters_llm.moody_server import MoodyServer, honest
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    server = MoodyServer()
    yield server
    server.close()


def tools_for(town: Town, endpoint: MoodyServer) -> Tools:
    entry = ModelEntry(model="openai:stub", base_url=endpoint.url)
    writers = WritersDesk(Settings(models=(entry,), model_tries=1, model_timeout=4.0))
    return replace(
        make_tools(town, writers.writer()), judge=writers.judge("ProseWriter"), spent=writers.meter.take
    )  # fmt: skip


def text() -> str:
    draft = Revision.objects.get().body["draft"]
    body = [s["text"] for paragraph in draft["paragraphs"] for s in paragraph]
    return "\n".join([draft["headline"]["text"], draft["standfirst"]["text"], *body])


def asked(endpoint: MoodyServer) -> list[str]:
    """What each call was: "write", "repair" or "judge"."""
    return [
        "judge" if "Passages:" in p else "repair" if "Your first version broke" in p else "write"
        for p in endpoint.prompts
    ]


def reworded(prompt: str) -> dict[str, Any]:
    """The moody server's Report with one sentence in words of its own, for the judge to read."""
    told = honest(prompt)
    own = {
        "text": "The coast guard said that the ferry, carrying 212 people, ran aground off Norrvik on 12 May 2026.",
        "evidence": ["E1"],
    }
    told["paragraphs"].append([own])
    return told


def test_a_draft_that_stands_takes_two_calls(town: Town, endpoint: MoodyServer) -> None:
    run_until_quiet(make_desk(tools_for(town, endpoint)))
    assert Report.objects.get().writer == "writing"
    assert asked(endpoint)[0] == "write"
    assert set(asked(endpoint)) <= {"write", "judge"}
    assert asked(endpoint).count("judge") <= 1
    assert UsageDay.objects.get(model="openai:stub").calls == len(endpoint.prompts), "every call is counted, once"


def test_a_doubted_sentence_is_repaired_once_with_the_judges_verdict_then_cut(
    town: Town, endpoint: MoodyServer
) -> None:
    endpoint.honest = reworded
    endpoint.doubts = ("the ferry, carrying 212",)
    run_until_quiet(make_desk(tools_for(town, endpoint)))
    assert asked(endpoint).count("repair") == 1
    repair = next(p for p in endpoint.prompts if "Your first version broke" in p)
    assert "judge: every rule lets it pass" in repair
    assert Report.objects.get().writer == "writing"
    assert "the ferry, carrying 212" not in text()


def test_a_judge_that_is_down_leaves_the_rules_and_the_label_says_so(town: Town, endpoint: MoodyServer) -> None:
    endpoint.honest = reworded
    endpoint.judge_mood = "down"
    with capture_logs() as logs:
        run_until_quiet(make_desk(tools_for(town, endpoint)))
    assert Report.objects.get().writer == "writing"
    assert "Checked by rules alone" in Report.objects.get().label
    assert any(e["event"] == "judge.away" for e in logs)


@pytest.mark.parametrize("mood", ["garbage", "slow"])
def test_a_judge_that_talks_garbage_or_sleeps_is_a_judge_that_is_away(
    town: Town, endpoint: MoodyServer, mood: str
) -> None:
    endpoint.honest = reworded
    endpoint.judge_mood, endpoint.slow = mood, 6.0
    run_until_quiet(make_desk(tools_for(town, endpoint)))
    assert Report.objects.get().writer == "writing"
    assert "Checked by rules alone" in Report.objects.get().label


def test_what_is_not_whole_is_another_writers_as_a_whole(town: Town, endpoint: MoodyServer) -> None:
    endpoint.honest = invented
    with capture_logs() as logs:
        run_until_quiet(make_desk(tools_for(town, endpoint)))
    report = Report.objects.get()
    assert (report.state, report.writer) == ("published", "model-free")
    assert "dragons" not in text()
    assert [e["to"] for e in logs if e["event"] == "writing.fell"] == ["model-free"]


def invented(prompt: str) -> dict[str, Any]:
    """Three sentences that stand and four that nobody wrote."""
    told = honest(prompt)
    own = [
        {"text": f"Some {n} dragons were counted over Norrvik on that day.", "evidence": ["E1"]} for n in (5, 6, 7, 8)
    ]
    told["paragraphs"] = [told["paragraphs"][0][:2], told["paragraphs"][1][:1], own]
    return told
