"""Variants on the whole desk over real HTTP: other lengths, plain language, German; each checked by itself, shown
beside its Report and gone with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from standfirst.desk.ports import Tools
from standfirst.settings import ModelEntry, Settings
from standfirst.store.models import Report, ReportVariant, Revision, UsageDay, Work
from standfirst.store.reports import withdraw
from standfirst.store.work import AGAIN
from standfirst.writers import WritersDesk
from tests.adapters_llm.moody_server import MoodyServer, honest
from tests.desk.town import MORNING, Town, hurry, make_desk, make_tools, run_until_quiet
from tests.hearing import capture_logs
from tests.writing.word_by_word import word_by_word

pytestmark = pytest.mark.django_db(transaction=True)


def headline_first(prompt: str) -> dict[str, Any]:
    """The moody server's Report with the fact of its headline first, so that a short one tells it too."""
    told = honest(prompt)
    said = [s for p in told["paragraphs"] for s in p]
    said.sort(key=lambda s: s["evidence"] != told["headline"]["evidence"])
    if "Plain language" in prompt:
        said = [s for s in said if len(s["text"].split()) <= 18]
    return told | {"standfirst": said[1], "paragraphs": [said[i : i + 2] for i in range(0, len(said), 2)]}


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    server = MoodyServer()
    server.translate, server.honest = word_by_word, headline_first
    yield server
    server.close()


def tools_for(town: Town, endpoint: MoodyServer, *also: str) -> Tools:
    entry = ModelEntry(model="openai:stub", base_url=endpoint.url)
    writers = WritersDesk(Settings(models=(entry,), model_tries=1, model_timeout=4.0))
    tools = make_tools(town, writers.writer())
    return replace(
        tools, judge=writers.judge("ProseWriter"), spent=writers.meter.take, translator=writers.translator(),
        options=replace(tools.options, also=also),
    )  # fmt: skip


def body(key: str) -> list[str]:
    paragraphs: list[list[dict[str, Any]]] = ReportVariant.objects.get(key=key).body["draft"]["paragraphs"]
    return [s["text"] for p in paragraphs for s in p]


def beats(tools: Tools, number: int = 14) -> None:
    desk = make_desk(tools)
    for _ in range(number):
        hurry()
        desk.beat()


def test_a_reader_can_choose_among_them_and_so_can_a_program(town: Town, endpoint: MoodyServer) -> None:
    run_until_quiet(make_desk(tools_for(town, endpoint, "brief", "de")))
    report = Report.objects.get()
    assert (report.state, report.writer) == ("published", "writing")
    assert set(ReportVariant.objects.values_list("key", flat=True)) == {"brief", "de"}
    assert 3 <= len(body("brief")) <= 4
    page = Client().get(f"/report/{report.pk}").content.decode()
    for name in ("Short", "Standard", "Deutsch"):
        assert f">{name}</a>" in page
    german = Client().get(f"/report/{report.pk}/as/de").content.decode()
    assert '<html lang="de"' in german
    assert "Translated by AI into German from this desk&#x27;s English report" in german
    assert "berichtete" in german
    assert Client().get(f"/report/{report.pk}/as/nothing").status_code == 404
    told = Client().get(f"/api/reports/{report.pk}").json()
    assert [w["key"] for w in told["ways"]] == ["brief", "", "de"]
    told = Client().get(f"/api/reports/{report.pk}/as/de").json()
    assert (told["way"], told["language"]) == ("de", "de")
    assert all(s["evidence"] for p in told["paragraphs"] for s in p), "a translated sentence opens its source too"
    assert told["boxes"]["figures"] == [], "boxes read English, and the Report's would point at other sentences"
    assert told["changes"] == []
    short = ReportVariant.objects.get(key="brief").body
    texts = {s["text"] for p in short["draft"]["paragraphs"] for s in p} | {short["draft"]["standfirst"]["text"]}
    assert {f["text"] for f in short["boxes"]["figures"]} <= texts
    assert Client().get(f"/api/reports/{report.pk}/as/fr").status_code == 404
    assert UsageDay.objects.get(model="openai:stub").calls == len(endpoint.prompts)


def test_plain_language_is_short_sentences_or_nothing(town: Town, endpoint: MoodyServer) -> None:
    run_until_quiet(make_desk(tools_for(town, endpoint, "plain")))
    assert any("Plain language, for people who find reading hard" in p for p in endpoint.prompts)
    assert ReportVariant.objects.get().key == "plain"
    assert all(len(text.split()) <= 18 for text in body("plain"))


def test_what_is_not_plain_is_not_called_so(town: Town, endpoint: MoodyServer) -> None:
    endpoint.honest = honest
    with capture_logs() as logs:
        run_until_quiet(make_desk(tools_for(town, endpoint, "plain")))
    assert not ReportVariant.objects.exists()
    assert [e["key"] for e in logs if e["event"] == "variant.none"] == ["plain"]


def test_variants_go_with_their_revision_and_with_a_withdrawal(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint, "brief", "de")
    run_until_quiet(make_desk(tools))
    report = Report.objects.get()
    assert ReportVariant.objects.filter(revision=1).exists()
    before = Revision.objects.count()
    town.clock.move(minutes=6)
    town.print_evening()
    run_until_quiet(make_desk(tools))
    assert Revision.objects.count() == before + 1
    assert set(ReportVariant.objects.values_list("revision", flat=True)) == {2}
    assert withdraw(report.pk, "wrong", MORNING)
    assert not ReportVariant.objects.exists()
    assert Client().get(f"/report/{report.pk}/as/de").status_code == 410


def test_no_translation_is_published_unread(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint, "de")
    beats(replace(tools, judge=None))
    assert Report.objects.get().state == "published"
    assert not ReportVariant.objects.exists()
    assert not Work.objects.filter(step="also").exists(), "without a judge there is nothing to wait for"


def test_a_judge_that_is_away_is_waited_for(town: Town, endpoint: MoodyServer) -> None:
    endpoint.judge_mood = "down"
    tools = tools_for(town, endpoint, "de")
    beats(tools)
    assert not ReportVariant.objects.exists()
    assert Work.objects.get(step="also").version == AGAIN
    endpoint.judge_mood = ""
    tools.judge._rests.clear()  # type: ignore[union-attr]
    run_until_quiet(make_desk(tools))
    assert ReportVariant.objects.get().key == "de"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: word_by_word(text).replace("212", "221"),
        lambda text: f"„{word_by_word(text)}“",
        lambda text: "Was auch immer.",
        lambda text: text.replace('"', ""),
        lambda text: word_by_word(text).replace("Norrvik", "Nordwik"),
    ],
)
def test_a_translation_that_drifts_loses_the_sentence_or_is_none(town: Town, endpoint: MoodyServer, spoil: Any) -> None:
    endpoint.translate = spoil
    beats(tools_for(town, endpoint, "de"))
    words = " ".join(body("de")) if ReportVariant.objects.exists() else ""
    assert not any(wrong in words for wrong in ("221", "„", "Was auch immer", "Nordwik", "the ferry"))
    assert Report.objects.get().state == "published"


def test_code_alone_writes_other_lengths_and_says_so(town: Town) -> None:
    tools = make_tools(town)
    run_until_quiet(make_desk(replace(tools, options=replace(tools.options, also=("brief", "plain", "de")))))
    assert ReportVariant.objects.get().key == "brief"
    assert len(body("brief")) <= 4
    assert ReportVariant.objects.get().body["label"].startswith("Assembled without AI")
