"""A stream's stories keep their flags while articles merge and move."""

from standfirst.cluster import StoryChange
from standfirst.domain.story import AssignmentKind
from standfirst.evaluate.trend_watch import TrendWatch
from tests.trend.made import seen


def flags(watch, owner, minutes, story):
    item = seen(owner, minutes)
    watch.take(item, story)
    return watch.flags(item.article_id)


def change(kind, into, gone, *items):
    return StoryChange(kind=kind, story_id=into, from_story_id=gone, article_ids=items, score=0.9, reason="alike")


def test_a_story_is_flagged_once():
    watch = TrendWatch()
    found = [flags(watch, o, i, "s") for i, o in enumerate("abcdefgh")]
    assert found.count(True) == 1
    assert 3 <= found.index(True) < 7


def test_a_merge_brings_voices_and_flags():
    watch = TrendWatch()
    for i, owner in enumerate("ab"):
        assert not flags(watch, owner, i, "s1")
        assert not flags(watch, owner.upper(), i, "s2")
    watch.follow(change(AssignmentKind.MERGE, "s1", "s2", "A-0", "B-1"))
    assert flags(watch, "e", 3, "s1")
    watch.follow(change(AssignmentKind.MERGE, "s3", "s1", *(f"{o}-{m}" for o, m in zip("aAbBe", "00113", strict=True))))
    assert not any(flags(watch, o, 5, "s3") for o in "fgh")


def test_a_moved_article_counts_where_it_is_now():
    watch = TrendWatch()
    for i, owner in enumerate("abc"):
        flags(watch, owner, i, "wrong")
    watch.follow(change(AssignmentKind.MOVE, "right", "wrong", "a-0", "b-1", "c-2", "never taken in"))
    assert flags(watch, "d", 4, "right")
    assert not flags(watch, "e", 5, "wrong")
