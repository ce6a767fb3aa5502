"""The gate, each door once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.write import Budget, gate, select_evidence
from tests.write.stories import NOW, ferry, ferry_pack

BUDGET = Budget(now=NOW, tokens_left=100_000)


def test_open_with_all_there() -> None:
    decision = gate(ferry_pack(), 2.0, BUDGET)
    assert (decision.open, decision.code) == (True, "open")


@pytest.mark.parametrize(
    ("ago", "rewrites", "expected"), [(10, 1, False), (31, 1, True), (31, 2, False), (61, 2, True)]
)
def test_back_off_doubles(ago: int, rewrites: int, expected: bool) -> None:
    budget = replace(BUDGET, last_written_at=NOW - timedelta(minutes=ago), rewrites=rewrites)
    assert gate(ferry_pack(), 2.0, budget).open is expected


def test_closed_for_owners_trend_and_budget() -> None:
    alone = select_evidence("ferry", "transport", ferry()[:1], NOW)
    assert gate(alone, 2.0, BUDGET).code == "owners"
    assert gate(ferry_pack(), 0.1, BUDGET).code == "trend"
    poor = replace(BUDGET, tokens_left=10)
    assert gate(ferry_pack(), 2.0, poor).code == "budget"
    assert gate(ferry_pack(), 2.0, replace(poor, uses_tokens=False)).open
