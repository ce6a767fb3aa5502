"""What is usual: per owner, topic and hour, and ordinary where nothing is known."""

from datetime import timedelta

import pytest

from standfirst.trend import Trust, UsualCoverage
from tests.trend.made import NOON, habit

WINDOW = 3 * 3600.0
DAY = 24 * 60


def learn(habits, **more):
    return UsualCoverage.learn(habits, NOON, **more)


def test_nothing_learned_is_one_owner_in_three_hours():
    assert UsualCoverage().expected(WINDOW, NOON, "sport") == pytest.approx(1.0)
    assert UsualCoverage().expected(WINDOW / 3, NOON) == pytest.approx(1 / 3)
    assert 0 < UsualCoverage().owner_chance("anybody", WINDOW, NOON) < 0.1
    assert learn([]).expected(WINDOW, NOON) == pytest.approx(1.0)


def test_a_first_hour_changes_little():
    few = learn([habit(f"o{i}", i, f"s{i}") for i in range(5)])
    assert few.expected(WINDOW, NOON) == pytest.approx(1.0, abs=0.5)


def test_ten_days_of_ten_owners_on_each_story_teach_that_this_is_usual():
    habits = [habit(f"o{o}", 180 * s + 20 + 5 * o, f"s{s}") for s in range(80) for o in range(10)]
    usual = learn(habits)
    # Ten owners on each story; that an owner comes back to one and misses another is part of the model.
    assert 4 < usual.expected(WINDOW, NOON) < 10


def test_night_is_quieter_than_noon():
    """Everybody writes between 9 and 12, and never else; the stories last all day."""
    working = [habit(f"o{o}", DAY * d + 30 + 20 * k, f"d{d}") for d in range(13) for o in range(12) for k in range(8)]
    usual = learn(working)
    noon, night = (usual.expected(WINDOW, NOON + timedelta(hours=h)) for h in (0, -9))
    assert noon > 3 * night > 0


def test_an_owner_keeps_its_own_hours():
    habits = [habit("night", DAY * d + 9 * 60, f"n{d}") for d in range(13) for _ in range(2)]
    habits += [habit("noon", DAY * d, f"d{d}") for d in range(13) for _ in range(2)]
    usual, night = learn(habits), NOON - timedelta(hours=9)
    assert usual.owner_chance("night", 3600, night) > 1.5 * usual.owner_chance("noon", 3600, night)


def test_a_specialist_is_expected_on_its_topic_and_a_crowded_topic_everywhere():
    habits = [habit("chess", 60 * i, f"c{i}", "sport") for i in range(100)]
    habits += [habit("daily", 60 * i, f"p{i}", "politics") for i in range(100)]
    habits += [habit(f"extra{o}", 60 * i, f"p{i}", "politics") for i in range(100) for o in range(5)]
    usual = learn(habits)
    assert usual.owner_chance("chess", WINDOW, NOON, "sport") > 3 * usual.owner_chance("daily", WINDOW, NOON, "sport")
    assert usual.expected(WINDOW, NOON, "politics") > 1.5 * usual.expected(WINDOW, NOON, "sport")
    assert usual.expected(WINDOW, NOON, "never told") == usual.expected(WINDOW, NOON)


def test_what_is_usual_counts_by_trust():
    habits = [habit(f"o{o}", 180 * s + 20 + 5 * o, f"s{s}") for s in range(80) for o in range(10)]
    half = Trust(weights={f"o{o}": float(o % 2) for o in range(10)})
    assert learn(habits, trust=half).expected(WINDOW, NOON) == pytest.approx(
        learn(habits).expected(WINDOW, NOON) / 2, rel=0.1
    )


def test_what_is_old_or_ahead_teaches_nothing():
    old, ahead = habit("o", 15 * DAY, "s"), habit("o", -5, "s")
    assert learn([old, ahead]).hours == 0
