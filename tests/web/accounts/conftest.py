"""Other settings for one test: the environment an operator would set, read anew."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from standfirst.settings import get_settings
from standfirst.web import access, frame, front_frame

Operate = Callable[..., None]


def forget() -> None:
    """What processes read once."""
    for kept in (get_settings, access._networks, frame._fixed):
        kept.cache_clear()
    front_frame.forget_frames()


@pytest.fixture
def operate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Operate]:
    """Run the desk with settings: ``operate(accounts="invite")``."""

    def with_settings(**settings: str) -> None:
        for name, value in settings.items():
            monkeypatch.setenv(f"STANDFIRST_{name.upper()}", value)
        forget()

    yield with_settings
    monkeypatch.undo()
    forget()


@pytest.fixture
def person() -> Callable[[], Client]:
    """A browser each, with the headers that browsers send and CSRF checked."""
    return lambda: Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin", "host": "localhost"})
