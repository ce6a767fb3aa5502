"""A client that acts as a browser does, and a pool that forgets between tests."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from standfirst.store.clock import forget_cached_time
from standfirst.store.impressions import Impression
from standfirst.web import pool, visitor
from standfirst.web.budget import NewReaderBudget
from standfirst.web.views import front
from tests.store import world


class Shown(list[Impression]):
    """Takes impressions without the writer's thread, which has no part in a test's transaction."""

    def add(self, impression: Impression) -> None:
        self.append(impression)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool.forget_pool()
    forget_cached_time()
    cache.clear()
    visitor._profiles.clear()
    monkeypatch.setattr(visitor, "_budget", NewReaderBudget())
    monkeypatch.setattr(front, "impressions", Shown())
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
