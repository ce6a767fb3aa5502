"""Trust is earned slowly, and never among strangers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.trend import Trust
from tests.trend.made import NOON, habit

OLD = NOON - timedelta(days=200)
DESK = dict.fromkeys(("times", "post", "wire"), OLD)


def days_ago(days):
    return NOON - timedelta(days=days)


def told_by(*owners, stories, start=0):
    """The last named is the first to tell."""
    return [habit(o, 60 * (start + s) + n, f"s{start + s}") for s in range(stories) for n, o in enumerate(owners)]


def test_on_the_first_day_everybody_is_a_voice():
    young = {f"feed{n}": NOON - timedelta(hours=n % 5) for n in range(40)}
    trust = Trust.learn([], young, NOON)
    assert {trust.weight(o) for o in young} == {1.0}
    assert trust.weight("arrives in a minute") == 1.0
    assert Trust.learn([], {}, NOON).weight("anybody") == Trust().weight("anybody") == 1.0


def test_founders_stay_proven_and_late_comers_start_at_nothing():
    trust = Trust.learn([], {**DESK, "new": days_ago(1)}, NOON)
    assert [trust.weight(o) for o in ("times", "new", "unseen")] == [1.0, 0.0, 0.0]


def test_time_and_company_both_count():
    lessons = told_by("times", "post", "paper", stories=6)
    weights = [Trust.learn(lessons, {**DESK, "paper": days_ago(d)}, NOON).weight("paper") for d in (0, 7, 14, 28, 90)]
    assert weights == pytest.approx([0, 0.125, 0.25, 0.5, 0.5])
    lessons += told_by("wire", "post", "paper", stories=6, start=50)
    assert Trust.learn(lessons, {**DESK, "paper": days_ago(28)}, NOON).weight("paper") == 1.0


def test_who_only_follows_is_never_proven():
    first = {**DESK, "echo": days_ago(100)}
    lessons = told_by("echo", "times", "post", stories=100)
    assert Trust.learn(lessons, first, NOON).weight("echo") == 0.9
    dated_back = [replace(h, at=h.at - timedelta(days=1), read_at=h.at) for h in lessons if h.owner == "echo"]
    others = [h for h in lessons if h.owner != "echo"]
    assert Trust.learn([*others, *dated_back], first, NOON).weight("echo") == 0.9
    assert (
        Trust.learn([*lessons, *told_by("times", "post", "echo", stories=2, start=200)], first, NOON).weight("echo")
        == 1
    )


def test_one_witness_or_a_copied_text_proves_nothing():
    first = {**DESK, "paper": days_ago(60)}
    assert Trust.learn(told_by("times", "paper", stories=40), first, NOON).weight("paper") == 0
    copied = told_by("times", "post", stories=40) + [habit("paper", 60 * s, f"s{s}", own=False) for s in range(40)]
    assert Trust.learn(copied, first, NOON).weight("paper") == 0


def test_a_hundred_strangers_cannot_prove_each_other():
    ring = {f"ring{n}": days_ago(300 - n) for n in range(100)}
    founders = {"times": days_ago(310), "post": days_ago(310)}
    lessons = told_by(*ring, stories=50) + told_by("times", "post", stories=20, start=100)
    trust = Trust.learn(lessons, {**founders, **{o: days_ago(200) for o in ring}}, NOON)
    assert {trust.weight(o) for o in ring} == {0.0}


def test_the_proven_prove_others_in_turn():
    lessons = told_by("times", "post", "paper", "radio", stories=12)
    lessons += told_by("paper", "radio", "blog", stories=12, start=50)
    first = {**DESK, **dict.fromkeys(("paper", "radio", "blog"), days_ago(40))}
    assert Trust.learn(lessons, first, NOON).weight("blog") == 1.0


def test_the_operators_word_counts_at_once():
    assert Trust.learn([], {**DESK, "new": NOON}, NOON, vouched={"new"}).weight("new") == 1.0
