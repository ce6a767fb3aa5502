"""``standfirst run`` refuses what is unsafe; the supervisor starts again what dies and stops in time."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standfirst.settings import Settings
from standfirst.supervise import be_nice
from tests.cli.conftest import Command

RUNS = """
import sys
from standfirst.supervise import Program, keep_running
folder = sys.argv[1]
brief = Program(name="brief", command=[sys.executable, "-c", f"open({folder!r} + '/starts', 'a').write('x')"])
ignore = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
stubborn = ignore + "; open(%r, 'w').write('up'); time.sleep(60)"
deaf = Program(name="deaf", command=[sys.executable, "-c", stubborn % (folder + '/deaf')])
sys.exit(keep_running([brief, deaf], lambda: None))
"""


def test_a_public_address_needs_somebody_who_answers_for_it(command: Command) -> None:
    done = command("run", "--no-model", "--port", "18998", STANDFIRST_BIND="0.0.0.0", STANDFIRST_ALLOW_LOOPBACK="false")
    assert done.returncode == 1
    for word in ("operator", "STANDFIRST_IMPRINT", "STANDFIRST_CONTACT"):
        assert word in done.stderr


def test_an_operator_alone_is_not_enough_and_loopback_sources_are_too_much(command: Command) -> None:
    done = command("run", "--no-model", "--port", "18998", STANDFIRST_BIND="0.0.0.0",
                   STANDFIRST_IMPRINT="A", STANDFIRST_CONTACT="a@b.example")  # fmt: skip
    assert done.returncode == 1
    assert "operator" in done.stderr
    assert "STANDFIRST_ALLOW_LOOPBACK" in done.stderr
    assert "STANDFIRST_IMPRINT" not in done.stderr


def test_the_address_follows_the_port_until_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDFIRST_ADDRESS", raising=False)
    monkeypatch.setenv("STANDFIRST_PORT", "8123")
    assert Settings().address == "http://localhost:8123"
    monkeypatch.setenv("STANDFIRST_ADDRESS", "https://news.example")
    assert Settings().address == "https://news.example"


def test_a_taken_port_is_said_with_another_to_try(command: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("run", "--no-model", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert f"--port {port + 1}" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_dies_is_started_again_and_what_will_not_end_is_ended_within_five_seconds(
    tmp_path: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen([sys.executable, "-c", RUNS, str(tmp_path)], env=os.environ, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not (tmp_path / "deaf").exists() or len((tmp_path / "starts").read_text()) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    started = time.monotonic()
    process.send_signal(number)
    assert process.wait(10) == 0
    assert time.monotonic() - started < 5.5
    starts = (tmp_path / "starts").read_text()
    time.sleep(1.2)
    assert (tmp_path / "starts").read_text() == starts  # nobody was left to start it again


def test_the_doctor_says_no_by_its_exit_status(command: Command) -> None:
    well = command("doctor", "--json")
    assert well.returncode == 0, well.stdout
    bad = command("doctor", "--json", STANDFIRST_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert bad.returncode == 1


def test_a_nice_program_gives_way_to_other_sessions_too() -> None:
    told = "import os; print(os.nice(0)); print(open('/proc/self/autogroup').read())"
    with_autogroup = told if Path("/proc/self/autogroup").exists() else "import os; print(os.nice(0)); print('nice 3')"
    done = subprocess.run(
        [sys.executable, "-c", with_autogroup],
        start_new_session=True,
        preexec_fn=lambda: be_nice(3),
        capture_output=True,
        text=True,
        check=True,
    )
    niceness, group = done.stdout.split("\n", 1)
    assert int(niceness) == os.nice(0) + 3
    assert group.split()[-1] == "3"
