"""An engine that runs a batch at once, in the caller's thread: for tests, and for commands that run and end."""

from collections.abc import Callable, Sequence

from standfirst.store.work import Task


class InlineEngine:
    """Implements ``Engine`` without durability of its own; the Work rows still lose nothing."""

    def __init__(self) -> None:
        self._run: Callable[[str, list[Task]], None] | None = None

    def start(self, run: Callable[[str, list[Task]], None]) -> None:
        self._run = run

    def submit(self, step: str, tasks: Sequence[Task]) -> None:
        if self._run is None:
            raise RuntimeError("the engine was not started")
        self._run(step, list(tasks))

    def in_flight(self, step: str) -> int:
        return 0

    def purge(self) -> int:
        return 0

    def stop(self) -> None:
        self._run = None
