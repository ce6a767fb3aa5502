from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.clock import NewsTime
from standfirst.store import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_clock() -> object:
    clock.forget_cached_time()
    yield
    clock.forget_cached_time()


def test_news_time_is_real_time_until_a_replay_sets_it() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)


def test_a_replay_moves_and_speeds_news_time_for_every_reader_of_the_row() -> None:
    anchor = datetime(2026, 3, 1, tzinfo=UTC)
    clock.set_news_time(NewsTime(real_anchor=datetime.now(UTC) - timedelta(minutes=1), news_anchor=anchor, speed=60.0))
    assert timedelta(minutes=59) < clock.now() - anchor < timedelta(minutes=62)
