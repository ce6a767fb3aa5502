"""Whether a writing still fits the budget."""

import pytest

from standfirst.desk.spending import purse
from standfirst.domain.spending import FREE, Price, SpendingLimits, Spent

LIMITS = SpendingLimits(tokens_per_day=10_000, tokens_per_story=8_000, money_per_day=1.0, money_per_story=0.5)
DEAR = Price(tokens_in=50.0, tokens_out=50.0)  # a writing of 6,000 tokens costs .30


@pytest.mark.parametrize(
    ("today", "story", "reason", "for_today"),
    [
        (Spent(), Spent(), "", False),
        (Spent(tokens=4_000), Spent(), "", False),
        (Spent(tokens=4_001), Spent(), "today's budget", True),
        (Spent(millionths=700_000), Spent(), "", False),
        (Spent(millionths=700_001), Spent(), "today's budget", True),
        (Spent(), Spent(tokens=2_001), "this story's budget", False),
        (Spent(), Spent(millionths=200_001), "this story's budget", False),
        (Spent(tokens=9_000), Spent(tokens=9_000), "today's budget", True),
    ],
)
def test_a_writing_fits_or_not(today: Spent, story: Spent, reason: str, for_today: bool) -> None:
    left = purse(today, story, LIMITS, tokens=6_000, price=DEAR)
    assert left.open is not bool(reason)
    assert reason in left.reason
    assert left.for_today is for_today


def test_who_asks_by_hand_is_not_held_up_by_the_story_but_by_the_day() -> None:
    spent = Spent(tokens=8_000)
    assert purse(Spent(), spent, LIMITS, tokens=6_000, price=DEAR, asked=True).open
    assert not purse(spent, spent, LIMITS, tokens=6_000, price=DEAR, asked=True).open


def test_without_a_limit_in_money_no_price_matters() -> None:
    limits = SpendingLimits()
    assert purse(Spent(millionths=10**12), Spent(millionths=10**12), limits, tokens=6_000, price=DEAR).open
    assert purse(Spent(), Spent(), limits, tokens=6_000, price=FREE).open
