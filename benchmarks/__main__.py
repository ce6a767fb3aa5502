"""``python -m benchmarks [PART ...]``: a table a part for people, then one line of JSON."""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.goals import line_of

PARTS = ("line", "stories", "trends", "contract", "writing", "ingest", "front", "peers")
_MODULES = {
    "line": "line_speed", "stories": "story_speed", "trends": "trend_refresh", "contract": "contract_speed",
    "writing": "writing_speed",
    "ingest": "ingest_speed",
}  # fmt: skip


def main(which: list[str]) -> None:
    """Everything, or the named parts, on a scratch data folder of its own."""
    unknown = set(which) - set(PARTS)
    if unknown:
        raise SystemExit(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as scratch:
        os.environ.update(STANDFIRST_DATA=scratch, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        for name in ("STANDFIRST_DATABASE_URL", "STANDFIRST_ADDRESS", "STANDFIRST_PORT"):
            os.environ.pop(name, None)
        from standfirst.wiring import migrate, setup_django

        setup_django()
        migrate()
        result: dict[str, object] = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0]}
        for part in PARTS:
            if not which or part in which:
                result[part] = _SPECIAL[part](Path(scratch)) if part in _SPECIAL else _part(part)
        print(json.dumps(result))


def _part(name: str) -> dict[str, float]:
    """A module's ``measure()`` with the goal beside each figure that has one; {} for a part that is not there."""
    module = f"benchmarks.{_MODULES[name]}"
    if importlib.util.find_spec(module) is None:
        print(f"\n{name}: not there")
        return {}
    print(f"\n{name}")
    figures: dict[str, float] = importlib.import_module(module).measure()
    for figure, value in figures.items():
        print(line_of(figure, value))
    return figures


def _front(scratch: Path) -> dict[str, object]:
    from benchmarks import front_growth
    from benchmarks.front_page import WORKERS, measure
    from benchmarks.front_rows import STORIES, make_rows

    cookies = make_rows(crowd=500)
    print(f"\nFront page: {STORIES} candidates, {WORKERS} workers, 8 connections; p50, p99, max in ms of a steady load")
    names = "".join(f"{name:>8}" for name in ("p50", "p99", "max", "read/s"))
    print(f"{'visitor':<18}{'page':<11}{'a second':>9}{'CPU ms':>8}{'kB':>6}{names}")
    rows, figures = measure(scratch, cookies)
    for f in rows:
        told = "".join("       -" if v is None else f"{v:8.1f}" for v in (f.p50, f.p99, f.most, f.ingested))
        cost = "       -" if f.cpu_ms is None else f"{f.cpu_ms:8.2f}"
        print(f"{f.visitor:<18}{f.page:<11}{f.per_second:>9.0f}{cost}{f.page_bytes / 1024:>6.0f}{told}")
    figures |= front_growth.measure(scratch, cookies)
    for figure, value in figures.items():
        print(line_of(figure, value))
    return {"rows": [asdict(f) for f in rows], **figures}


def _peers(scratch: Path) -> object:
    """Others' front pages beside ours, in a process of its own: it makes rows of its own."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.peers"], stdout=subprocess.PIPE, text=True, check=False)
    table, _, figures = done.stdout.rstrip().rpartition("\n")
    print(f"\npeers\n{table}")
    return json.loads(figures) if figures else {}


_SPECIAL: dict[str, Callable[[Path], object]] = {"front": _front, "peers": _peers}


if __name__ == "__main__":
    main(sys.argv[1:])
