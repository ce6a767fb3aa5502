"""Trends as pages are given them: lines that add up, tabs that count, a quiet day that says so."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.store.browse import Facet, load_things, load_trending
from standfirst.store.browse.quiet import load_quiet_day
from standfirst.store.browse.trend_view import in_hundredths, trend_view
from standfirst.store.browse.trending import knows_language, load_facet_counts, load_thing_counts
from standfirst.store.models import Report, Source, Story, TrendPoint, TrendRow
from standfirst.store.signals import load_signals
from standfirst.trend import TrendSettings
from tests.store import attention, world

DE, TRANSPORT = Facet(kind="language", value="de"), Facet(kind="topic", value="transport")


@given(st.lists(st.floats(0, 50), min_size=1, max_size=60))
def test_shown_lines_add_up_to_the_shown_score(weights: list[float]) -> None:
    shown = in_hundredths(weights)
    assert round(sum(shown), 2) == pytest.approx(round(math.fsum(weights), 2), abs=0.0101)
    assert sum(round(s * 100) for s in shown) == round(math.fsum(weights) * 100)
    assert all(abs(s - w) <= 0.01 for s, w in zip(shown, weights, strict=True))


@pytest.mark.parametrize(
    ("velocity", "acceleration", "pace"),
    [
        (2.0, 0.5, "speeding up"),
        (2.0, -0.5, "slowing"),
        (2.0, 0.1, "at a steady pace"),
        (0.0, -0.5, "nothing new now"),
    ],
)
def test_pace_in_words(velocity: float, acceleration: float, pace: str) -> None:
    row = TrendRow(
        story_id="s", at=world.NOW, score=1, peak=1, peak_at=world.NOW, owners=3, usual=0.42, window=10800,
        half_life=21600, velocity=velocity, acceleration=acceleration, evidence=[],
    )  # fmt: skip
    assert trend_view(row, world.NOW).pace == pace
    assert trend_view(row, world.NOW).why == "3 independent owners within 3 hours, where 0.4 would be usual."
    row.why = "Three harbour papers at once."
    assert trend_view(row, world.NOW).why == "Three harbour papers at once."


@pytest.fixture
def stories(db: None) -> tuple[str, str, str]:
    """Three stories: two trending, one not."""
    world.add_sources()
    ids = tuple(world.add_story(k, k.title(), ["transport"]) for k in ("ferry", "tram", "market"))
    attention.explain(ids[0], 6.0, 3.0)
    attention.explain(ids[1], 9.0, 4.0)
    attention.explain(ids[2], 0.5, 0.2, trending=False)
    return ids[0], ids[1], ids[2]


def test_trending_comes_first_and_tabs_have_their_own_order(stories: tuple[str, str, str]) -> None:
    ferry, tram, market = stories
    for story, score in ((ferry, 5.0), (tram, 2.0)):
        attention.see_in(story, "language", "de", score)
    attention.see_in(market, "language", "de", 0.3)
    attention.see_in(ferry, "topic", "transport", 9.0)
    assert [r.story_id for r in load_trending()] == [tram, ferry, market]
    assert [r.story_id for r in load_trending(trending_only=True)] == [tram, ferry]
    german = [(r.story_id, round(r.facet_score, 3)) for r in load_trending(facet=DE)]
    assert german == [(ferry, 5.0), (tram, 2.0), (market, 0.3)]
    assert [r.story_id for r in load_trending(1, DE, trending_only=True)] == [ferry]
    assert load_facet_counts() == {DE: 2, TRANSPORT: 1}
    assert load_trending(1)[0].trend.total == pytest.approx(13.0)


def test_merged_and_withdrawn_stories_are_in_no_tab(stories: tuple[str, str, str]) -> None:
    ferry, tram, _ = stories
    for story in (ferry, tram):
        attention.see_in(story, "language", "de", 5.0)
    Story.objects.filter(id=ferry).update(merged_into=tram)
    Report.objects.create(id="R", story_id=tram, state="withdrawn", updated_at=world.NOW)
    assert load_trending(facet=DE) == ()
    assert load_trending(trending_only=True) == ()
    assert load_facet_counts() == {}


def test_signals_and_things_come_with_their_stories(stories: tuple[str, str, str]) -> None:
    ferry, tram, market = stories
    attention.signal(ferry)
    attention.name_a_thing("ines holm", "Ines Holm", "person", tram, "gone", ferry)
    attention.name_a_thing("norrvik", "Norrvik", "place", market, score=5.0)
    row = next(r for r in load_trending() if r.story_id == ferry)
    assert [(s.connector, s.how, s.detail) for s in row.signals] == [("hacker-news", "link", "312 points, rank 4")]
    place, person = load_things()
    assert (place.name, person.stories) == ("Norrvik", ((tram, "Tram"), (ferry, "Ferry")))
    assert [t.name for t in load_things(kind="person")] == ["Ines Holm"]
    assert load_thing_counts() == {"person": 1, "place": 1}


def test_names_in_small_letters_are_shown_as_articles_write_them(stories: tuple[str, str, str]) -> None:
    attention.signal_about(stories[0], "norrvik ferries")
    attention.signal_about(stories[0], "moth")
    attention.name_a_thing("norrvik ferries", "Norrvik Ferries", "organisation", stories[0])
    row = next(r for r in load_trending() if r.story_id == stories[0])
    assert {(s.label, s.what) for s in row.signals} == {("Norrvik Ferries", "Norrvik Ferries"), ("moth", "moth")}
    (scored,) = load_signals(stories[0], world.NOW)
    assert (scored.label, scored.detail) in {
        ("place 2 of 5 on Google Trends", "Norrvik Ferries"), ("place 2 of 5 on Google Trends", "moth"),
    }  # fmt: skip


def test_curves_are_thinned_and_end_with_the_newest_point(stories: tuple[str, str, str]) -> None:
    ferry = stories[0]
    TrendPoint.objects.bulk_create(
        TrendPoint(story_id=ferry, at=world.NOW + timedelta(minutes=n), score=n, owners=n % 7) for n in range(1, 500)
    )
    points = next(r for r in load_trending() if r.story_id == ferry).points
    assert 50 <= len(points) <= 61
    assert points[-1][1] == 499


def test_a_quiet_day_tells_what_is_watched_and_what_stood_out_last(stories: tuple[str, str, str]) -> None:
    ferry, tram, _ = stories
    Source.objects.filter(id="post").update(removed_at=world.NOW)
    bar, noon = TrendSettings().threshold, world.NOW - timedelta(hours=9)
    TrendRow.objects.filter(story_id=tram).update(peak=bar - 0.1, trending=False)
    quiet = load_quiet_day(world.NOW)
    assert (quiet.sources, quiet.owners, quiet.articles, quiet.last_at) == (1, 1, 6, None)
    TrendRow.objects.filter(story_id=ferry).update(peak=bar + 1, peak_at=noon, trending=False)
    assert (load_quiet_day(world.NOW).last_title, load_quiet_day(world.NOW).last_at) == ("Ferry", noon)
    assert load_quiet_day(world.NOW + timedelta(days=3)).articles == 0


def test_a_language_is_known_when_any_source_or_story_speaks_it(stories: tuple[str, str, str]) -> None:
    assert not knows_language("de")
    Source.objects.filter(id="post").update(language="de")
    assert knows_language("de")
