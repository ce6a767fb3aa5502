"""The proxy's header as the real web server hands it on: what a stranger writes beside it counts for nothing."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.serving import web_server

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A desk behind a proxy on this machine, on SQLite."""
    data = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "DATA": str(data), "DATABASE_URL": "", "ACCOUNTS": "proxy", "PROXY_HEADER": "RemoteUser",
            "PROXY_ADDRESSES": "127.0.0.1",
        }.items():  # fmt: skip
            patch.setenv(f"STANDFIRST_{name}", value)
        prepare = "from standfirst.wiring import migrate, setup_django; setup_django(); migrate()"
        subprocess.run([sys.executable, "-c", prepare], check=True, cwd=ROOT, timeout=60)
        with web_server(data, workers=1) as server:
            yield server.port


def name_of(port: int, *headers: str) -> str:
    """Who the desk says that the sender of these header lines is."""
    lines = ("GET /you/account HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", "")
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall("\r\n".join(lines).encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200")
    return "".join(re.findall(r"<dt>Name</dt><dd>(.*?)</dd>", answer))


def test_the_proxys_word_counts_and_a_likeness_of_it_does_not(port: int) -> None:
    assert name_of(port, "RemoteUser: ines") == "ines"
    assert name_of(port, "remoteuser: ines") == "ines"
    for likeness in ("Remote_User", "Remote-User", "RemoteUser_", "_RemoteUser", "HTTP_RemoteUser"):
        assert name_of(port, "RemoteUser: ines", f"{likeness}: operator") == "ines", likeness
        assert name_of(port, f"{likeness}: operator") == "", likeness
    assert name_of(port, "RemoteUser: ines", "RemoteUser: operator") == "", "sent twice: believed is neither"


def test_the_web_server_does_not_start_with_contradictions(tmp_path: Path) -> None:
    environment = os.environ | {"STANDFIRST_DATA": str(tmp_path), "STANDFIRST_ACCOUNTS": "proxy"}
    environment["STANDFIRST_PROXY_HEADER"] = ""
    started = subprocess.run(
        [sys.executable, "-c", "import standfirst.web.wsgi"], env=environment, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert started.returncode == 1
    assert "STANDFIRST_PROXY_HEADER" in started.stderr
