"""``python -m benchmarks.peers``: our front page beside others', the same client, entries, workers and machine."""

import json
import os
import statistics
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.peers import lemon_reader, target, tt_rss

_ENTRIES, _WORKERS, _CONNECTIONS, _REQUESTS, _ROUNDS = 2000, 2, 8, 400, 3


def main() -> int:
    """Each in turn, three rounds; a peer that is not installed says how."""
    if told := target.missing():
        print(f"needs: {told}", file=sys.stderr)
        return 2
    rows: dict[str, object] = {}
    print(f"{'front page of':<22}{'per second':>11}{'CPU ms':>8}{'kB':>6}{'p50':>8}{'p99':>8}")
    with tempfile.TemporaryDirectory(prefix="standfirst-peers-") as folder:
        rows["standfirst"] = asdict(_ours(Path(folder) / "ours"))
        for peer in (lemon_reader, tt_rss):
            name = peer.__name__.rpartition(".")[2]
            if told := peer.missing():
                print(f"{name:<22} not here; install: {told}")
                continue
            scratch = Path(folder) / name
            scratch.mkdir()
            Path(folder).chmod(0o755)
            with peer.server(scratch, entries=_ENTRIES, workers=_WORKERS) as found:
                rows[name] = asdict(_measure(found))
    print(json.dumps(rows))
    return 0


def _ours(data: Path) -> target.Rate:
    data.mkdir()
    os.environ.update(STANDFIRST_DATA=str(data), OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    from benchmarks.front_rows import make_rows
    from benchmarks.serving import web_server
    from standfirst.wiring import migrate, setup_django

    setup_django()
    migrate()
    cookies = make_rows(_ENTRIES)
    with web_server(data, workers=_WORKERS) as server:
        address = f"http://127.0.0.1:{server.port}/"
        return _measure(target.Target(name="Standfirst, 50", url=address, cookie=cookies.account, group=server.group))


def _measure(found: target.Target) -> target.Rate:
    target.ask(found, requests=50, connections=_CONNECTIONS)
    rounds = [target.ask(found, requests=_REQUESTS, connections=_CONNECTIONS) for _ in range(_ROUNDS)]
    middle = sorted(rounds, key=lambda r: r.per_second)[len(rounds) // 2]
    cpu = statistics.median(r.cpu_ms for r in rounds)
    sizes = f"{middle.page_bytes / 1024:>6.0f}{middle.p50:>8.0f}{middle.p99:>8.0f}"
    print(f"{found.name:<22}{middle.per_second:>11.0f}{cpu:>8.2f}{sizes}", flush=True)
    return middle


if __name__ == "__main__":
    sys.exit(main())
