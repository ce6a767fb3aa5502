"""The web app of lemon24/reader (PyPI), from a virtual environment of its own.

    python3 -m venv FOLDER && FOLDER/bin/pip install 'reader[app,cli]' sgmllib3k gunicorn
    STANDFIRST_PEER_READER=FOLDER make bench ARGS=peers

Its page has 64 entries and no setting for less.
"""

import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.target import Target
from benchmarks.serving import wait_for
from standfirst.supervise import free_port

_FILL = """
import sys
from datetime import datetime, timedelta, UTC
from reader import make_reader
reader, now = make_reader(sys.argv[1]), datetime.now(UTC)
for n in range(40):
    reader.add_feed(f"http://p{n}.example/feed")
    reader.disable_feed_updates(f"http://p{n}.example/feed")
for n in range(int(sys.argv[2])):
    reader.add_entry(dict(
        feed_url=f"http://p{n % 40}.example/feed", id=f"g{n}", title=f"Headline {n} of the harbour town's council",
        link=f"http://p.example/{n}", summary="word " * 22, published=now - timedelta(minutes=2 * n),
    ))
"""


def missing() -> str:
    """What has to be installed first; "" when it can run."""
    if (_folder() / "bin/gunicorn").exists():
        return ""
    install = "FOLDER/bin/pip install 'reader[app,cli]' sgmllib3k gunicorn"
    return f"python3 -m venv FOLDER && {install}; STANDFIRST_PEER_READER=FOLDER"


def _folder() -> Path:
    return Path(os.environ.get("STANDFIRST_PEER_READER", "/nowhere"))


@contextmanager
def server(scratch: Path, *, entries: int, workers: int) -> Iterator[Target]:
    """The app under gunicorn on a free port; ended with the block."""
    database, port, folder = scratch / "reader/db.sqlite", free_port(), _folder()
    database.parent.mkdir()
    subprocess.run([folder / "bin/python", "-c", _FILL, str(database), str(entries)], check=True, capture_output=True)
    command = [folder / "bin/gunicorn", "-w", str(workers), "--threads", "4", "-b", f"127.0.0.1:{port}"]
    started = subprocess.Popen(
        [*command, "reader._app.wsgi:app"], env={**os.environ, "XDG_CONFIG_HOME": str(scratch)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address)
        page = urllib.request.urlopen(address, timeout=30).read().decode()
        if page.count("Headline ") < 50:
            raise RuntimeError(f"{page.count('Headline ')} headlines in place of 64")
        yield Target(name="lemon24/reader, 64", url=address, group=started.pid)
    finally:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
