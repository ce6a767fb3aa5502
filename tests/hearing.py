"""What our loggers say during a test, also where an earlier test had them configured and remembered."""

import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog
from structlog._config import BoundLoggerLazyProxy


@contextmanager
def capture_logs() -> Iterator[list[MutableMapping[str, Any]]]:
    """As ``structlog.testing.capture_logs``. A logger that was told to cache on first use answers to the processors of
    that moment for good; here each forgets them first, and what it remembers inside goes too."""
    _forget()
    try:
        with structlog.testing.capture_logs() as logs:
            yield logs
    finally:
        _forget()


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("standfirst"):
            for value in list(vars(module).values()):
                if isinstance(value, BoundLoggerLazyProxy):
                    vars(value).pop("bind", None)
