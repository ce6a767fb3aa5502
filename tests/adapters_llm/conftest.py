"""A model endpoint on the loopback interface."""

from collections.abc import Iterator

import pytest

from tests.adapters_llm.moody_server import MoodyServer


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    """Well until told otherwise."""
    server = MoodyServer()
    yield server
    server.close()
