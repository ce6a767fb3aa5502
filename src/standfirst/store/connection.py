"""Database connections for threads that live long: stale ones are closed before work, as a web request would."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connection


@contextmanager
def fresh_connection() -> Iterator[None]:
    """Around one piece of work in a thread of our own. Inside a caller's transaction the connection is the caller's."""
    if connection.in_atomic_block:
        yield
        return
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
