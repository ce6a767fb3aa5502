"""Forgetting happens once a day, at night, and after a night that was missed."""

from datetime import UTC, datetime

import pytest

from standfirst.desk.forgetting import forget_when_due
from standfirst.store.retention import Limits
from standfirst.store.settings import set_setting
from tests.store import world

pytestmark = pytest.mark.django_db


def due(day: int, hour: int) -> bool:
    return forget_when_due(Limits(), news_now=world.NOW, real_now=datetime(2026, 11, day, hour, tzinfo=UTC))


def test_once_a_day_from_three_in_the_morning_on() -> None:
    set_setting("forgotten_on", "2026-11-26")
    assert [due(27, h) for h in (0, 2, 3, 4, 23)] == [False, False, True, False, False]
    assert [due(28, h) for h in (1, 12, 13)] == [False, True, False]


def test_a_desk_that_never_did_it_does_it_at_once() -> None:
    assert due(27, 1)
    assert not due(27, 2)
