"""How many front pages a second, and how late they come at a steady 100 a second."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.front_rows import Cookies
from benchmarks.serving import Server, web_server

WORKERS = max(1, min(2, os.cpu_count() or 1))
_CONNECTIONS, _ROUNDS = 8, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontFigures:
    """Medians over rounds. Times are milliseconds; ``cpu_ms`` is the server's alone."""

    visitor: str
    page: str
    per_second: float
    cpu_ms: float
    page_bytes: int
    paced_p50: float | None = None
    paced_p99: float | None = None
    paced_max: float | None = None


def measure(data: Path, cookies: Cookies, *, seconds: float = 8, paced_seconds: float = 20) -> list[FrontFigures]:
    """The signed-in reader's page in full, the others at full load only."""
    with web_server(data, workers=WORKERS) as server:
        load(server, "/", cookies.account, "full", 2, _CONNECTIONS)
        first = _full(server, "signed in", "/", cookies.account, seconds, _ROUNDS)
        steady = [load(server, "/", cookies.account, "paced", paced_seconds, 100)["times"] for _ in range(_ROUNDS)]
        others = [
            _full(server, "cookie only", "/", cookies.anonymous, seconds / 2, 1),
            _full(server, "nobody known", "/", cookies.newcomer, seconds / 2, 1),
            _full(server, "nobody known", "/feed.rss", cookies.newcomer, seconds / 2, 1),
        ]
    p50, p99, most = (statistics.median(percentile(times, q) for times in steady) for q in (0.5, 0.99, 1.0))
    return [FrontFigures(**{**asdict(first), "paced_p50": p50, "paced_p99": p99, "paced_max": most}), *others]


def _full(server: Server, visitor: str, page: str, cookie: str, seconds: float, rounds: int) -> FrontFigures:
    rates, costs, size = [], [], 0
    for _ in range(rounds):
        before = server.cpu_seconds()
        got = load(server, page, cookie, "full", seconds, _CONNECTIONS)
        asked = len(got["times"])
        rates.append(asked / got["seconds"])
        costs.append((server.cpu_seconds() - before) * 1000 / (asked + _CONNECTIONS))
        size = got["bytes"]
    return FrontFigures(
        visitor=visitor, page=page, per_second=statistics.median(rates), cpu_ms=statistics.median(costs),
        page_bytes=size,
    )  # fmt: skip


def load(server: Server, path: str, cookie: str, kind: str, seconds: float, amount: float) -> dict[str, Any]:
    """Drive load from a process of its own; what it saw."""
    target = json.dumps({"host": "127.0.0.1", "port": server.port, "path": path, "cookie": cookie})
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", kind, str(seconds), str(amount)],
        input=target, capture_output=True, text=True, check=True, timeout=seconds + 60,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def percentile(times: list[float], share: float) -> float:
    """The value below which ``share`` of the times lie."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
