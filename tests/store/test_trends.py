"""Scores through the database: exact, fading, in order at any moment."""

from datetime import timedelta

import pytest

from standfirst.domain.clock import NewsTime
from standfirst.domain.trend import fade
from standfirst.store.browse import load_story, load_trending
from standfirst.store.clock import set_news_time
from standfirst.store.models import Article, Mention, Source, Story, ThingTrendRow, TrendFacetRow, TrendPoint, TrendRow
from standfirst.store.things import load_thing_histories, load_things, new_mentions, save_mentions, save_thing_trends
from standfirst.store.trends import (
    ScoredStory,
    board_rows,
    faded,
    first_seen,
    forget_trends,
    load_habits,
    load_history,
    load_trend,
    save_trends,
    scores_now,
    to_evidence,
    vouched_owners,
)
from standfirst.trend import Trust, UsualCoverage, facets, score_thing, score_trend
from tests.store.world import NOW, add_sources, add_story

pytestmark = pytest.mark.django_db
QUIET = UsualCoverage()


@pytest.fixture
def story(db: None) -> str:
    add_sources()
    story_id = add_story("ferry", "Ferry aground", ["transport", "local"], minutes=7)
    Article.objects.filter(source_id="times").update(language="en", published_at=NOW - timedelta(minutes=40, seconds=7))
    Article.objects.filter(source_id="post").update(language="de")
    return story_id


def scored(story_id: str, minutes: float = 0.0) -> ScoredStory:
    history = load_history(story_id)
    assert history is not None
    now = NOW + timedelta(minutes=minutes)
    trend = score_trend(history, QUIET, (), now)
    seen = facets(history, QUIET, {}, now)
    return ScoredStory(trend=type(trend)(**{**{f: getattr(trend, f) for f in trend.__slots__}, "facets": seen}))


def test_a_score_is_the_sum_of_its_lines_after_the_round_trip(story: str) -> None:
    one = scored(story, 3.3)
    save_trends([one])
    row = TrendRow.objects.get(story_id=story)
    assert row.score == sum(e["weight"] for e in row.evidence) == one.trend.score > 0
    back = load_trend(story)
    assert back is not None
    assert back.evidence == one.trend.evidence
    assert (back.window, back.usual, back.velocity, back.acceleration) == (
        one.trend.window, one.trend.usual, one.trend.velocity, one.trend.acceleration,
    )  # fmt: skip
    told = "2 independent outlets in an hour where 0.3 is usual, the first of them Harbour Times on "
    assert row.why.startswith(told)
    later = faded(row, NOW + timedelta(hours=3))
    assert later.score == sum(e["weight"] for e in later.evidence) == fade(one.trend, NOW + timedelta(hours=3)).score
    assert later.velocity > 0
    assert faded(later, NOW + timedelta(hours=9)).velocity == 0


def test_facets_are_rows_with_evidence_and_are_made_anew(story: str) -> None:
    save_trends([scored(story)])
    save_trends([scored(story, 1)])
    rows = TrendFacetRow.objects.filter(story_id=story)
    assert {(f.kind, f.value) for f in rows} == {
        ("topic", "transport"), ("topic", "local"), ("language", "en"), ("language", "de"),
    }  # fmt: skip
    assert all(f.score == sum(to_evidence(e).weight for e in f.evidence) > 0 for f in rows)
    assert TrendPoint.objects.filter(story_id=story, at__gte=NOW).count() == 2


def test_heat_is_the_order_of_scores_now_whenever_they_were_taken(story: str) -> None:
    old, weak = add_story("storm", "Storm", ["local"]), add_story("cake", "Cake", ["culture"])
    for key, score, hours in ((story, 4.0, 0), (old, 12.0, 12), (weak, 3.5, 0)):
        row = TrendRow.objects.get(story_id=key)
        row.score, row.at, row.half_life = score, NOW - timedelta(hours=hours), 6 * 3600.0
        row.save()
    assert list(TrendRow.objects.order_by("-heat").values_list("story_id", flat=True)) == [story, weak, old]
    now = scores_now(NOW - timedelta(days=1), NOW)
    assert [now[i][0] for i in (story, weak, old)] == pytest.approx([4.0, 3.5, 3.0])
    assert {b.story_id: b.score for b in board_rows(NOW - timedelta(hours=1))} == {story: 4.0, weak: 3.5}


def test_pages_show_what_is_left_of_a_score(story: str) -> None:
    save_trends([scored(story)])
    TrendRow.objects.filter(story_id=story).update(trending=True, trending_until=NOW + timedelta(hours=1))
    for hours, trending in ((0, True), (6, False)):
        moment = NOW + timedelta(hours=hours)
        set_news_time(NewsTime(real_anchor=moment, news_anchor=moment, speed=1e-9))
        (row,) = load_trending()
        page = load_story(story)
        assert page is not None
        assert page.trend is not None
        assert row.trend.trending is trending
        assert (
            page.trend.score
            == row.trend.score
            == pytest.approx(scored(story).trend.score * 0.5 ** (hours / 6), rel=0.01)
        )


def test_what_was_learned_from_comes_from_placed_articles(story: str) -> None:
    Source.objects.filter(id="post").update(vouched=True)
    Article.objects.filter(source_id="post").update(copy_of="x")
    found = {h.owner: h for h in load_habits(NOW - timedelta(days=1))}
    assert found["Quay Media"].own
    assert not found["Inland Press"].own
    assert {h.story_id for h in found.values()} == {story}
    assert vouched_owners() == {"Inland Press"}
    assert set(first_seen()) == {"Quay Media", "Inland Press"}


def test_an_empty_story_loses_its_trend(story: str) -> None:
    save_trends([scored(story)])
    Article.objects.update(story=None)
    assert load_history(story) is None
    forget_trends([story], [])
    assert not TrendRow.objects.exists()
    assert not TrendFacetRow.objects.exists()
    assert Story.objects.filter(id=story).exists()


def test_things_are_found_once_and_scored_exactly(story: str) -> None:
    ids = list(Article.objects.values_list("id", flat=True))
    assert save_mentions(ids) == Mention.objects.count() > 0
    assert save_mentions(ids) == 0
    fresh = new_mentions(0, NOW - timedelta(days=1), 100)
    assert "ines holm" in fresh.keys
    assert new_mentions(fresh.seen, NOW - timedelta(days=1), 100).keys == ()
    histories = load_thing_histories(fresh.keys, NOW - timedelta(days=14))
    save_thing_trends([score_thing(h, Trust(), NOW) for h in histories])
    row = ThingTrendRow.objects.get(key="norrvik")
    assert (row.name, row.kind, row.owners, row.story_ids) == ("Norrvik", "place", 2, [story])
    assert row.score == sum(e["weight"] for e in row.evidence) > 0
    assert row.why.startswith("2 independent outlets in an hour")
    shown = load_things(NOW + timedelta(hours=6), 10, "place")
    assert [t.key for t in shown] == ["norrvik"]
    assert shown[0].score == sum(e.weight for e in shown[0].evidence) == pytest.approx(row.score / 2)
