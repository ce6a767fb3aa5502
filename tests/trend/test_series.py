"""The series detector on made-up counts."""

import math

import numpy as np

from standfirst.trend import SeriesDetector, SeriesSettings


def daily(days=6, seed=1):
    rng = np.random.default_rng(seed)
    level = 40 + 25 * np.sin(np.arange(days * 288) * 2 * np.pi / 288)
    return rng.poisson(level).astype(float)


def alarms(values, settings=None):
    detector = SeriesDetector(settings)
    return [i for i, value in enumerate(values) if detector.alarm(value)]


def test_a_burst_is_one_alarm_at_its_start():
    values = daily()
    values[1200:1230] += 300
    found = [i for i in alarms(values) if 1150 <= i < 1230 + 288]
    assert len(found) == 1
    assert 1200 <= found[0] <= 1202


def test_alarms_stay_rare_on_an_ordinary_week_and_none_come_while_learning():
    found = alarms(daily())
    assert len(found) <= 6
    assert all(i >= SeriesSettings().learn for i in found)


def test_one_pass_the_past_is_never_rewritten():
    values = daily()
    values[1000] += 500
    assert alarms(values[:1300]) == [i for i in alarms(values) if i < 1300]


def test_gaps_and_flat_series_are_quiet():
    assert alarms([5.0] * 1000) == []
    assert alarms([math.nan] * 1000) == []
