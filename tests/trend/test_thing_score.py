"""A thing trends against its own past."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.trend import ThingHistory, Trust, score_thing
from tests.trend.made import NOON, after, seen

EVERYBODY = Trust()
WEEKS = NOON - timedelta(days=14)


def thing(*items, **more):
    stories = {a.article_id: f"story-{a.article_id[-1]}" for a in items}
    return ThingHistory(
        key="ilsa brandt", name="Ilsa Brandt", kind="person", appearances=items, stories=stories, since=WEEKS, **more
    )


BURST = [seen(o, i, name=f"{o}{i % 2}") for i, o in enumerate("abcdef")]


def test_lines_add_up_and_name_the_stories():
    trend = score_thing(thing(*BURST), EVERYBODY, after(10))
    assert trend.score == sum(e.weight for e in trend.evidence) > 0
    assert (trend.owners, trend.trending, trend.kind) == (6, True, "person")
    assert trend.story_ids == ("story-0", "story-1")
    assert 0 < trend.usual < 1


def test_a_name_in_every_paper_every_day_does_not_trend_by_being_there():
    always = [seen(o, -180 * k - 20, name=f"{o}/{k}") for k in range(1, 100) for o in "abcdef"]
    today = [seen(o, 20 * i) for i, o in enumerate("abcdef")]
    trend, unknown = (
        score_thing(thing(*always, *today), EVERYBODY, after(110)),
        score_thing(thing(*today), EVERYBODY, after(110)),
    )
    assert trend.usual > 2 * unknown.usual
    assert unknown.trending
    assert not trend.trending


def test_a_burst_is_not_its_own_past():
    once = score_thing(thing(*BURST), EVERYBODY, after(10))
    more = thing(*BURST, *(replace(a, article_id=a.article_id + "x", at=a.at) for a in BURST))
    assert score_thing(more, EVERYBODY, after(10)).score == pytest.approx(once.score)


def test_two_mentions_of_a_new_name_are_no_sensation():
    assert not score_thing(thing(*BURST[:2]), EVERYBODY, after(10)).trending


def test_strangers_alone_make_no_name():
    trend = score_thing(thing(*BURST), Trust(otherwise=0.5), after(10))
    assert (trend.score, trend.owners) == (0, 0)
