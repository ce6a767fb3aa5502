"""A client that acts as a browser does, and a pool that forgets between tests."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from standfirst.store.clock import forget_cached_time
from standfirst.web import pool, visitor
from standfirst.web.budget import NewReaderBudget
from tests.store import world


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool.forget_pool()
    forget_cached_time()
    cache.clear()
    visitor._profiles.clear()
    monkeypatch.setattr(visitor, "_budget", NewReaderBudget())
    yield
    pool.forget_pool()


@pytest.fixture
def told(db: None) -> world.Told:
    """One published Report and one story with sources only."""
    world.add_sources()
    told = world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")
    world.add_story("tram", "Tram <b>opens</b>", ["local"], score=5)
    return told


@pytest.fixture
def browser() -> Client:
    """Sends ``Sec-Fetch-Site`` as a page of ours would, and checks CSRF tokens."""
    return Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin", "host": "localhost"})
