"""What people expect of the cluster room, on invented news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.cluster import (
    ArticleToPlace,
    CopyIndex,
    PlacedArticle,
    StoryIndex,
    place,
    text_to_embed,
)
from standfirst.domain.story import AssignmentKind
from standfirst.testing.embedder import HashEmbedder

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BRIDGE = (
    "Bridge in Norrvik closed after crack found",
    "The Harbour Bridge in Norrvik was closed on Monday after engineers of the Vesland road office found a crack "
    "in a main girder. Some 14,000 cars a day must take the ferry or the long way over Lindby.",
)
FOLLOW_UP = (
    "Norrvik bridge stays shut for six weeks, road office says",
    "The cracked girder of the Harbour Bridge in Norrvik will take six weeks to mend, the Vesland road office "
    "said. Ferry crossings to Lindby are to be doubled.",
)
ELECTION = (
    "Parliament of Ostmark votes for new pension age",
    "Members of parliament in Ostmark raised the pension age to 68 after a night of debate. Unions called a "
    "strike for Thursday.",
)
FIRE_A = (
    "Fire destroys furniture factory in Norrvik",
    "A fire destroyed a furniture factory in Norrvik. Nobody was hurt. The chief of the Norrvik fire brigade, "
    "Anna Holm, said the blaze began in the paint shop.",
)
FIRE_B = (
    "Fire damages paper mill in Sudhaven",
    "A fire damaged a paper mill in Sudhaven. Nobody was hurt. The head of the Sudhaven brigade, Piet Marr, said "
    "the blaze started in a store of pulp.",
)


def article(name, story, hours=0.0, vector=True, text=None, language="en"):
    title, body = story
    body = body if text is None else text
    row = HashEmbedder().embed([text_to_embed(title, body)])[0] if vector else None
    return ArticleToPlace(
        id=name,
        owner=f"owner-{name}",
        title=title,
        text=body,
        published_at=NOON + timedelta(hours=hours),
        language=language,
        vector=row,
    )


def desk(*rows):
    index, copies = StoryIndex(), CopyIndex()
    for row, story_id in rows:
        index.add(row, story_id)
        copies.add(row)
    return index, copies


def test_first_article_starts_a_story():
    decision = place(article("a", BRIDGE), *desk())
    assert (decision.kind, decision.story_id, decision.reason) == (AssignmentKind.NEW, "", "the first story")


def test_follow_up_of_the_next_day_joins_and_says_why():
    decision = place(article("b", FOLLOW_UP, 20), *desk((article("a", BRIDGE), "s1"), (article("x", ELECTION), "s2")))
    assert (decision.kind, decision.story_id) == (AssignmentKind.JOIN, "s1")
    assert decision.score >= 0.5
    assert "Norrvik" in decision.reason
    assert "20 h apart" in decision.reason


def test_another_event_starts_its_own_story():
    decision = place(article("x", ELECTION), *desk((article("a", BRIDGE), "s1")))
    assert decision.kind is AssignmentKind.NEW
    assert decision.score < 0.2


def test_look_alike_in_another_town_stays_apart():
    decision = place(article("b", FIRE_B, 2), *desk((article("a", FIRE_A), "s1"), (article("x", ELECTION), "s2")))
    assert decision.kind is AssignmentKind.NEW
    assert "Sudhaven" in decision.reason


def test_the_same_headline_weeks_later_is_another_event():
    index, copies = desk((article("a", FIRE_A), "s1"))
    later = replace(article("b", (FIRE_A[0], "")), published_at=NOON + timedelta(days=15))
    assert place(later, index, copies).kind is AssignmentKind.NEW


def test_time_counts_against_but_unknown_times_do_not():
    index, copies = desk((article("a", BRIDGE), "s1"))
    scores = [place(article("b", FOLLOW_UP, hours), index, copies).score for hours in (0, 24, 96, 200)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert place(replace(article("b", FOLLOW_UP), published_at=None), index, copies).score == pytest.approx(scores[0])


def test_opted_out_article_joins_by_its_title():
    decision = place(
        article("b", ("Crack found: bridge in Norrvik closed", ""), 1, vector=False),
        *desk((article("a", BRIDGE), "s1"), (article("x", ELECTION), "s2")),
    )
    assert decision.story_id == "s1"
    assert "words only" in decision.reason


def test_locked_story_is_left_alone():
    index, copies = desk((article("a", BRIDGE), "s1"))
    index.lock("s1")
    for row in (article("b", FOLLOW_UP, 3), article("c", BRIDGE, 3)):
        decision = place(row, index, copies)
        assert decision.kind is AssignmentKind.NEW
        assert "locked by an editor" in decision.reason
    index.add(article("x", ELECTION), "s2")
    assert not index.may_merge("s2", "s1")
    assert not index.may_merge("s1", "s2")


def test_other_language_is_held_to_the_vectors_alone():
    """The German article shares no word; its vector says it is the same event."""
    index, copies = desk((article("a", BRIDGE), "s1"), (article("x", ELECTION), "s2"))
    german = replace(
        article("b", ("Brücke nach Riss gesperrt", "Ein Träger ist gerissen."), 2, language="de"),
        vector=article("a", BRIDGE).vector,
    )
    assert place(german, index, copies).story_id == "s1"
    assert place(replace(german, language="en"), index, copies).score < place(german, index, copies).score


def test_a_story_that_came_close_is_named_for_second_thoughts():
    index, copies = desk(
        (article("a", BRIDGE), "s1"), (article("b", FOLLOW_UP, 1), "s2"), (article("x", ELECTION), "s3")
    )
    decision = place(article("c", (FOLLOW_UP[0] + " again", BRIDGE[1] + " " + FOLLOW_UP[1]), 2), index, copies)
    assert {decision.story_id, *decision.near} == {"s1", "s2"}


def test_placing_changes_nothing():
    index, copies = desk((article("a", BRIDGE), "s1"), (article("x", ELECTION), "s2"))
    before = [(p.article.id, p.story_id) for p in index.placed()]
    first = place(article("b", FOLLOW_UP, 3), index, copies)
    assert place(article("b", FOLLOW_UP, 3), index, copies) == first
    assert [(p.article.id, p.story_id) for p in index.placed()] == before


def test_a_rebuilt_index_decides_the_same():
    index, copies = desk((article("a", BRIDGE), "s1"), (article("f", FIRE_A, 1), "s2"), (article("x", ELECTION), "s3"))
    rebuilt = StoryIndex.load(PlacedArticle(article=p.article, story_id=p.story_id) for p in index.placed())
    assert place(article("b", FOLLOW_UP, 3), rebuilt, copies) == place(article("b", FOLLOW_UP, 3), index, copies)
