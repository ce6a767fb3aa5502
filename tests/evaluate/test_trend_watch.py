"""A stream's stories keep their flags while articles merge and move."""

from standfirst.evaluate.trend_watch import TrendWatch
from tests.trend.made import seen


def test_a_story_is_flagged_once():
    watch = TrendWatch()
    flags = [watch.flags(seen(o, i), "s") for i, o in enumerate("abcdefgh")]
    assert flags.count(True) == 1
    assert 3 <= flags.index(True) < 7


def test_a_merge_brings_voices_and_flags():
    watch = TrendWatch()
    for i, owner in enumerate("ab"):
        assert not watch.flags(seen(owner, i), "s1")
        assert not watch.flags(seen(owner.upper(), i), "s2")
    watch.merge("s2", "s1")
    assert watch.flags(seen("e", 3), "s1")
    watch.merge("s1", "s3")
    assert not any(watch.flags(seen(o, 5), "s3") for o in "fgh")


def test_a_moved_article_counts_where_it_is_now():
    watch = TrendWatch()
    for i, owner in enumerate("abc"):
        watch.flags(seen(owner, i, name=owner), "wrong")
    for owner in "abc":
        watch.move(owner, "right")
    watch.move("never seen", "right")
    assert watch.flags(seen("d", 4), "right")
    assert not watch.flags(seen("e", 5), "wrong")
