"""A trend must be provable from its lines."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standfirst.domain.trend import fade
from standfirst.trend import Signal, TrendSettings, Trust, UsualCoverage, facets, score_trend
from standfirst.trend.surprise import poisson_surprise
from tests.trend.made import NOON, after, habit, history, seen

QUIET = UsualCoverage()


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
weights = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0.0, 0.2, 0.7, 1.0]))
strengths = st.lists(st.tuples(st.floats(0, 20), st.integers(-600, 600)), max_size=4)


@settings(max_examples=50, deadline=None)
@given(appearances, strengths, st.integers(0, 5000), weights)
def test_lines_add_up_exactly_and_are_about_the_past(items, drawn, minutes, weighed):
    lessons = [habit(a.owner, (NOON - a.at).total_seconds() / 60, a.article_id) for a in items]
    usual = UsualCoverage.learn(lessons, after(minutes), trust=Trust(weights=weighed))
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
    later = fade(trend, after(minutes + 200))
    assert later.score == sum(line.weight for line in later.evidence) == pytest.approx(trend.score * 0.5 ** (200 / 360))
    assert trend == score_trend(history(*reversed(items)), usual, signals, after(minutes))


@settings(max_examples=50, deadline=None)
@given(st.floats(0.01, 60), st.floats(0.01, 60), st.floats(0.001, 5))
@example(2.0, 57.0, 1.0)  # both certain: the difference is rounding
def test_surprise_rises_with_the_count_and_falls_with_what_is_usual(count, usual, more):
    value = poisson_surprise(count, usual)
    rounding = 1e-12  # terms of the size of what is usual cancel
    assert poisson_surprise(count + more, usual) >= value - rounding
    assert value >= poisson_surprise(count, usual + more) - rounding
    assert value >= 0


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
    assert trend.velocity == trend.acceleration * 3 == pytest.approx(7 / 3)


def test_a_burst_tells_most_in_a_short_window_and_ends_when_it_said():
    trend = score_trend(history(*(seen(o, i * 5) for i, o in enumerate("abcdef"))), QUIET, (), after(30))
    assert (trend.window, trend.usual) == (1800, pytest.approx(1 / 6))
    assert trend.score == pytest.approx(poisson_surprise(6, 1 / 6) * 0.5 ** (5 / 360))
    end = trend.trending_until
    assert end is not None
    assert fade(trend, end).score == pytest.approx(TrendSettings().threshold)
    assert not fade(trend, end).trending
    assert fade(trend, after(40)).trending


def test_speed_rises_and_falls():
    told = history(seen("a", -200), seen("b", 5), seen("c", 6), seen("d", 7), seen("b", 8))
    assert score_trend(told, QUIET, (), after(10)).acceleration == pytest.approx((3 - 1) / 3 / 3)
    late = score_trend(told, QUIET, (), after(300))
    assert (late.velocity, late.acceleration) == (0, pytest.approx(-3 / 3 / 3))


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
    assert fade(now, after(360)).score == pytest.approx(later.score)
    assert now.trending
    assert now.trending_until is not None
    assert not score_trend(told, QUIET, (), now.trending_until).trending


def test_the_same_owners_surprise_less_where_coverage_is_thick():
    pairs = [habit(f"o{i % 40}", 10 * i, f"story{i // 40}") for i in range(1000)]
    busy = UsualCoverage.learn(pairs, NOON)
    told = history(*(seen(o) for o in "abcdefg"))
    thick, thin = score_trend(told, busy, (), NOON), score_trend(told, QUIET, (), NOON)
    assert thick.usual > 2 * thin.usual
    assert thick.score < thin.score / 1.4


def test_a_quiet_owner_weighs_more_than_a_busy_one():
    usual = UsualCoverage.learn([habit("wire", i, f"s{i}") for i in range(1440)], NOON)
    trend = score_trend(history(seen("wire"), seen("monthly", 1)), usual, (), after(2))
    weight = {line.label: line.weight for line in trend.evidence}
    assert weight["Monthly"] > 2 * weight["Wire"]


def test_unproven_voices_add_little_and_nothing_alone():
    trust = Trust(weights={"a": 1.0, "b": 1.0, "c": 0.5, "d": 0.5, "e": 0.5, "f": 0.5, "g": 0.5, "h": 0.5})
    usual = UsualCoverage(trust=trust)
    alone = score_trend(history(*(seen(o) for o in "cdefgh")), usual, (), NOON)
    assert (alone.score, alone.owners, alone.evidence, alone.trending) == (0, 0, (), False)
    led = score_trend(history(*(seen(o, -1) for o in "cdefgh"), seen("a")), usual, (), NOON)
    assert led.score == pytest.approx(score_trend(history(seen("a"), seen("b")), usual, (), NOON).score)
    assert sum(line.weight for line in led.evidence) == led.score
    assert {line.detail for line in led.evidence if line.label != "A"} == {"new here: counts as 0.17 of a voice"}


def test_facets_are_scores_of_a_part_with_evidence_of_their_own():
    told = history(*(seen(o, language="en") for o in "abcdef"), seen("g", language="de"), topics=("sport", "local"))
    crowded = [habit(f"o{i % 30}", 20 * i, f"game{i // 30}", "sport") for i in range(600)]
    plain = [habit(f"o{i % 30}", 20 * i + 7, f"else{i}", "local") for i in range(600)]
    usual = UsualCoverage.learn([*crowded, *plain], NOON)
    found = {(f.kind, f.value): f for f in facets(told, usual, {"en": QUIET}, NOON)}
    assert set(found) == {("topic", "sport"), ("topic", "local"), ("language", "en"), ("language", "de")}
    assert all(f.score == sum(line.weight for line in f.evidence) for f in found.values())
    assert found["topic", "local"].score > found["topic", "sport"].score
    assert found["topic", "sport"].score == score_trend(told, usual, (), NOON).score
    assert found["language", "en"].score == score_trend(history(*told.appearances[:6]), QUIET, (), NOON).score
    assert found["language", "en"].score > found["language", "de"].score


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
    assert len(score_trend(told, QUIET, (), after(61)).evidence) <= 2
