"""The web server as ``standfirst run`` starts it, and what it costs."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from standfirst.supervise import free_port


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server; its process is the leader of a group of its own."""

    port: int
    group: int

    def cpu_seconds(self) -> float:
        """User and system time of the whole group so far (Linux: /proc)."""
        return sum(_cpu_of(p) for p in _members(self.group))


@contextmanager
def web_server(data: Path, *, workers: int) -> Iterator[Server]:
    """Granian on a free port with the command line of ``standfirst run``; ended with the block."""
    port = free_port()
    environment = {
        **os.environ, "STANDFIRST_DATA": str(data), "STANDFIRST_PORT": str(port),
        "STANDFIRST_WEB_WORKERS": str(workers), "STANDFIRST_ADDRESS": f"http://127.0.0.1:{port}",
    }  # fmt: skip
    started = subprocess.Popen([sys.executable, "-m", "benchmarks.serving"], env=environment, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/about")
        yield Server(port=port, group=started.pid)
    finally:
        started.terminate()
        try:
            started.wait(8)
        finally:
            _end_group(started.pid)


def wait_for(url: str) -> None:
    """Until something answers there, 20 seconds at most."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the web server did not come up")


def _end_group(group: int) -> None:
    try:
        os.killpg(group, 9)
    except ProcessLookupError:
        return


def _members(group: int) -> list[Path]:
    return [p for p in Path("/proc").glob("[0-9]*") if _group_of(p) == group]


def _group_of(process: Path) -> int:
    fields = _stat(process)
    return int(fields[2]) if fields else -1


def _cpu_of(process: Path) -> float:
    fields = _stat(process)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _stat(process: Path) -> list[str]:
    try:
        return (process / "stat").read_text().rpartition(") ")[2].split()
    except OSError:  # it ended meanwhile
        return []


if __name__ == "__main__":
    from standfirst.cli.run import _web_program
    from standfirst.wiring import setup_django

    command = list(_web_program(setup_django()).command)
    os.execv(command[0], command)
