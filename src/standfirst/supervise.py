"""A small supervisor: starts the desk's processes, starts again what dies, stops everything with one signal."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

log = structlog.get_logger("standfirst.run")

_PR_SET_PDEATHSIG = 1
_LONGEST_BACK_OFF = 30.0
_STOP_WITHIN = 3.5  # seconds before a child that will not end is killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One process to keep running."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    nice: int = 0


class _Child:
    def __init__(self, program: Program) -> None:
        self.program, self.deaths, self.next_start = program, 0, 0.0
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own command lines
            list(self.program.command),
            env={**os.environ, **self.program.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C goes to the supervisor alone
            preexec_fn=_dies_with_parent(self.program.nice),
        )

    def look(self) -> None:
        """Start again what died, with a back-off that a minute of life resets."""
        if self.process is None:
            if time.monotonic() >= self.next_start:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        _kill_group(self.process.pid, signal.SIGKILL)  # workers of a killed parent keep serving otherwise
        self.deaths = 1 if time.monotonic() - self.started > 60 else self.deaths + 1
        wait = min(2.0 ** (self.deaths - 1), _LONGEST_BACK_OFF)
        log.warning("process.died", name=self.program.name, status=code, again_in=wait)
        self.process, self.next_start = None, time.monotonic() + wait


def keep_running(programs: Sequence[Program], every_second: Callable[[], None]) -> int:
    """Run ``programs`` until INT or TERM, calling ``every_second`` in between; the exit status."""
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda got, _frame: stopping.append(got))
    children = [_Child(p) for p in programs]
    try:
        while not stopping:
            for child in children:
                child.look()
            every_second()
            _nap(stopping)
    finally:
        _stop_all(children)
    return 0


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there; asked without SO_REUSEPORT, which would let two servers share it silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A loopback port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def python_module(name: str, *arguments: str) -> list[str]:
    """The command line that runs a module in this interpreter."""
    return [sys.executable, "-m", name, *arguments]


def _nap(stopping: list[int]) -> None:
    for _ in range(10):
        if not stopping:
            time.sleep(0.1)


def _stop_all(children: Sequence[_Child]) -> None:
    alive = [c.process for c in children if c.process is not None and c.process.poll() is None]
    for process in alive:
        process.terminate()
    deadline = time.monotonic() + _STOP_WITHIN
    for process in alive:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("process.killed", pid=process.pid)
        _kill_group(process.pid, signal.SIGKILL)


def _kill_group(pid: int, number: signal.Signals) -> None:
    try:
        os.killpg(pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _dies_with_parent(nice: int) -> Callable[[], None]:
    library = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

    def before_exec() -> None:
        if library is not None:
            library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if nice:
            be_nice(nice)

    return before_exec


def be_nice(nice: int) -> None:
    """Lower this process's priority against everybody's. Where Linux shares the processor among sessions first
    (``sched_autogroup_enabled``), a process's own niceness counts only within its session: the session's is set too."""
    os.nice(nice)
    with contextlib.suppress(OSError):  # another system, or no such sharing
        Path("/proc/self/autogroup").write_text(str(nice))
