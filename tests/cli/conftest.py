"""Commands run in this process, or in one of their own with a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Loop Courier</title><link>{base}/</link>'
    "<language>en</language><item><title>Lighthouse lit</title><link>{base}/1</link><guid>1</guid>"
    "<pubDate>Tue, 12 May 2026 09:00:00 GMT</pubDate></item></channel></rss>"
)
HOME = '<html><head><title>x</title><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        pages = {"/": (HOME, "text/html"), "/feed": (FEED.format(base=base), "application/rss+xml")}
        body, kind = pages.get(self.path, ("", "text/plain"))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture(scope="session")
def site() -> str:
    """A site on loopback with a feed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


Command = Callable[..., subprocess.CompletedProcess[str]]


def run_command(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """``standfirst ARGUMENTS`` on a data folder of its own, always on SQLite."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("STANDFIRST_")}
    environment = kept | {"STANDFIRST_DATA": str(data), "STANDFIRST_ALLOW_LOOPBACK": "true"} | more
    return subprocess.run(
        [sys.executable, "-m", "standfirst", *arguments], env=environment, capture_output=True, text=True, timeout=60
    )  # fmt: skip


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return partial(run_command, tmp_path / "desk")
