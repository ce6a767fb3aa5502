"""How many front pages a second, and how late they come at a steady rate: alone and while the desk reads."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from benchmarks.front_rows import Cookies
from benchmarks.ingest_sites import EACH
from benchmarks.ingest_speed import desk_environment, sites
from benchmarks.serving import Server, web_server
from standfirst.supervise import be_nice

WORKERS = max(1, min(2, os.cpu_count() or 1))
RATE = 200  # pages a second of the steady load
_CONNECTIONS, _ROUNDS = 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontFigures:
    """Medians over rounds. Times are milliseconds; ``cpu_ms`` is the server's alone; ``ingested`` is articles a second
    that the desk read beside."""

    visitor: str
    page: str
    per_second: float
    cpu_ms: float | None = None
    page_bytes: int = 0
    p50: float | None = None
    p99: float | None = None
    most: float | None = None
    ingested: float | None = None


def measure(
    data: Path, cookies: Cookies, *, seconds: float = 8, paced: float = 10
) -> tuple[list[FrontFigures], dict[str, float]]:
    """Rows of the table, and the figures that have goals."""
    with web_server(data, workers=WORKERS) as server:
        load(server, "/", [cookies.account], "full", 2, _CONNECTIONS)
        one = full(server, "signed in", "/", [cookies.account], seconds, _ROUNDS)
        many = full(server, f"{len(cookies.crowd)} in turn", "/", cookies.crowd, seconds, _ROUNDS)
        alone = _paced(server, "signed in", [cookies.account], paced, lambda _: nullcontext())
        with sites() as port:
            beside = _paced(server, "while desk reads", [cookies.account], paced, lambda n: _desk(n, port))
        others = [
            full(server, "cookie only", "/", [cookies.anonymous], seconds / 2, 1),
            full(server, "nobody known", "/", [cookies.newcomer], seconds / 2, 1),
            full(server, "nobody known", "/feed.rss", [cookies.newcomer], seconds / 2, 1),
        ]
    return [one, many, *others, alone, beside], {
        "front page, signed in: a second": one.per_second,
        "front page, signed in, readers in turn: a second": many.per_second,
        f"front page at {RATE} a second: p99 ms": alone.p99 or 0.0,
        f"front page at {RATE} a second while the desk reads: p99 ms": beside.p99 or 0.0,
    }


def full(server: Server, visitor: str, page: str, cookies: Sequence[str], seconds: float, rounds: int) -> FrontFigures:
    """As many as it can."""
    rates, costs, size = [], [], 0
    for _ in range(rounds):
        before = server.cpu_seconds()
        got = load(server, page, cookies, "full", seconds, _CONNECTIONS)
        asked = len(got["times"])
        rates.append(asked / got["seconds"])
        costs.append((server.cpu_seconds() - before) * 1000 / (asked + _CONNECTIONS))
        size = got["bytes"]
    return FrontFigures(
        visitor=visitor, page=page, per_second=statistics.median(rates), cpu_ms=statistics.median(costs),
        page_bytes=size,
    )  # fmt: skip


def _paced(
    server: Server, visitor: str, cookies: Sequence[str], seconds: float, beside: Callable[[int], Any]
) -> FrontFigures:
    """``RATE`` a second, with something else beside each round."""
    rounds, articles, began = [], _articles(), 0.0
    for number in range(_ROUNDS):
        with beside(number):
            articles, began = (_articles(), time.monotonic()) if not number else (articles, began)
            rounds.append(load(server, "/", cookies, "paced", seconds, RATE)["times"])
    read = (_articles() - articles) / (time.monotonic() - began)
    p50, p99, most = (statistics.median(percentile(times, q) for times in rounds) for q in (0.5, 0.99, 1.0))
    return FrontFigures(visitor=visitor, page="/", per_second=RATE, p50=p50, p99=p99, most=most, ingested=read)


def load(server: Server, path: str, cookies: Sequence[str], kind: str, seconds: float, amount: float) -> dict[str, Any]:
    """Drive load from a process of its own; what it saw."""
    target = json.dumps({"host": "127.0.0.1", "port": server.port, "path": path, "cookies": list(cookies)})
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", kind, str(seconds), str(amount)],
        input=target, capture_output=True, text=True, check=True, timeout=seconds + 60,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def percentile(times: list[float], share: float) -> float:
    """The value below which ``share`` of the times lie."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


@contextmanager
def _desk(batch: int, port: int) -> Iterator[None]:
    """The desk over a batch of sites, as low in priority as ``standfirst run`` starts it, from when it has read the
    first site; and the front page's version moved each second, as a desk that publishes does."""
    from standfirst.store.front import bump_front_page

    stop, before = Event(), _articles()
    command = [sys.executable, "-m", "benchmarks.ingest_desk", str(batch), str(port)]
    desk = subprocess.Popen(
        command,
        env=desk_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: be_nice(5),
    )

    def publish() -> None:
        while not stop.wait(1.0):
            bump_front_page()

    publishing = Thread(target=publish)
    publishing.start()
    try:
        until = time.monotonic() + 120
        while _articles() < before + EACH and time.monotonic() < until:
            time.sleep(0.2)
        yield
    finally:
        stop.set()
        publishing.join()
        desk.terminate()
        desk.wait(20)


def _articles() -> int:
    from standfirst.store.models import Article

    return Article.objects.count()
