"""Pages on the town's news time, from a pool that forgets between tests."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from standfirst.domain.clock import NewsTime
from standfirst.store import clock
from standfirst.store.impressions import Impression
from standfirst.web import pool, visitor
from standfirst.web.views import front
from tests.desk.town import MORNING


class Shown(list[Impression]):
    """Takes impressions without the writer's thread, which has no part in a test's transaction."""

    def add(self, impression: Impression) -> None:
        self.append(impression)


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pool.forget_pool()
    cache.clear()
    visitor._profiles.clear()
    monkeypatch.setattr(front, "impressions", Shown())
    clock.set_news_time(NewsTime(real_anchor=datetime.now(UTC), news_anchor=MORNING))
    yield
    clock.forget_cached_time()
    pool.forget_pool()
