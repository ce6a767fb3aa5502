"""One event loop for every call to a strong model, in a thread of its own.

Vendors' clients keep connections that belong to the loop that opened them, and the desk's tasks run now in one thread,
now in another: a loop for each thread would be handed the other's connections and fail.
"""

import asyncio
import threading
from collections.abc import Coroutine
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
_starting = threading.Lock()  # two first callers would start two loops


def run_on_loop(work: Coroutine[Any, Any, T]) -> T:
    """Run ``work`` to its end; gives its result or raises what it raised. Any thread but the loop's own may call."""
    with _starting:
        loop = _loop()
    return asyncio.run_coroutine_threadsafe(work, loop).result()


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop
