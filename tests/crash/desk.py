"""A desk process of its own data folder, seen from outside: through its database file."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from standfirst.sample import SampleSites
from tests.crash.desk_process import END
from tests.crash.small_world import small_world


class Sites:
    """The world's sites; what is out ends at ``out_until``, a share of the four days."""

    def __init__(self) -> None:
        self.world = small_world()
        self.moment: datetime = self.world.start
        self.running = SampleSites(self.world, lambda: self.moment, 0).start()

    def out_until(self, share: float) -> None:
        self.moment = self.world.start + (END - self.world.start) * share

    def stop(self) -> None:
        self.running.stop()


class Desk:
    """Starts, kills and looks into one desk."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        data.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("STANDFIRST_", "DBOS_"))}
        self.environment = kept | {
            "STANDFIRST_DATA": str(data), "STANDFIRST_ALLOW_LOOPBACK": "true", "STANDFIRST_HOST_DELAY": "0",
            "STANDFIRST_WRITER": "model-free", "STANDFIRST_REWRITE_AFTER": "0", "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1", "DJANGO_SETTINGS_MODULE": "standfirst.web.django_settings",
        }  # fmt: skip
        self.log = data / "desk.log"
        self.pid = 0
        with self.log.open("ab") as log:
            self._nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.crash.desk_process", str(port)],
                env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        assert self._answer() == "ready"

    def start(self, version: str = "1") -> None:
        """Start a desk and wait until it says that it began."""
        begun = self._begun()
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{version}\n")
        self._nursery.stdin.flush()
        self.pid = int(self._answer())
        deadline = time.monotonic() + 60
        while self._begun() == begun:
            assert self.alive(), self.words()
            assert time.monotonic() < deadline, self.words()
            time.sleep(0.02)

    def alive(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return self.pid != 0

    def words(self) -> str:
        """The end of the desk's log."""
        return self.log.read_text(errors="replace")[-3000:]

    def kill(self, number: signal.Signals = signal.SIGKILL, seconds: float = 15.0) -> None:
        """What a power cut does; with TERM what the supervisor does."""
        os.kill(self.pid, number)
        deadline = time.monotonic() + seconds
        while self.alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not self.alive()

    def close(self) -> None:
        """End whatever runs."""
        if self.alive():
            self.kill()
        self._nursery.kill()
        self._nursery.communicate()

    def _begun(self) -> int:
        return self.log.read_bytes().count(b"desk.started")

    def _answer(self) -> str:
        assert self._nursery.stdout is not None
        line = self._nursery.stdout.readline().strip()
        assert line, self.words()
        return line

    def rows(self, query: str, *values: object, file: str = "standfirst.sqlite3") -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.data / file, timeout=20) as db:
            return db.execute(query, values).fetchall()

    def hurry(self) -> None:
        """Let all waiting time be over, but not the one that brings a burst into order."""
        self.rows("update store_work set due_at = '2020-01-01 00:00:00' where dead = 0 and step <> 'place'")
        self.rows("update store_feed set due_at = '2020-01-01 00:00:00' where failures > 0")

    def wait_until_quiet(self, seconds: float, *, still: float = 2.0) -> None:
        """Until every feed was read again and nothing is left to do, for ``still`` seconds on end."""
        deadline, quiet_since = time.monotonic() + seconds, None
        read_after = self.rows("select strftime('%Y-%m-%d %H:%M:%f', 'now')")[0][0]
        while quiet_since is None or time.monotonic() - quiet_since < still:
            assert self.alive(), self.words()
            work = self.rows("select step, key, attempts, error, leased_until from store_work where dead = 0")
            unread = self.rows("select count(*) from store_feed where coalesce(last_fetched_at, '') < ?", read_after)
            quiet = not work and unread[0][0] == 0
            quiet_since = (quiet_since or time.monotonic()) if quiet else None
            assert time.monotonic() < deadline, f"never quiet: {work[:5]} {unread}"
            if not quiet:
                self.hurry()
            time.sleep(0.25)

    def published(self) -> int:
        """How many Reports stand."""
        return int(self.rows("select count(*) from store_report where state = 'published'")[0][0])
