"""The whole ingest over real loopback HTTP, beside an archive of four sizes: fetch, extract, embed, deduplicate,
cluster, store, index, with the dispatcher and engine of ``standfirst run`` on SQLite."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks.archive import Archive
from benchmarks.news import exponent

SIZES = (100, 1_000, 10_000, 100_000)


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    """Figures by name; Django must be set up on a migrated database that the desk's process finds by environment."""
    archive, figures, costs, rates = Archive(), dict[str, float](), [], []
    with sites() as port:
        for batch, size in enumerate(sizes):
            archive.grow(size)
            got = _desk(batch, port)
            costs.append(got["work"] * 1000 / got["articles"])
            rates.append(got["articles"] / got["wall"])
            beside = f"ingest beside {size:,} old articles"
            figures[f"{beside}: CPU ms an article"] = costs[-1]
            figures[f"{beside}: CPU ms an article with the engine's polling"] = got["cpu"] * 1000 / got["articles"]
            figures[f"{beside}: articles a second"] = rates[-1]
            sys.stderr.write(f"{beside}: {rates[-1]:.1f} a second, {costs[-1]:.1f} CPU ms an article\n")
    figures["ingest: articles a second, median"] = median(rates)
    figures["ingest: growth exponent of CPU in archive size"] = exponent(list(sizes), costs)
    return figures


@contextmanager
def sites() -> Iterator[int]:
    """The invented publishers, served; the port."""
    serving = subprocess.Popen([sys.executable, "-m", "benchmarks.ingest_sites"], stdout=subprocess.PIPE, text=True)
    try:
        yield int(serving.stdout.readline() if serving.stdout else 0)
    finally:
        serving.terminate()
        serving.wait(5)


def desk_environment() -> dict[str, str]:
    """What the desk's process is started with, so that it may read loopback without waiting between pages."""
    return {
        **os.environ, "STANDFIRST_ALLOW_LOOPBACK": "true", "STANDFIRST_HOST_DELAY": "0",
        "STANDFIRST_WRITER": "model-free",
    }  # fmt: skip


def _desk(batch: int, port: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ingest_desk", str(batch), str(port)],
        env=desk_environment(), capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the desk of the bench failed: {done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))
