"""The desk of ``standfirst run`` over one batch of sites, in a process of its own: ``... BATCH PORT``.

The line up to the trend with the real tools, dispatcher and engine; writing reports is left out, as there is no model.
First one site is read, which loads the embedder and the index; then the others become due and the clocks start.
"""

import json
import sys
import threading
import time

from benchmarks.ingest_sites import EACH, SITES, address

_LONGEST = 300.0  # seconds for one batch


def main(batch: int, port: int) -> None:
    """Print one line of JSON: articles, wall and CPU seconds, CPU seconds by step."""
    from standfirst.wiring import build_tools, setup_django

    settings = setup_django()
    from standfirst.desk.dbos_engine import DbosEngine
    from standfirst.desk.dispatch import Dispatcher
    from standfirst.desk.line import LINE

    dispatcher = Dispatcher(build_tools(settings), DbosEngine(settings.engine_database_url), LINE[:4])
    thread = threading.Thread(target=dispatcher.run, daemon=True)
    before = _articles()
    _add(batch, range(1), port)
    thread.start()
    _wait_for(before + EACH)
    wall, cpu = time.monotonic(), time.process_time()
    _add(batch, range(1, SITES), port)
    _wait_for(before + EACH * SITES)
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    dispatcher.stop()
    thread.join(20)
    sys.stdout.write(json.dumps({"articles": EACH * (SITES - 1), "wall": wall, "cpu": cpu}) + "\n")


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
