from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.clock import NewsTime, require_aware
from standfirst.domain.ids import keyed_id, new_id
from standfirst.domain.topics import known_topics


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id(at) for at in (1_000_000.0, 1_000_000.001, 2_000_000.0)]
    assert made == sorted(made)
    assert len({new_id(5.0) for _ in range(100)}) == 100


def test_keyed_ids_are_the_same_for_the_same_parts_only() -> None:
    assert keyed_id("a", "bc") == keyed_id("a", "bc")
    assert keyed_id("a", "bc") != keyed_id("ab", "c")


def test_news_time_runs_at_its_speed_from_its_anchor() -> None:
    real = datetime(2026, 5, 1, 12, tzinfo=UTC)
    news = datetime(2026, 4, 28, tzinfo=UTC)
    line = NewsTime(real_anchor=real, news_anchor=news, speed=60.0)
    assert line.at(real + timedelta(minutes=24)) == news + timedelta(days=1)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        require_aware(datetime(2026, 5, 1))  # noqa: DTZ001 - the very thing refused


def test_publishers_labels_become_the_desks_topics_in_order_and_once() -> None:
    assert known_topics(("Politik", "Sports", "politics", "gossip")) == ("politics", "sport")
