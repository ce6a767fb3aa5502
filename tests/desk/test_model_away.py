"""The whole desk over a real endpoint that is down, slow and talks garbage in turn, then well: readers read on, nothing
is lost, and what waited is written by importance."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.adapters.llm import ModelChooser
from standfirst.desk.ports import Tools
from standfirst.domain.spending import Price, SpendingLimits
from standfirst.domain.trend import importance
from standfirst.settings import ModelEntry, Settings
from standfirst.store.models import Article, Correction, Report, Revision, StoryUsage, TrendRow, UsageDay, Work
from standfirst.store.trends import load_trend
from standfirst.store.work import AGAIN, NewWork, add_work, reorder_again
from standfirst.testing.writer import ScriptedChooser
from standfirst.web import pool
from standfirst.write import ChoosingWriter
from standfirst.writers import WritersDesk
from tests.adapters_llm.moody_server import MoodyServer
from tests.desk.town import Town, hurry, make_desk, make_tools, run_until_quiet
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "sk-harbour-lamp-90210"
TRAM = (
    "A tram left its rails in Dalmark on Tuesday morning, the transport company Vesta said. Nobody was hurt.",
    "The tram line 4 in Dalmark stays closed until Thursday. Buses take the place of the Dalmark trams.",
    "Vesta said it would check the rails of the Dalmark tram line by Wednesday evening.",
)
TRAM_TOO = (
    "A tram of the company Vesta ran off its rails in Dalmark on Tuesday, the fire brigade said.",
    "The fire brigade of Dalmark lifted the tram with two cranes at noon on Tuesday, its chief Ada Holm said.",
    "Forty people were on the Dalmark tram, and all of them left it unhurt, the fire brigade said.",
)


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    server = MoodyServer()
    yield server
    server.close()


@pytest.fixture
def town(db: None) -> Town:
    """Three owners tell of a ferry, two of a tram."""
    town = Town()
    town.open()
    town.print_ferry()
    town.article("gazette", "tram", "Tram leaves its rails in Dalmark", TRAM, hour=8)
    town.article("wire", "tram", "Tram off the rails in Dalmark", TRAM_TOO, hour=9)
    return town


def tools_for(town: Town, endpoint: MoodyServer, **more: Any) -> Tools:
    """The production writer over the endpoint: one try, two seconds of patience."""
    entry = ModelEntry(model="openai:stub", base_url=endpoint.url)
    writers = WritersDesk(Settings(models=(entry,), model_tries=1, model_timeout=2.0))
    return replace(make_tools(town, writers.writer()), spent=writers.meter.take, **more)


def awake(tools: Tools) -> None:
    """Let every rest of the models be over."""
    for line in tools.writer._model._lines:  # type: ignore[attr-defined]
        line.rests_until = 0.0


def beats(tools: Tools, number: int = 14) -> None:
    desk = make_desk(tools)
    for _ in range(number):
        hurry()
        desk.beat()


def story(of: str) -> str:
    return Article.objects.get(url=f"https://gazette.example/{of}").story_id or ""


def rank(story_id: str) -> float:
    trend = load_trend(story_id)
    return importance(trend) if trend else 0.0


@pytest.mark.parametrize("mood", ["down", "slow", "garbage", "refuses-key"])
def test_readers_read_on_nothing_is_lost_and_it_catches_up(town: Town, endpoint: MoodyServer, mood: str) -> None:
    endpoint.mood, endpoint.slow = mood, 3.0
    tools = tools_for(town, endpoint)
    beats(tools)
    ferry, tram = story("ferry"), story("tram")
    assert set(Report.objects.values_list("story_id", "state", "writer")) == {
        (ferry, "published", "model-free"), (tram, "published", "model-free"),
    }  # fmt: skip
    pool.forget_pool()
    for path in ("/", f"/story/{ferry}", f"/report/{Report.objects.get(story_id=tram).pk}", "/healthz"):
        assert Client().get(path).status_code in (200, 503 if path == "/healthz" else 200), path
    waiting = dict(Work.objects.filter(step="report").values_list("key", "version"))
    assert waiting == {ferry: AGAIN, tram: AGAIN}
    asked = len(endpoint.prompts)
    beats(tools, 3)
    if mood in ("down", "slow", "refuses-key"):
        assert len(endpoint.prompts) == asked, "a resting model is left alone"
    assert not Work.objects.filter(dead=True).exists()
    endpoint.mood = "well"
    endpoint.prompts.clear()
    awake(tools)
    run_until_quiet(make_desk(tools))
    assert set(Report.objects.values_list("story_id", "writer")) == {(ferry, "writing"), (tram, "writing")}
    assert not Correction.objects.exists(), "other words over the same sources correct nothing"
    assert rank(ferry) > rank(tram)
    assert ["Norrvik" in p for p in endpoint.prompts][:1] == [True], "the more important story goes first"
    assert "Dalmark" in endpoint.prompts[-1]
    usage = UsageDay.objects.get(model="openai:stub")
    assert usage.failures >= 1
    assert usage.calls >= usage.failures + 2
    assert StoryUsage.objects.get(story_id=ferry).odd_answers == 0


def test_the_order_follows_the_newest_scores_not_the_order_of_the_rows(town: Town, endpoint: MoodyServer) -> None:
    endpoint.mood = "down"
    tools = tools_for(town, endpoint)
    beats(tools)
    ferry, tram = story("ferry"), story("tram")
    before = dict(Work.objects.filter(step="report").values_list("key", "priority"))
    assert before[ferry] > before[tram]
    reorder_again("report", {tram: before[ferry] + 1})  # as the trend step does when more owners tell of the tram
    endpoint.mood = "well"
    endpoint.prompts.clear()
    awake(tools)
    run_until_quiet(make_desk(tools))
    assert "Dalmark" in endpoint.prompts[0]
    assert Report.objects.filter(writer="writing").count() == 2
    assert {ferry, tram} == set(Report.objects.values_list("story_id", flat=True))


def test_all_that_wait_are_due_at_one_moment_and_the_rest_decides_when(town: Town, endpoint: MoodyServer) -> None:
    endpoint.busy, endpoint.retry_after = 99, "1200"
    tools = tools_for(town, endpoint)
    beats(tools, 12)
    add_work([NewWork(step="report", key=story(of)) for of in ("ferry", "tram")])
    hurry()
    make_desk(tools).beat()
    due = set(Work.objects.filter(step="report", version=AGAIN).values_list("due_at", flat=True))
    assert max(due) - min(due) <= timedelta(seconds=5)
    assert 1100 < (max(due) - datetime.now(UTC)).total_seconds() < 1206


def test_with_sources_only_readers_wait_for_the_model(town: Town, endpoint: MoodyServer) -> None:
    endpoint.mood = "down"
    tools = tools_for(town, endpoint, stopgap=None)
    beats(tools)
    assert set(Report.objects.values_list("state", flat=True)) == {"sources-only"}
    page = Client().get(f"/story/{story('ferry')}").content.decode()
    assert "The model is away" in page
    assert endpoint.url not in page
    endpoint.mood = "well"
    awake(tools)
    run_until_quiet(make_desk(tools))
    assert set(Report.objects.values_list("writer", flat=True)) == {"writing"}


def test_a_model_that_never_talks_sense_is_given_up_story_by_story(town: Town, endpoint: MoodyServer) -> None:
    endpoint.mood = "garbage"
    tools = tools_for(town, endpoint)
    for _ in range(30):
        awake(tools)
        for line in tools.writer._model._lines:  # type: ignore[attr-defined]
            line.odd = 0  # each answer about its question alone
        beats(tools, 1)
    assert not Work.objects.exists()
    assert set(Report.objects.values_list("writer", flat=True)) == {"model-free"}
    assert set(StoryUsage.objects.values_list("odd_answers", flat=True)) == {4}


def test_what_a_model_wrote_stands_while_it_is_away(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint)
    run_until_quiet(make_desk(tools))
    before = Revision.objects.count()
    endpoint.mood = "down"
    town.clock.move(hours=5)
    town.print_evening()
    beats(tools)
    assert Revision.objects.count() == before
    assert Report.objects.get(story_id=story("ferry")).writer == "writing"
    assert Work.objects.get(step="report").version == AGAIN


def test_a_days_budget_in_tokens_leaves_stories_due(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint)
    tight = replace(tools.options, limits=SpendingLimits(tokens_per_day=7000))
    tools = replace(tools, options=tight)
    beats(tools)
    written = dict(Report.objects.values_list("story_id", "writer"))
    assert written == {story("ferry"): "writing", story("tram"): "model-free"}
    assert Work.objects.get(step="report").key == story("tram")
    UsageDay.objects.update(day=datetime.now(UTC).date() - timedelta(days=1))  # tomorrow
    run_until_quiet(make_desk(tools))
    assert set(Report.objects.values_list("writer", flat=True)) == {"writing"}


def test_a_days_budget_in_money_leaves_stories_due(town: Town, endpoint: MoodyServer) -> None:
    price = Price(tokens_in=100.0, tokens_out=1000.0)  # .09 + .30 a call here; about 1.95 reckoned for a writing
    tools = tools_for(town, endpoint)
    options = replace(
        tools.options, prices={"openai:stub": price}, first_price=price, limits=SpendingLimits(money_per_day=2.0)
    )
    beats(replace(tools, options=options))
    assert UsageDay.objects.get(model="openai:stub").millionths >= 390_000
    assert Report.objects.filter(writer="writing").count() == 1
    assert Work.objects.filter(step="report", version=AGAIN).count() == 1


def test_a_story_that_had_its_share_is_written_by_code_and_done(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint)
    options = replace(tools.options, limits=SpendingLimits(tokens_per_story=6500))
    tools = replace(tools, options=options)
    run_until_quiet(make_desk(tools))
    assert set(Report.objects.values_list("writer", flat=True)) == {"writing"}
    town.clock.move(hours=5)
    town.print_evening()
    asked = len(endpoint.prompts)
    run_until_quiet(make_desk(tools))
    assert len(endpoint.prompts) == asked
    assert Report.objects.get(story_id=story("ferry")).writer == "model-free"
    assert Report.objects.get(story_id=story("tram")).writer == "writing"


def test_no_page_and_no_log_shows_the_key(
    town: Town, endpoint: MoodyServer, tmp_path: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "key").chmod(0o600)
    entry = ModelEntry(model="openai:stub", base_url=endpoint.url, key_file=str(tmp_path / "key"))
    writers = WritersDesk(Settings(models=(entry,), model_tries=1))
    tools = replace(
        make_tools(town, writers.writer()), spent=writers.meter.take, stopgap=None, judge=writers.judge("ProseWriter")
    )
    seen = ""
    with capture_logs() as logs:
        for mood in ("refuses-key", "repeats-key", "garbage"):
            endpoint.mood = mood
            awake(tools)
            beats(tools, 10)
            seen += Client().get(f"/story/{story('ferry')}").content.decode() + Client().get("/").content.decode()
    assert any(f"Bearer {KEY}" in headers for headers in endpoint.headers)
    stored = (
        str(list(Report.objects.values())) + str(list(Work.objects.values())) + str(list(TrendRow.objects.values()))
    )
    out = capfd.readouterr()
    assert KEY not in seen + stored + str(logs) + out.out + out.err


def test_one_trouble_after_the_other_and_then_well(town: Town, endpoint: MoodyServer) -> None:
    tools = tools_for(town, endpoint)
    endpoint.slow = 3.0
    for mood in ("down", "slow", "garbage"):
        endpoint.mood = mood
        awake(tools)
        beats(tools, 8)
        assert Client().get("/").status_code == 200
        assert set(Report.objects.values_list("state", flat=True)) == {"published"}
        assert Work.objects.filter(step="report", version=AGAIN, dead=False).count() == 2, mood
    endpoint.mood = "well"
    awake(tools)
    run_until_quiet(make_desk(tools))
    assert set(Report.objects.values_list("writer", flat=True)) == {"writing"}


def test_a_chooser_that_is_away_leaves_codes_page_and_the_story_due(town: Town) -> None:
    away = ChoosingWriter(ModelChooser("http://127.0.0.1:9/v1", "k"))
    beats(make_tools(town, away))
    assert set(Report.objects.values_list("state", "writer")) == {("published", "model-free")}
    assert set(Work.objects.filter(step="report").values_list("version", flat=True)) == {AGAIN}
    run_until_quiet(make_desk(make_tools(town, ChoosingWriter(ScriptedChooser()))))
    assert set(Report.objects.values_list("writer", flat=True)) == {"choosing"}
