"""One sentence that says why, from the evidence alone."""

from standfirst.trend import Signal, UsualCoverage, score_trend, why_trending
from tests.trend.made import NOON, after, history, seen

QUIET = UsualCoverage()
RANK = Signal(kind="hacker-news", label="rank 3 on Hacker News", at=NOON, strength=1.0)


def test_a_crowd_with_a_signal():
    told = history(*(seen(o, i * 20) for i, o in enumerate("abcdefg")))
    assert why_trending(score_trend(told, QUIET, (RANK,), after(120))) == (
        "7 independent outlets in 3 hours where 1.0 is usual, the first of them A on 2 March at 12:00 UTC; "
        "also rank 3 on Hacker News."
    )


def test_a_burst_names_its_short_window():
    told = history(seen("b", 3), seen("a", 1), seen("c", 9))
    assert why_trending(score_trend(told, QUIET, (), after(10))) == (
        "3 independent outlets in 30 minutes where 0.2 is usual, the first of them A on 2 March at 12:01 UTC."
    )


def test_one_outlet_is_no_crowd_and_nothing_is_nothing():
    assert why_trending(score_trend(history(seen("a", 1)), QUIET, (), after(10))) == (
        "Lately only A, on 2 March at 12:01 UTC."
    )
    assert why_trending(score_trend(history(), QUIET, (), NOON)) == ""


def test_signals_without_coverage_in_sight_still_say_so():
    two = (RANK, Signal(kind="mastodon", label="shared 40 times on Mastodon", at=NOON, strength=1.0))
    assert why_trending(score_trend(history(), QUIET, two, NOON)) == (
        "Rank 3 on Hacker News and shared 40 times on Mastodon."
    )


def test_a_signal_that_adds_nothing_is_no_reason():
    faded = Signal(kind="hacker-news", label="rank 3 on Hacker News", at=NOON, strength=0.0001)
    assert "Hacker News" not in why_trending(score_trend(history(seen("a", 1)), QUIET, (faded,), after(10)))
