"""A desk is upgraded while its queue is full: all of it is done by the new version, and nothing waits for the old."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.settings import get_settings
from tests.crash.desk import Desk, Sites
from tests.crash.test_kill import check_nothing_lost, check_nothing_twice

pytestmark = [
    pytest.mark.crash,
    pytest.mark.xdist_group("crash"),
    pytest.mark.skipif(bool(get_settings().database_url), reason="the same processes were upgraded on SQLite"),
]

_UNFINISHED = (
    "select application_version, count(*) from workflow_status where status in ('ENQUEUED', 'PENDING') group by 1"
)


@pytest.fixture
def sites() -> Iterator[Sites]:
    sites = Sites()
    sites.out_until(1.0)
    yield sites
    sites.stop()


def fill_queue(desk: Desk) -> int:
    """Let every item be read again three times over; how many rows of work there are."""
    for round_ in range(3):
        desk.rows(
            "insert into store_work (step, key, version, partition, priority, due_at, attempts, dead, error) "
            "select 'extract', id, ?, '', 0, '2020-01-01 00:00:00', 0, 0, '' from store_item",
            f"again-{round_}",
        )
    return int(desk.rows("select count(*) from store_work")[0][0])


@pytest.mark.timeout(200)
def test_an_upgrade_with_a_full_queue_does_everything_and_leaves_nothing_queued(tmp_path: Path, sites: Sites) -> None:
    desk = Desk(tmp_path / "desk", sites.running.port)
    try:
        desk.start("1")
        deadline = time.monotonic() + 30
        while len(desk.rows("select id from store_item")) < len(sites.world.articles):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert fill_queue(desk) >= 300
        deadline = time.monotonic() + 30
        while dict(desk.rows(_UNFINISHED, file="engine.sqlite3")).get("1", 0) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        desk.kill()
        left = dict(desk.rows(_UNFINISHED, file="engine.sqlite3"))
        assert left.get("1", 0) >= 2, "nothing was queued when the desk died"
        assert desk.rows("select count(*) from store_work")[0][0] >= 200
        desk.start("2")
        desk.wait_until_quiet(110)
        check_nothing_lost(desk, sites)
        check_nothing_twice(desk)
        assert "1" not in dict(desk.rows(_UNFINISHED, file="engine.sqlite3"))
        assert desk.published()
    finally:
        desk.close()
