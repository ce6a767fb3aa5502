"""Listen: due connectors -> signals from outside -> the Stories they speak of, which are then scored again."""

from collections.abc import Sequence

from standfirst.desk.listening import listen_to
from standfirst.desk.ports import Tools
from standfirst.domain.errors import Failure
from standfirst.store.connectors import load_connector, save_unheard
from standfirst.store.signals import (
    Heard,
    links_to_stories,
    live_signals,
    mentions_in_stories,
    save_heard,
)  # fmt: skip
from standfirst.store.work import Task
from standfirst.trend import match_signals


def run(tools: Tools, tasks: Sequence[Task]) -> None:
    """Read the tasks' services, one after the other."""
    for task in tasks:
        _listen(tools, task.key)


def _listen(tools: Tools, name: str) -> None:
    """One service: what it says now beside what it said lately, since stories move on between two readings."""
    state, connector, now = load_connector(name), tools.connectors.get(name), tools.now()
    if state is None or not state.enabled:
        return
    if connector is None:
        save_unheard(name, Failure(code="unknown", detail="this desk has no such connector"), interval=3600.0)
        return
    reading = listen_to(tools.outside, connector, state.settings, state.memory, now)
    if isinstance(reading, Failure):
        save_unheard(name, reading, interval=connector.interval)
        return
    signals = {s.key: s for s in (*live_signals(name, now), *reading.signals)}.values()
    matches = match_signals(signals, links_to_stories(signals, now), mentions_in_stories(signals, now))
    heard = Heard(connector=name, reading=reading, matches=matches, interval=connector.interval)
    save_heard(heard, now, ceiling=tools.options.poll_ceiling)
