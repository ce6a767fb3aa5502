"""A trend must be provable from its lines."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.trend import Appearance, Signal, StoryHistory, TrendSettings, UsualCoverage, score_trend
from standfirst.trend.surprise import poisson_surprise

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUIET = UsualCoverage()


def seen(owner, minutes=0.0, name="", copy_of=""):
    name = name or f"{owner}-{minutes}"
    return Appearance(
        owner=owner,
        source_id=owner,
        article_id=name,
        publisher=owner.title(),
        copy_of=copy_of,
        at=NOON + timedelta(minutes=minutes),
        url=f"https://{owner}.example/{name}",
    )


def history(*items, **more):
    return StoryHistory(story_id="s", appearances=items, **more)


def after(minutes):
    return NOON + timedelta(minutes=minutes)


appearances = st.lists(
    st.builds(
        seen,
        st.sampled_from("abcdefgh"),
        st.integers(-3000, 600).map(float),
        name=st.uuids().map(str),
        copy_of=st.sampled_from(["", "", "", "x", "y"]),
    ),
    max_size=25,
)
strengths = st.lists(st.tuples(st.floats(0, 20), st.integers(-600, 600)), max_size=4)


@settings(max_examples=50, deadline=None)
@given(appearances, strengths, st.integers(0, 5000))
def test_lines_add_up_exactly_and_are_about_the_past(items, drawn, minutes):
    usual = UsualCoverage.learn(((a.owner, a.at) for a in items), after(minutes), stories=3)
    signals = tuple(Signal(kind="search", label=f"n{i}", at=after(m), strength=s) for i, (s, m) in enumerate(drawn))
    trend = score_trend(history(*items), usual, signals, after(minutes))
    assert trend.score == sum(line.weight for line in trend.evidence)
    assert all(line.weight >= 0 and line.at <= trend.at for line in trend.evidence)
    owners = [line for line in trend.evidence if line.kind == "owner"]
    assert trend.owners == len(owners)
    assert len({line.label for line in owners}) == len(owners)
    if owners:
        assert (max(o.at for o in owners) - min(o.at for o in owners)).total_seconds() < trend.window
    assert trend.peak >= trend.score
    assert trend == score_trend(history(*reversed(items)), usual, signals, after(minutes))


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 300), st.floats(0.01, 200))
def test_surprise_is_the_poisson_tail(count, usual):
    below = math.fsum(math.exp(k * math.log(usual) - usual - math.lgamma(k + 1)) for k in range(count))
    value = poisson_surprise(count, usual)
    assert value >= 0
    if below < 1 - 1e-6:
        assert math.exp(-value) == pytest.approx(1 - below, rel=1e-6, abs=1e-9)
    assert poisson_surprise(count + 1, usual) > value or value < 1e-12


def test_known_surprises():
    assert poisson_surprise(0, 3.0) == 0
    assert poisson_surprise(1, 1.0) == pytest.approx(-math.log(1 - math.exp(-1)))
    assert poisson_surprise(400, 0.01) > 2000
    with pytest.raises(ValueError):
        poisson_surprise(2, 0.0)


def test_seven_owners_in_three_hours_can_be_checked():
    trend = score_trend(history(*(seen(o, i * 20) for i, o in enumerate("abcdefg"))), QUIET, (), after(120))
    assert (trend.owners, trend.window, trend.usual, trend.trending) == (7, 10800, 1.0, True)
    assert trend.score == pytest.approx(poisson_surprise(7, 1.0))
    assert trend.velocity == pytest.approx(7 / 3)


def test_copies_and_the_same_owner_count_once():
    plain = score_trend(history(seen("a", 0, "a1"), seen("b", 5)), QUIET, (), after(10))
    crowd = history(
        seen("a", 0, "a1"), seen("b", 5), seen("a", 6), seen("c", 7, copy_of="a1"), seen("d", 8, copy_of="a1")
    )
    assert score_trend(crowd, QUIET, (), after(10)).score == plain.score


def test_copies_of_an_unseen_original_are_one_voice():
    trend = score_trend(history(seen("c", 1, copy_of="far"), seen("d", 2, copy_of="far")), QUIET, (), after(5))
    assert [line.label for line in trend.evidence] == ["C"]


def test_it_fades_by_half_and_keeps_its_peak():
    told = history(*(seen(o) for o in "abcdefg"))
    now = score_trend(told, QUIET, (), NOON)
    later = score_trend(history(*told.appearances, peak=now.peak, peak_at=now.peak_at), QUIET, (), after(360))
    assert later.score == pytest.approx(now.score / 2)
    assert (later.peak, later.peak_at, later.velocity) == (now.score, NOON, 0)
    assert now.trending
    assert not score_trend(told, QUIET, (), after(720)).trending


def test_the_same_owners_surprise_less_where_coverage_is_thick():
    pairs = [(f"o{i % 40}", NOON - timedelta(minutes=10 * i)) for i in range(1000)]
    busy = UsualCoverage.learn(pairs, NOON, stories=3)
    told = history(*(seen(o) for o in "abcdefg"))
    thick, thin = score_trend(told, busy, (), NOON), score_trend(told, QUIET, (), NOON)
    assert thick.usual > 4
    assert thick.score < thin.score / 2
    assert not thick.trending


def test_a_quiet_owner_weighs_more_than_a_busy_one():
    usual = UsualCoverage.learn([("wire", NOON - timedelta(minutes=i)) for i in range(1440)], NOON, stories=10)
    trend = score_trend(history(seen("wire"), seen("monthly", 1)), usual, (), after(2))
    weight = {line.label: line.weight for line in trend.evidence}
    assert weight["Monthly"] > 2 * weight["Wire"]


def test_signals_support_but_never_make_a_trend():
    loud = tuple(Signal(kind="search", label=f"rank {i}", at=NOON, strength=50.0) for i in range(3))
    trend = score_trend(history(seen("a"), seen("b")), QUIET, loud, NOON)
    assert not trend.trending
    assert sum(line.weight for line in trend.evidence if line.kind == "signal") == pytest.approx(
        TrendSettings().signal_cap
    )
    assert score_trend(history(), QUIET, (), NOON).score == 0


def test_what_lies_ahead_is_not_known():
    told = history(*(seen(o, i * 60) for i, o in enumerate("abcdefg")))
    assert score_trend(told, QUIET, (), after(61)).owners == 2
