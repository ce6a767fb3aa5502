"""What is kept of a reader and forgotten again; consent; what may not be learned; standing of reactions."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.ranking import InteractionKind, InterestKind
from standfirst.store.browse.front import load_front
from standfirst.store.browse.named import read_named
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.models import Article, Interaction, Mention, Reaction, Reader, Report, Story
from standfirst.store.reactions import counts_for, react
from standfirst.store.reader_page import forget_acts, forget_seen, is_saved, load_kept, saved_stories
from standfirst.store.readers import (
    export_reader,
    load_profile,
    make_reader,
    note_interaction,
    note_reading,
    nudge_interests,
    set_choices,
    set_interest,
)
from standfirst.store.standing import standing
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> world.Told:
    world.add_sources()
    return world.publish(world.add_story("ferry", "Ferry closes", ["transport"]), "Ferry closes, 2 report")


def test_each_act_is_listed_with_what_it_taught_and_can_be_forgotten(told: world.Told) -> None:
    reader = make_reader()
    note_interaction(reader, told.story_id, InteractionKind.OPEN, world.NOW)
    react(reader, told.report_id, 1, world.NOW)
    kept = load_kept(reader)
    assert [a.word for a in kept.acts] == ["Liked", "Opened"]
    assert kept.taught == {"transport": "liked 1, opened 1"}
    assert [r.value for r in kept.reactions] == [1]
    assert forget_acts(reader, kept.acts[0].id) == 1
    assert Report.objects.get().likes == 0, "a like goes with its act"
    assert forget_acts(reader) == 1
    assert load_profile(reader, world.NOW).topic_weights == {}


def test_a_hide_outlives_two_hundred_acts(told: world.Told) -> None:
    reader, other = make_reader(), world.add_story("tram", "Tram opens", ["local"])
    note_interaction(reader, told.story_id, InteractionKind.HIDE, world.NOW - timedelta(hours=3))
    Interaction.objects.bulk_create(
        Interaction(reader_id=reader, story_id=other, kind="open", at=world.NOW - timedelta(seconds=n))
        for n in range(250)
    )
    hides = [a.story_id for a in load_profile(reader, world.NOW).recent if a.kind is InteractionKind.HIDE]
    assert hides == [told.story_id]
    assert len(load_profile(reader, world.NOW).recent) == 201
    assert len(load_profile(reader, world.NOW + timedelta(days=15)).recent) == 200


def test_nobody_forgets_for_another(told: world.Told) -> None:
    mine, theirs = make_reader(), make_reader()
    note_interaction(theirs, told.story_id, InteractionKind.OPEN, world.NOW)
    assert forget_acts(mine, Interaction.objects.get().pk) == 0
    assert Interaction.objects.count() == 1


def test_seen_is_counted_and_forgotten(told: world.Told) -> None:
    reader = make_reader()
    save_impressions([Impression(reader_id=reader, cards=((told.story_id, 1),), at=world.NOW)] * 2)
    assert load_kept(reader).seen == 1
    forget_seen(reader)
    assert load_profile(reader, world.NOW).seen == {}


def test_reading_counts_by_consent_only_is_bounded_and_goes_with_it(told: world.Told) -> None:
    reader = make_reader()
    assert not note_reading(reader, told.story_id, 60, world.NOW)
    set_choices(reader, measured=True)
    for seconds in (60, 40, 99_999):
        assert note_reading(reader, told.story_id, seconds, world.NOW)
    assert [a.seconds for a in Interaction.objects.all()] == [600], "one row, the longest stay, ten minutes at most"
    assert load_profile(reader, world.NOW).topic_weights == {"transport": 0.1}
    assert not note_reading(reader, "nosuchstory", 60, world.NOW)
    set_choices(reader, measured=False)
    assert not Interaction.objects.exists()


def test_with_customising_off_nothing_is_learned_from_looking(told: world.Told) -> None:
    reader = make_reader()
    set_choices(reader, customised=False)
    note_interaction(reader, told.story_id, InteractionKind.OPEN, world.NOW)
    assert not Interaction.objects.exists()
    note_interaction(reader, told.story_id, InteractionKind.SAVE, world.NOW)
    assert [i for i, *_ in saved_stories(reader)] == [told.story_id]
    assert is_saved(reader, told.story_id)


@pytest.mark.parametrize("kind", [InteractionKind.OPEN, InteractionKind.LIKE, InteractionKind.SAVE])
def test_sensitive_reading_reaches_no_ranking_but_a_hide_is_obeyed(kind: InteractionKind) -> None:
    world.add_sources()
    by_topic = world.add_story("clinic", "Clinic opens", ["local", "health"])
    by_word = world.add_story("bishop", "Bishop of Norrvik resigns", ["local"])
    reader = make_reader()
    for story in (by_topic, by_word):
        note_interaction(reader, story, kind, world.NOW)
    profile = load_profile(reader, world.NOW)
    assert (profile.topic_weights, profile.recent) == ({}, ())
    assert all(a.silent for a in load_kept(reader).acts)
    note_interaction(reader, by_word, InteractionKind.HIDE, world.NOW)
    assert [a.kind for a in load_profile(reader, world.NOW).recent] == ["hide"]
    set_interest(reader, InterestKind.TOPIC, "health", 1)
    assert [i.value for i in load_profile(reader, world.NOW).interests] == ["health"], "a choice stays a choice"


def test_a_topic_can_be_left_unlearned(told: world.Told) -> None:
    reader = make_reader()
    note_interaction(reader, told.story_id, InteractionKind.OPEN, world.NOW)
    set_interest(reader, InterestKind.TOPIC, "transport", 0)
    assert load_profile(reader, world.NOW).topic_weights == {}


def test_interests_come_back_as_they_were_and_nudges_say_whether_they_moved() -> None:
    reader = make_reader()
    assert set_interest(reader, InterestKind.WORD, "ferry", 1) is None
    assert set_interest(reader, InterestKind.WORD, "ferry", -1) == 1.0
    assert nudge_interests(reader, InterestKind.WORD, ["ferry"], 0.3) == 0
    assert nudge_interests(reader, InterestKind.WORD, ["tram"], 0.3) == 1
    nudge_interests(reader, InterestKind.WORD, ["tram"], -0.3)
    assert [i.value for i in load_profile(reader, world.NOW).interests] == ["ferry"], "back to nothing, not to 0"


def test_the_export_holds_switches_reading_times_and_what_was_learned(told: world.Told) -> None:
    reader = make_reader()
    set_choices(reader, measured=True, language="en")
    note_reading(reader, told.story_id, 60, world.NOW)
    out = export_reader(reader)
    assert (out["measured"], out["customised"], out["language"], out["acts"][0]["seconds"]) == (True, True, "en", 60)
    assert out["learned"] == {"transport": 0.025}


def old_reader(days: float, stories: list[str]) -> str:
    reader = make_reader()
    Reader.objects.filter(id=reader).update(created_at=datetime.now(UTC) - timedelta(days=days))
    for story in stories:
        note_interaction(reader, story, InteractionKind.OPEN, world.NOW - timedelta(days=2))
    return reader


def test_standing_grows_with_age_and_breadth(told: world.Told) -> None:
    stories = [world.add_story(f"s{n}", f"Story {n}", ["local"]) for n in range(5)]
    assert standing(make_reader(), world.NOW) == pytest.approx(0.1)
    assert standing(old_reader(7, stories[:1]), world.NOW) == pytest.approx(0.2)
    assert standing(old_reader(3.5, stories), world.NOW) == pytest.approx(0.5, abs=0.01)
    assert standing(old_reader(30, stories), world.NOW) == pytest.approx(1.0)
    assert standing("nobody", world.NOW) == 0.0


def test_a_ring_of_fifty_fresh_readers_shows_as_five(told: world.Told) -> None:
    honest = react(make_reader(), told.report_id, 1, world.NOW)
    for _ in range(50):
        seen = react(make_reader(), told.report_id, 1, world.NOW)
    report = Report.objects.get()
    assert honest == (1, 0)
    assert seen == (6, 0), "each sees their own counted"
    assert (report.likes, report.dislikes) == (5, 0)
    assert (report.revision, report.headline) == (1, "Ferry closes, 2 report"), "what is published is untouched"
    assert Reaction.objects.count() == 51
    assert counts_for(make_reader(), told.report_id) == (5, 0)


def test_named_things_need_two_articles_and_reach_the_candidates(told: world.Told) -> None:
    articles = list(Article.objects.filter(story_id=told.story_id).order_by("id"))
    Article.objects.filter(id=articles[0].id).update(byline="By Mara Lind")
    for article, names in ((articles[0], ("norrvik", "holm")), (articles[1], ("norrvik",))):
        for key in names:
            kind = "place" if key == "norrvik" else "person"
            Mention.objects.create(article=article, key=key, name=key.title(), kind=kind, at=article.published_at)
    named = read_named([told.story_id])[told.story_id]
    assert (named.places, named.things, named.authors) == (("Norrvik",), (), ("Mara Lind",))
    Story.objects.filter(id=told.story_id).update(article_count=3)  # as it is when an article joins
    (row,) = [r for r in load_front(world.NOW) if r.candidate.story_id == told.story_id]
    assert (row.candidate.places, row.candidate.authors) == (("Norrvik",), ("Mara Lind",))
