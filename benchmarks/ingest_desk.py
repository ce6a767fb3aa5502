"""The desk of ``standfirst run`` over one batch of sites, in a process of its own: ``... BATCH PORT``.

The line up to the trend with the real tools, dispatcher and engine; writing reports is left out, as there is no model.
First one site is read, which loads the embedder and the index; then the others become due and the clocks start.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.ingest_sites import EACH, SITES, address

_LONGEST = 600.0  # seconds for one batch


def main(batch: int, port: int) -> None:
    """Print one line of JSON: articles, wall seconds, CPU seconds of the process, and of its work alone."""
    from standfirst.wiring import build_tools, setup_django

    settings = setup_django()
    from standfirst.desk.dbos_engine import DbosEngine
    from standfirst.desk.dispatch import Dispatcher
    from standfirst.desk.line import LINE
    from standfirst.store.work import release_leases

    release_leases()  # as at every start of the desk: the one before may have taken work that it did not do
    meter = Meter()
    dispatcher = Dispatcher(build_tools(settings), DbosEngine(settings.engine_database_url), LINE[:-1])
    thread = threading.Thread(target=dispatcher.run, daemon=True)
    before = _articles()
    _add(batch, range(1), port)
    thread.start()
    _wait_for(before + EACH)
    wall, cpu, work = time.monotonic(), time.process_time(), meter.seconds()
    _add(batch, range(1, SITES), port)
    _wait_for(before + EACH * SITES)
    wall, cpu, work = time.monotonic() - wall, time.process_time() - cpu, meter.seconds() - work
    dispatcher.stop()
    thread.join(20)
    sys.stdout.write(json.dumps({"articles": EACH * (SITES - 1), "wall": wall, "cpu": cpu, "work": work}) + "\n")


class Meter:
    """CPU time of the Steps' own threads and of the thread that fetches: what an article costs. The rest of the
    process's time is the dispatcher and the engine looking for work, which goes by the clock, not by articles."""

    def __init__(self) -> None:
        from standfirst.desk.line import STEPS

        self._steps = 0.0
        for name, step in STEPS.items():
            STEPS[name] = replace(step, run=self._timed(step.run))

    def seconds(self) -> float:
        """So far."""
        fetching = [t for t in threading.enumerate() if t.name == "outside" and t.ident]
        return self._steps + sum(time.clock_gettime(time.pthread_getcpuclockid(t.ident or 0)) for t in fetching)

    def _timed(self, run: Callable[..., None]) -> Callable[..., None]:
        def timed(*given: object) -> None:
            began = time.thread_time()
            try:
                run(*given)
            finally:
                self._steps += time.thread_time() - began

        return timed


def _add(batch: int, sites: range, port: int) -> None:
    from standfirst.domain.source import Source
    from standfirst.store.feeds import add_source

    for site in sites:
        base = address(batch, site, port)
        name = f"b{batch}s{site}"
        add_source(Source(id=name, name=name, owner=name, site=base), [f"{base}/rss"])


def _articles() -> int:
    from standfirst.store.models import Article

    return Article.objects.count()


def _wait_for(articles: int) -> None:
    """Until so many articles are there and nothing of the line is left to do."""
    from standfirst.store.models import Work

    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        time.sleep(0.25)
        if not Work.objects.exclude(step="report").exists() and _articles() >= articles:
            return
    left = list(Work.objects.values_list("step", "key", "error")[:5])
    raise RuntimeError(f"{_articles()} of {articles} articles after {_LONGEST:.0f} s; left: {left}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
