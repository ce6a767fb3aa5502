"""The dispatcher: batches that fail, tasks that die, what is picked up again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from standfirst.collect.ports import FetchedPage, FetchRequest
from standfirst.desk import dispatch
from standfirst.desk.dispatch import Dispatcher, run_batch
from standfirst.desk.line import LINE, STEPS
from standfirst.desk.ports import Tools
from standfirst.domain.errors import Failure
from standfirst.store.models import Article, DeskSetting, Feed, Item, Story, TrendRow, Work
from standfirst.store.work import NewWork, Task, add_work, finish_work, lease_work, revive, waiting_counts
from tests.desk.town import GAZETTE, Town, hurry, make_desk, make_tools, poll, run_until_quiet

pytestmark = pytest.mark.django_db


class Sieve:
    """A Step's run that notes each call and fails whenever a bad key is in the batch."""

    def __init__(self, *bad: str) -> None:
        self.bad, self.calls = set(bad), []

    def __call__(self, tools: Tools, tasks: Sequence[Task]) -> None:
        self.calls.append([t.key for t in tasks])
        if self.bad & {t.key for t in tasks}:
            raise ValueError("a bad one")
        finish_work(tasks)


def with_step(monkeypatch: pytest.MonkeyPatch, name: str, run: Any) -> None:
    step = replace(STEPS[name], run=run)
    monkeypatch.setitem(dispatch.STEPS, name, step)


def lease(name: str = "trend", attempts: int = 1) -> list[Task]:
    hurry()
    tasks = lease_work(name, 50, 60.0)
    assert all(t.attempts == attempts for t in tasks)
    return tasks


def test_a_batch_that_fails_is_tried_one_by_one_so_that_one_bad_task_stops_no_other(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sieve = Sieve("b")
    with_step(monkeypatch, "trend", sieve)
    add_work(NewWork(step="trend", key=k) for k in "abc")
    run_batch(make_tools(town), "trend", lease())
    assert sieve.calls == [["a", "b", "c"], ["a"], ["b"], ["c"]]
    left = Work.objects.get()
    assert (left.key, left.dead, left.leased_until, left.attempts) == ("b", False, None, 1)
    assert "a bad one" in left.error


def test_after_its_attempts_a_task_is_a_dead_letter_and_can_be_revived(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sieve = Sieve("b")
    with_step(monkeypatch, "trend", sieve)
    tools = make_tools(town)
    add_work([NewWork(step="trend", key="b")])
    for attempt in range(1, STEPS["trend"].attempts + 1):
        assert waiting_counts() == {"trend": (1, 0)}
        run_batch(tools, "trend", lease(attempts=attempt))
    assert waiting_counts() == {"trend": (0, 1)}
    assert lease() == []

    assert revive(Work.objects.get().pk)
    sieve.bad.clear()
    run_batch(tools, "trend", lease())
    assert not Work.objects.exists()


def test_a_batch_that_comes_a_second_time_does_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    sieve = Sieve()
    with_step(monkeypatch, "trend", sieve)
    add_work(NewWork(step="trend", key=k) for k in "ab")
    tasks = lease()
    run_batch(make_tools(town), "trend", tasks)
    run_batch(make_tools(town), "trend", tasks)
    assert len(sieve.calls) == 1


class Crowded:
    """An engine that never gets anything done."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, list[Task]]] = []

    def start(self, run: Any) -> None: ...

    def submit(self, step: str, tasks: Sequence[Task]) -> None:
        self.taken.append((step, list(tasks)))

    def in_flight(self, step: str) -> int:
        return sum(s == step for s, _ in self.taken)

    def purge(self) -> int:
        return 0

    def stop(self) -> None: ...


def test_no_more_batches_are_handed_over_than_the_engine_can_soon_run(town: Town) -> None:
    add_work(NewWork(step="trend", key=str(n)) for n in range(600))
    engine = Crowded()
    desk = Dispatcher(make_tools(town), engine)
    for _ in range(3):
        desk.beat()
    step = STEPS["trend"]
    assert [len(t) for s, t in engine.taken if s == "trend"] == [step.batch] * (step.workers + 2)
    assert Work.objects.filter(leased_until=None).count() == 600 - step.batch * (step.workers + 2)


def test_an_order_that_matters_has_one_worker() -> None:
    assert [s.name for s in LINE] == [
        "fetch",
        "extract",
        "place",
        "listen",
        "trend",
        "report",
        "also",
        "digest",
        "alert",
    ]
    assert STEPS["place"].workers == 1


def test_the_desk_leaves_a_heartbeat_with_both_times(town: Town) -> None:
    make_desk(make_tools(town)).beat()
    beat = DeskSetting.objects.get(key="heartbeat").value
    assert beat["news"] == town.clock().isoformat()
    assert beat["real"] > beat["news"]


def test_scores_are_taken_again_as_news_time_passes(town: Town) -> None:
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    before = {r.story_id: r.score for r in TrendRow.objects.all()}
    town.clock.move(hours=6)
    desk._last.clear()  # five real seconds later
    run_until_quiet(desk)
    after = {r.story_id: r.score for r in TrendRow.objects.all()}
    assert max(before.values()) > max(after.values())


def test_a_page_that_is_away_for_a_moment_is_read_later_and_nothing_else_waits_for_it(town: Town) -> None:
    url = "https://wire.example/ferry"
    good = town.web._pages[url]
    town.web.fail(url, Failure(code="timeout", detail="asleep"))
    desk = make_desk(make_tools(town))
    for _ in range(2):
        desk.beat()
    assert Article.objects.count() == 4
    assert "asleep" in Work.objects.get(step="extract").error
    assert isinstance(good, FetchedPage)
    town.web._pages[url] = good
    run_until_quiet(desk)
    assert Article.objects.filter(url=url).exists()


def test_an_item_that_went_while_its_work_waited_is_finished(town: Town) -> None:
    add_work([NewWork(step="extract", key="no-such-item", version="1")])
    run_until_quiet(make_desk(make_tools(town)))
    assert not Work.objects.filter(key="no-such-item").exists()


def test_a_page_that_stays_away_falls_back_on_the_feed_or_leaves_a_note(town: Town) -> None:
    town.web.fail("https://wire.example/ferry", Failure(code="http-404", permanent=True))
    town.web.put("https://post.example/dumplings", "%PDF-1.7", content_type="application/pdf")
    run_until_quiet(make_desk(make_tools(town)))
    assert not Item.objects.filter(outcome="").exists()
    assert Article.objects.get(url="https://wire.example/ferry").text  # the feed carried it whole


def test_a_feed_that_is_gone_is_not_asked_again_and_the_others_are(town: Town) -> None:
    town.web.fail(town.feed_url("wire"), Failure(code="http-410", permanent=True))
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    assert Feed.objects.get(source_id="wire").stopped
    town.web.asked.clear()
    poll()
    run_until_quiet(desk)
    assert town.feed_url("wire") not in town.web.asked
    assert town.feed_url("post") in town.web.asked


def test_a_task_that_kills_the_desk_each_time_does_not_kill_it_for_ever(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sieve = Sieve()
    with_step(monkeypatch, "trend", sieve)
    add_work([NewWork(step="trend", key="poison"), NewWork(step="trend", key="well")])
    for _ in range(dispatch.DEADLY):  # taken, and then the desk was no more
        hurry()
        Work.objects.filter(key="poison").update(leased_until=town.clock() - timedelta(days=900))
        Work.objects.filter(key="well").update(leased_until=None, attempts=0)
        tasks = lease_work("trend", 10, 60.0)
    run_batch(make_tools(town), "trend", tasks)
    assert sieve.calls == [["well"]]
    assert Work.objects.get().dead
    assert Work.objects.get().key == "poison"


def test_only_changed_pages_are_worked_on_again(town: Town) -> None:
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    changes = dict(Story.objects.values_list("id", "changed"))
    town.clock.move(hours=1)
    town.article("gazette", "ferry", "Ferry runs aground off Norrvik", (*GAZETTE, "The tide was high."), hour=9)
    poll()
    run_until_quiet(desk)
    again = dict(Story.objects.values_list("id", "changed"))
    assert [s for s in changes if again[s] != changes[s]] == [Article.objects.get(source_id="gazette").story_id]


class Unreachable:
    """A network that is down."""

    def fetch(self, requests: Sequence[FetchRequest], *, obey_robots: bool) -> list[FetchedPage | Failure]:
        return [Failure(code="connect", detail="no route") for _ in requests]

    def ai_denied(self, url: str) -> str:
        return ""


def test_without_a_network_feeds_back_off_and_nothing_breaks(town: Town) -> None:
    desk = make_desk(replace(make_tools(town), outside=Unreachable()))
    run_until_quiet(desk)
    assert set(Feed.objects.values_list("failures", flat=True)) == {1}
    assert not Feed.objects.exclude(last_error="connect: no route").exists()
    assert desk.beat() == 0  # they wait
