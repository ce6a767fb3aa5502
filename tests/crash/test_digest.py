"""The desk process, on its durable engine, killed while a mail server has it waiting: the digest comes all the same."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adapters_mail.post_office import parts, post_office
from tests.browser.conftest import database

pytestmark = pytest.mark.crash
ROOT = Path(__file__).parent.parent.parent


def run(module: str, *words: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120,
        check=True,
    )  # fmt: skip
    return done.stdout


def start_desk(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "standfirst", "process", "desk"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(happened: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


def test_a_desk_killed_in_the_middle_of_sending_sends_after_its_next_start(tmp_path: Path) -> None:
    with post_office() as office:
        environment = {
            **os.environ, "STANDFIRST_DATA": str(tmp_path), "STANDFIRST_WRITER": "model-free",
            "STANDFIRST_DATABASE_URL": database("digest" + tmp_path.name),
            "STANDFIRST_SMTP_URL": f"smtp://127.0.0.1:{office.port}",
        }  # fmt: skip
        run("tests.browser.town", environment=environment)
        run("tests.browser.letters", "account", environment=environment)
        run("tests.browser.letters", "ask", environment=environment)
        office.slow = 600.0
        desk = start_desk(environment)
        try:
            wait_for(lambda: office.callers > 0)
            os.kill(desk.pid, signal.SIGKILL)
            desk.wait(10)
            assert office.letters == []
            office.slow = 0.0
            if environment["STANDFIRST_DATABASE_URL"]:  # peers may hold leases there; a dead one's end by themselves
                run("tests.browser.letters", "release", environment=environment)
            desk = start_desk(environment)
            wait_for(lambda: len(office.letters) == 1)
            time.sleep(3.0)
        finally:
            desk.kill()
            desk.wait(10)
    (letter,) = office.letters
    assert letter["To"] == "ines@example.org"
    assert "harbour wall" in parts(letter)[0]
