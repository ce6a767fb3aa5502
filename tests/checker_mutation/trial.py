"""The trial of mutants: pytest collects once, and each mutant gets a fork of that process with its one change.

mutmut's own runner is not used: its workers inherit what the caches of the reading modules hold from the clean run, so
that mutants behind a cache live on unseen; it leaves functions with a decorator out, here the cached ones; and its
switch is called with every small function. Here the code of a function is exchanged in the fork, and the caches are
emptied before the first test runs. A mutant meets the tests that call its function, those that killed its like first.
"""

import functools
import gc
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings

from tests.checker_mutation.mutants import Mutant, put_in, room_of

_SLACK = 2  # times the CPU seconds of the clean run, after which a mutant counts as endless
_LEAST = 10  # CPU seconds
_MEMORY = 1 << 30  # bytes beyond what the clean run took
_MAKE_LISTS = ("reading.lexicon", "reading.speech", "reading.tokens")  # what word lists are made by, once a process


class Trial:
    """A pytest plugin that runs the collected tests over each mutant until one fails.

    ``results`` holds per mutant the test that killed it, "timeout" or "" for a survivor.
    """

    def __init__(self, mutants: Iterable[Mutant], children: int, told: Path) -> None:
        self.mutants = list(mutants)
        self.results: dict[str, str] = {}
        self._children, self._told = children, told
        self._running: dict[int, tuple[Mutant, int]] = {}
        self._kills: dict[str, Counter[str]] = {}
        self._seconds: dict[str, float] = {}
        self._calls: dict[str, set[str]] = {}
        self._caches: list[functools._lru_cache_wrapper[object]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the clean tests, then every mutant."""
        for item in session.items:
            _few_examples(item)
        self._caches = [
            found for found in gc.get_objects()
            if isinstance(found, functools._lru_cache_wrapper) and found.__module__.startswith("standfirst.verify")
        ]  # fmt: skip
        clean = self._clean(session.items)
        assert not clean, f"fails without any mutant: {clean}"
        limit = max(_LEAST, int(_SLACK * sum(self._seconds.values())))
        gc.freeze()
        for mutant in self.mutants:
            while len(self._running) >= self._children:
                self._reap()
            self._start(mutant, session.items, limit)
        while self._running:
            self._reap()
        return True

    def _clean(self, items: list[pytest.Item]) -> str:
        """Run every test once over the code as it is, and note its seconds and which functions it calls."""
        for item in items:
            self._empty_caches("")
            calls = self._calls[item.nodeid] = set()
            start = time.process_time()
            sys.setprofile(functools.partial(_note, calls))
            failed = _fails(item)
            sys.setprofile(None)
            if failed:
                return item.nodeid
            self._seconds[item.nodeid] = time.process_time() - start
        return ""

    def _empty_caches(self, room: str) -> None:
        """Empty every cache that a mutant of this module could be hidden by; word lists stay where it makes none."""
        for cache in self._caches:
            if room in _MAKE_LISTS or room_of(cache.__module__) not in _MAKE_LISTS:
                cache.cache_clear()

    def _start(self, mutant: Mutant, items: list[pytest.Item], limit: int) -> None:
        kills = self._kills.setdefault(mutant.room, Counter())
        function = f"{mutant.module}:{mutant.function}"
        reach = [i for i in items if mutant.room in _MAKE_LISTS or function in self._calls[i.nodeid]]
        ordered = sorted(reach, key=lambda i: (-kills[i.nodeid], self._seconds[i.nodeid]))
        reader, writer = os.pipe()
        if pid := os.fork():
            os.close(writer)
            self._running[pid] = (mutant, reader)
            return
        status = 70
        try:
            os.close(reader)
            _bound(limit)
            self._empty_caches(mutant.room)
            put_in(mutant)
            killer = next((i.nodeid for i in ordered if _fails(i)), "")
            os.write(writer, killer.encode())
            status = 0
        finally:
            os._exit(status)

    def _reap(self) -> None:
        pid, status = os.wait()
        mutant, reader = self._running.pop(pid)
        with os.fdopen(reader) as pipe:
            killer = pipe.read()
        if status:  # endless, or out of what it may take; anything else says nothing against the mutant
            killer = "timeout" if os.WIFSIGNALED(status) else ""
        self.results[mutant.name] = killer
        self._kills[mutant.room][killer] += 1
        with self._told.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"name": mutant.name, "killer": killer, "diff": mutant.diff}) + "\n")


def _few_examples(item: pytest.Item) -> None:
    """A property test that asks for more examples than the profile has gets as many as the profile."""
    test = getattr(item, "obj", None)
    if own := getattr(test, "_hypothesis_internal_use_settings", None):
        most = min(own.max_examples, settings.default.max_examples)
        test._hypothesis_internal_use_settings = settings(own, max_examples=most)


def _fails(item: pytest.Item) -> bool:
    return any(r.failed for r in runtestprotocol(item, nextitem=None, log=False))


def _bound(seconds: int) -> None:
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _note(calls: set[str], frame: FrameType, event: str, _: object) -> None:
    if event == "call" and (module := frame.f_globals.get("__name__", "")).startswith("standfirst.verify"):
        calls.add(f"{module}:{frame.f_code.co_name}")
