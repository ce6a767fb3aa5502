"""Both engines under the same rules, and what only the durable one can: outlive a process."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from standfirst.desk.dbos_engine import DbosEngine
from standfirst.desk.inline_engine import InlineEngine
from standfirst.settings import get_settings
from standfirst.store.work import Task
from tests.desk.engine_rules import EngineRules, tasks, wait_for


def on_postgres() -> bool:
    return bool(get_settings().database_url)


@pytest.fixture
def engine_url(tmp_path: Path) -> Iterator[str]:
    """An empty database for the engine: a file, or a database of its own on the server under test."""
    if not on_postgres():
        yield f"sqlite:///{tmp_path / 'engine.sqlite3'}"
        return
    import psycopg

    base, name = get_settings().database_url, f"engine_{uuid4().hex[:12]}"
    path, _, query = base.partition("?")
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"create database {name}")  # our own hexadecimal name
    yield f"{path.rpartition('/')[0]}/{name}?{query}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


class TestInline(EngineRules):
    durable = False

    @pytest.fixture
    def engine(self) -> InlineEngine:
        return InlineEngine()

    def test_an_engine_that_was_not_started_takes_nothing(self) -> None:
        with pytest.raises(RuntimeError):
            InlineEngine().submit("extract", tasks("a"))


@pytest.mark.xdist_group("dbos")
class TestDbos(EngineRules):
    @pytest.fixture
    def engine(self, engine_url: str) -> Iterator[DbosEngine]:
        engine = DbosEngine(engine_url)
        yield engine
        engine.stop()


LEAVE_BEHIND = """
import sys, time
from standfirst.wiring import setup_django
setup_django()
from standfirst.desk.dbos_engine import DbosEngine
from standfirst.store.work import Task
url, version, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
engine = DbosEngine(url, version=version)
def hang(step, tasks):
    print("running", flush=True)
    time.sleep(60)
engine.start(hang)
for n in range(count):
    engine.submit("place", [Task(id=n, step="place", key=str(n), version="1", attempts=1)])
time.sleep(60)
"""


def die_with_batches(url: str, version: str, count: int) -> None:
    """A process that is killed while one batch runs and the others wait."""
    process = subprocess.Popen(
        [sys.executable, "-c", LEAVE_BEHIND, url, version, str(count)],
        stdout=subprocess.PIPE, env=os.environ,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"running\n"
    time.sleep(0.5)  # the rest is written down
    process.kill()
    process.wait()


@pytest.mark.xdist_group("dbos")
def test_batches_of_a_dead_process_run_in_the_next_one_and_do_not_confuse_its_count(engine_url: str) -> None:
    die_with_batches(engine_url, "1", 4)
    engine, seen, gate = DbosEngine(engine_url, version="1"), [], []

    def run(step: str, batch: list[Task]) -> None:
        seen.append(batch[0].key)
        if batch[0].key == "new":
            wait_for(lambda: bool(gate))

    engine.start(run)
    try:
        wait_for(lambda: len(seen) >= 4, 30)
        assert sorted(seen) == ["0", "1", "2", "3"]
        assert engine.in_flight("place") == 0
        engine.submit("place", tasks("new", step="place"))
        assert engine.in_flight("place") == 1
        gate.append(1)
        wait_for(lambda: engine.in_flight("place") == 0)
    finally:
        engine.stop()


@pytest.mark.xdist_group("dbos")
def test_batches_of_an_older_version_are_given_up_so_that_their_rows_can_be_leased_again(engine_url: str) -> None:
    from dbos import DBOS

    die_with_batches(engine_url, "1", 300)
    engine, seen = DbosEngine(engine_url, version="2"), []
    engine._given_up_after = 0.0  # on PostgreSQL it waits for desks of the old version to end
    engine.start(lambda step, batch: seen.append(batch[0].key))
    try:
        engine.submit("place", tasks("new", step="place"))
        wait_for(lambda: seen == ["new"])
        wait_for(lambda: engine.in_flight("place") == 0)
        wait_for(lambda: not engine.purge() and not DBOS.list_workflows(status=["ENQUEUED", "PENDING", "DELAYED"]), 20)
        assert seen == ["new"]
    finally:
        engine.stop()
