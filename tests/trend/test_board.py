"""The board knows every score at every moment from what was scored once."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.trend import Scored, TrendBoard, UsualCoverage, score_trend
from tests.trend.made import NOON, after, history, seen

HALF_LIFE = 6 * 3600.0
scored = st.builds(
    Scored,
    story_id=st.sampled_from([f"s{n}" for n in range(12)]),
    score=st.one_of(st.just(0.0), st.floats(1e-6, 400)),
    at=st.integers(-2000, 0).map(after),
)


def board(*rows):
    made = TrendBoard(HALF_LIFE)
    made.put(rows)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(scored, max_size=40), st.integers(0, 4000))
def test_it_says_what_fading_each_by_itself_would_say(rows, minutes):
    now, last = after(minutes), {r.story_id: r for r in rows}
    fading = {i: 0.5 ** ((now - r.at).total_seconds() / HALF_LIFE) for i, r in last.items()}
    expected = {i: r.score * fading[i] for i, r in last.items() if r.score > 0}
    made = board(*rows)
    assert dict(made.top(now, 100)) == pytest.approx(expected, rel=1e-6)
    assert len(made) == len(expected)
    best = [s for _, s in made.top(now, 3)]
    assert best == pytest.approx(sorted(expected.values(), reverse=True)[:3], rel=1e-6)


def test_rows_are_used_again_and_the_arrays_grow():
    made = board(*(Scored(story_id=f"s{n}", score=1.0 + n, at=NOON) for n in range(3000)))
    made.drop(f"s{n}" for n in range(2990))
    assert [i for i, _ in made.top(NOON, 20)] == [f"s{n}" for n in range(2999, 2989, -1)]
    made.put([Scored(story_id="new", score=5000.0, at=NOON)])
    assert made.top(NOON, 1) == [("new", pytest.approx(5000.0))]
    assert len(made.scores(NOON)) == 3000
    assert made.forget(NOON + timedelta(days=30), 0.05) == 11
    assert len(made) == 0
    assert not np.any(made.scores(NOON))


def test_it_asks_for_the_strongest_again_once_they_are_old():
    rows = [Scored(story_id=f"s{n}", score=1.0 + n, at=NOON if n % 2 else after(-20)) for n in range(10)]
    made = board(*rows, Scored(story_id="faint", score=0.01, at=after(-20)))
    assert sorted(made.due(NOON, 900, 4, 0.05)) == ["s6", "s8"]
    assert sorted(made.due(NOON, 900, 100, 0.05)) == ["s0", "s2", "s4", "s6", "s8"]


def test_an_end_is_told_once():
    made = board(Scored(story_id="s", score=9.0, at=NOON, trending_until=after(60)))
    assert made.ended(after(59)) == []
    assert made.ended(after(60)) == ["s"]
    assert made.ended(after(61)) == []


def test_a_scored_story_on_the_board_is_the_story_scored_later():
    told = history(*(seen(o, i) for i, o in enumerate("abcde")))
    now = score_trend(told, UsualCoverage(), (), after(10))
    made = board(Scored(story_id="s", score=now.score, at=now.at))
    later = score_trend(told, UsualCoverage(), (), after(700))
    assert made.top(after(700), 1) == [("s", pytest.approx(later.score))]
