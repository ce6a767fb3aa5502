"""Second thoughts on invented news: merge, split, move, and what an editor settled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.cluster import ArticleToPlace, StoryIndex, apply, revise, text_to_embed
from standfirst.cluster.revise import is_due
from standfirst.domain.story import AssignmentKind
from standfirst.testing.embedder import HashEmbedder

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BRIDGE = [
    (
        "Bridge in Norrvik closed after crack found",
        "The Harbour Bridge in Norrvik was closed on Monday after engineers of the Vesland road office found a crack "
        "in a girder. Cars must take the Lindby ferry.",
    ),
    (
        "Crack closes Norrvik bridge to all cars",
        "The Vesland road office shut the Harbour Bridge in Norrvik on Monday: a girder has a crack, engineers found. "
        "The Lindby ferry takes cars.",
    ),
    (
        "Norrvik: Harbour Bridge shut, girder cracked",
        "Engineers of the Vesland road office found a crack in a girder of the Harbour Bridge in Norrvik and closed it "
        "to cars. The Lindby ferry runs more often.",
    ),
    (
        "Cracked girder: Norrvik bridge closed",
        "Norrvik woke to a closed Harbour Bridge on Monday. A crack in a girder, said engineers of the Vesland road "
        "office. Cars queue for the Lindby ferry.",
    ),
]
VOTE = [
    (
        "Parliament of Ostmark raises pension age",
        "Members of parliament in Ostmark raised the pension age to 68 after a night of debate. The union Arbeid "
        "called a strike for Thursday, said its head Berit Sand.",
    ),
    (
        "Pension age in Ostmark to be 68, parliament votes",
        "After a night of debate parliament in Ostmark voted for a pension age of 68. Berit Sand of the union Arbeid "
        "called a strike for Thursday.",
    ),
    (
        "Strike called in Ostmark over pension age of 68",
        "The union Arbeid of Berit Sand called a strike in Ostmark for Thursday: parliament raised the pension age to "
        "68 after a night of debate.",
    ),
]


def article(name, story, hours=0.0):
    title, text = story
    return ArticleToPlace(
        id=name, owner=f"owner-{name}", title=title, text=text, language="en",
        published_at=NOON + timedelta(hours=hours), vector=HashEmbedder().embed([text_to_embed(title, text)])[0],
    )  # fmt: skip


def index_of(**stories):
    """Stories by name, each a list of articles."""
    index = StoryIndex()
    for story, rows in stories.items():
        for row in rows:
            index.add(row, story)
    return index


def bridge(count, first=0):
    return [article(f"b{n}", BRIDGE[n], n) for n in range(first, first + count)]


def vote(count, first=0):
    return [article(f"v{n}", VOTE[n], n) for n in range(first, first + count)]


def test_two_stories_of_one_event_become_one_and_the_larger_keeps_its_name():
    index = index_of(small=bridge(1), large=bridge(3, 1), vote=vote(2))
    change = revise("small", ("large", "vote"), index)
    assert (change.kind, change.story_id, change.from_story_id) == (AssignmentKind.MERGE, "large", "small")
    assert change.article_ids == ("b0",)
    assert "likely" in change.reason
    apply(change, index)
    assert "small" not in index
    assert index["large"].size == 4


def test_stories_of_two_events_are_let_be():
    index = index_of(bridge=bridge(3), vote=vote(3))
    assert revise("bridge", ("vote",), index) is None


def test_what_an_editor_split_is_never_merged():
    index = index_of(small=bridge(1), large=bridge(3, 1))
    index.keep_apart("large", "small")
    assert revise("small", ("large",), index) is None


def test_a_locked_story_neither_merges_nor_splits():
    index = index_of(
        small=bridge(1), large=bridge(3, 1), mixed=[*vote(2), article("x", BRIDGE[0]), article("y", BRIDGE[1])]
    )
    index.lock("large")
    index.lock("mixed")
    assert revise("small", ("large",), index) is None
    assert revise("mixed", (), index) is None


def test_two_events_in_one_story_part_when_it_has_grown():
    index = index_of(mixed=[*vote(2), *bridge(2)])
    change = revise("mixed", (), index)
    assert (change.kind, change.story_id, change.from_story_id) == (AssignmentKind.SPLIT, "", "mixed")
    assert set(change.article_ids) in ({"v0", "v1"}, {"b0", "b1"})
    apply(replace(change, story_id="fresh"), index)
    assert (index["mixed"].size, index["fresh"].size) == (2, 2)


def test_one_owner_alone_is_no_second_event():
    same = [replace(a, owner="one paper") for a in bridge(2)]
    assert revise("mixed", (), index_of(mixed=[*vote(2), *same])) is None


def test_a_member_goes_where_it_fits_much_better():
    index = index_of(vote=[*vote(3), article("stray", BRIDGE[3], 3)], bridge=bridge(3))
    change = revise("vote", ("bridge",), index)
    assert (change.kind, change.story_id, change.article_ids) == (AssignmentKind.MOVE, "bridge", ("stray",))
    assert [m.article.id for m in index["vote"].members.values()].count("stray") == 1  # nothing has moved yet


def test_no_member_goes_into_a_story_that_is_kept_apart():
    index = index_of(vote=[*vote(3), article("stray", BRIDGE[3], 3)], bridge=bridge(3))
    index.keep_apart("vote", "bridge")
    assert revise("vote", ("bridge",), index) is None


def test_what_an_editor_split_does_not_meet_in_a_third_story():
    index = index_of(small=bridge(1), large=bridge(2, 1), third=bridge(1, 3))
    index.keep_apart("small", "third")
    apply(revise("small", ("large",), index), index)
    assert "small" not in index
    assert revise("large", ("third",), index) is None


def test_what_an_editor_put_there_stays():
    index = index_of(vote=vote(3), bridge=bridge(3))
    index.add(article("stray", BRIDGE[3], 3), "vote", held=True)
    assert revise("vote", ("bridge",), index) is None
    mixed = index_of(mixed=vote(2))
    for row in bridge(2):
        mixed.add(row, "mixed", held=True)
    assert revise("mixed", (), mixed) is None


def test_a_held_article_is_no_part_of_a_story_that_goes():
    """Of two Stories to be merged the one an editor put articles into stays; with both, neither goes."""
    index = index_of(large=bridge(3, 1))
    index.add(article("b0", BRIDGE[0]), "small", held=True)
    assert revise("small", ("large",), index).story_id == "small"
    index.add(article("b1", BRIDGE[1], 1), "large", held=True)
    assert revise("small", ("large",), index) is None


def test_large_stories_are_looked_at_less_and_less_often():
    assert [n for n in range(1, 20) if is_due(n)] == [3, 4, 5, 7, 9, 13, 17]
    assert sum(is_due(n) for n in range(1, 1001)) < 30


def test_a_merge_names_shared_words_as_they_are_written_not_their_stems():
    index = index_of(small=bridge(1), large=bridge(3, 1))
    shared = revise("small", ("large",), index).reason.partition(": ")[2].split(", ")
    written = {w.strip(".,:").lower() for pair in BRIDGE for text in pair for w in text.split()}
    assert shared
    assert {w.lower() for w in shared} <= written


def test_looking_at_a_story_changes_nothing_in_it():
    """Neither its sums nor the order of its members, by which a rebuilt index would differ."""
    index = index_of(vote=[*vote(3), article("stray", BRIDGE[3], 3)], bridge=bridge(3))
    before = [(list(index[s].members), dict(index[s].terms), list(index[s].vector_sum)) for s in ("vote", "bridge")]
    assert revise("vote", ("bridge",), index) is not None
    after = [(list(index[s].members), dict(index[s].terms), list(index[s].vector_sum)) for s in ("vote", "bridge")]
    assert after == before
