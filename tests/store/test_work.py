from datetime import UTC, datetime, timedelta

import pytest

from standfirst.store.models import Work
from standfirst.store.work import (
    AGAIN,
    ASKED,
    NewWork,
    add_work,
    do_again,
    fail_work,
    finish_earlier,
    finish_work,
    lease_work,
    postpone,
    release_leases,
    reorder_again,
    revive,
    still_to_do,
    waiting_counts,
)

pytestmark = pytest.mark.django_db


def test_the_same_work_is_written_once() -> None:
    add_work([NewWork(step="extract", key="a", version="1"), NewWork(step="extract", key="a", version="1")])
    add_work([NewWork(step="extract", key="a", version="1"), NewWork(step="extract", key="a", version="2")])
    assert Work.objects.count() == 2


def test_leased_work_is_nobody_elses_until_the_lease_runs_out() -> None:
    add_work(NewWork(step="extract", key=str(n)) for n in range(5))
    first = lease_work("extract", 3, 60.0)
    assert len(first) == 3
    assert len(lease_work("extract", 5, 60.0)) == 2
    assert lease_work("extract", 5, 60.0) == []
    Work.objects.update(leased_until=datetime.now(UTC) - timedelta(seconds=1))
    again = lease_work("extract", 5, 60.0)
    assert len(again) == 5
    assert {t.attempts for t in again} == {2}


def test_what_matters_more_goes_first() -> None:
    add_work([NewWork(step="report", key="small", priority=0.1), NewWork(step="report", key="big", priority=9.0)])
    assert [t.key for t in lease_work("report", 1, 60.0)] == ["big"]


def test_a_finished_task_is_no_longer_to_do_and_a_second_run_finds_nothing() -> None:
    add_work([NewWork(step="place", key="a"), NewWork(step="place", key="b")])
    tasks = lease_work("place", 2, 60.0)
    finish_work(tasks[:1])
    assert still_to_do(tasks) == tasks[1:]


def test_a_task_that_fails_waits_and_dies_after_its_attempts_and_can_be_revived() -> None:
    add_work([NewWork(step="extract", key="a")])
    task = lease_work("extract", 1, 60.0)[0]
    assert fail_work(task, "page not ready", attempts=2) is False
    assert lease_work("extract", 1, 60.0) == []  # it waits out its back-off
    Work.objects.update(due_at=datetime.now(UTC))
    task = lease_work("extract", 1, 60.0)[0]
    assert fail_work(task, "page not ready", attempts=2) is True
    assert waiting_counts() == {"extract": (0, 1)}
    assert revive(task.id) is True
    assert [t.attempts for t in lease_work("extract", 1, 60.0)] == [1]


def test_postponing_counts_no_attempt() -> None:
    add_work([NewWork(step="report", key="a")])
    postpone(lease_work("report", 1, 60.0)[0], 0.0)
    assert [t.attempts for t in lease_work("report", 1, 60.0)] == [1]


def test_a_new_desk_takes_over_what_a_dead_one_had_leased() -> None:
    add_work([NewWork(step="extract", key="a")])
    lease_work("extract", 1, 600.0)
    assert release_leases() == 1
    assert len(lease_work("extract", 1, 60.0)) == 1


def test_a_story_that_waits_again_is_one_row_and_a_persons_wish_stays_itself() -> None:
    add_work([NewWork(step="report", key="s"), NewWork(step="report", key="s", version=f"{ASKED}7", priority=1e6)])
    at = datetime.now(UTC) + timedelta(minutes=5)
    do_again(lease_work("report", 9, 60.0), at, 2.5)
    add_work([NewWork(step="report", key="s")])
    do_again(lease_work("report", 9, 60.0), at, 3.5)
    rows = dict(Work.objects.values_list("version", "priority"))
    assert rows == {AGAIN: 3.5, f"{ASKED}7": 1e6}
    assert set(Work.objects.values_list("due_at", "leased_until", "attempts")) == {(at, None, 0)}
    reorder_again("report", {"s": 9.0, "other": 1.0})
    assert dict(Work.objects.values_list("version", "priority")) == {AGAIN: 9.0, f"{ASKED}7": 1e6}


def test_what_a_saved_report_holds_waits_no_more() -> None:
    add_work(NewWork(step="report", key="s", version=v) for v in ("", AGAIN, f"{ASKED}7"))
    add_work([NewWork(step="report", key="other"), NewWork(step="trend", key="s")])
    (task,) = [t for t in lease_work("report", 9, 60.0) if (t.key, t.version) == ("s", AGAIN)]
    finish_earlier("report", "s", [task])
    assert set(Work.objects.values_list("step", "key", "version")) == {
        ("report", "s", AGAIN), ("report", "s", f"{ASKED}7"), ("report", "other", ""), ("trend", "s", ""),
    }  # fmt: skip
