"""The real desk process with a quick embedder: ``python -m tests.crash.desk_process PORT``.

It prepares the data folder, imports everything and says "ready"; for every line "VERSION" it reads it then forks a desk
and says its process id. So a killed desk is back within a second, and what is killed is all that a desk is.
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from standfirst import wiring
from standfirst.settings import Settings

END = datetime(2026, 5, 16, 0, 0, tzinfo=UTC)  # news time of the desk: the world's four days lie before it


def prepare(port: int) -> None:
    """Make the database and tell it of the world's publishers."""
    wiring.setup_django()
    wiring.migrate()
    from standfirst.domain.clock import NewsTime
    from standfirst.domain.source import Source
    from standfirst.sample import SampleSites
    from standfirst.store.clock import set_news_time
    from standfirst.store.feeds import add_source
    from standfirst.store.settings import set_setting
    from tests.crash.small_world import small_world

    world = small_world()
    sites = SampleSites(world, lambda: END, port).sites
    for p in world.publishers:
        source = Source(id=p.id, name=p.name, owner=p.owner, site=sites.address(p), language=p.language)
        add_source(source, [sites.feed_address(p)])
    set_news_time(NewsTime(real_anchor=datetime.now(UTC), news_anchor=END))
    set_setting("poll_ceiling", 0.7)


def run(version: str) -> None:
    """``standfirst process desk``, but its embedder hashes words and its engine has the version asked for."""
    wiring.setup_django()
    from standfirst.desk import dbos_engine
    from standfirst.testing.embedder import HashEmbedder

    built, engine = wiring.build_tools, dbos_engine.DbosEngine

    def tools(settings: Settings) -> Any:
        return replace(built(settings), embedder=HashEmbedder())

    wiring.build_tools = tools
    dbos_engine.DbosEngine = lambda url: engine(url, version=version)  # type: ignore[assignment,misc]
    wiring.run_desk()


def main(port: int) -> None:
    """Fork a desk for every line of standard input. A desk dies with this process's pipe only by being killed."""
    prepare(port)
    from django.db import connections

    import standfirst.adapters.embedders
    import standfirst.adapters.http
    import standfirst.adapters.llm
    import standfirst.desk.dbos_engine
    import standfirst.desk.dispatch  # noqa: F401 - warmed for the children

    connections.close_all()  # a child opens its own
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            run(line.strip())
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
