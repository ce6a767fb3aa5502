"""The index keeps exact sums: whatever is added and taken out again leaves no trace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.cluster import ArticleToPlace, StoryChange, StoryIndex, apply
from standfirst.domain.story import AssignmentKind
from standfirst.testing.embedder import HashEmbedder

START = datetime(2026, 3, 2, tzinfo=UTC)
WORDS = ("Norrvik", "bridge", "crack", "vote", "Ostmark", "fire", "mill", "strike")


def article(name, words, day=0):
    title = " ".join(words)
    return ArticleToPlace(
        id=name,
        owner="o",
        title=title,
        text="",
        published_at=START + timedelta(days=day),
        vector=HashEmbedder(32).embed([title])[0],
    )


def cosine(index, story, query):
    """Of a query with the direction of all vectors of a story."""
    whole = index[story].vector_sum
    return whole @ query / np.linalg.norm(whole)


rows = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.integers(0, 3)), min_size=1, max_size=12
)


@settings(max_examples=40, deadline=None)
@given(rows)
def test_moving_everything_and_back_restores_the_sums(drawn):
    index = StoryIndex()
    for number, (words, story) in enumerate(drawn):
        index.add(article(f"a{number}", words), f"s{story}")
    before = {s: (dict(index[s].keys), np.array(index[s].vector_sum)) for s in {f"s{story}" for _, story in drawn}}
    for number in range(len(drawn)):
        index.move(f"a{number}", "elsewhere")
    assert len(index) == 1
    for number, (_, story) in enumerate(drawn):
        index.move(f"a{number}", f"s{story}")
    for story, (keys, vector_sum) in before.items():
        assert dict(index[story].keys) == keys
        assert np.allclose(index[story].vector_sum, vector_sum)
    assert index.vocabulary.articles == len(drawn)


@settings(max_examples=30, deadline=None)
@given(rows)
def test_search_is_exact(drawn):
    index = StoryIndex()
    for number, (words, story) in enumerate(drawn):
        index.add(article(f"a{number}", words), f"s{story}")
    query = HashEmbedder(32).embed(["bridge vote Norrvik"])[0]
    best = index.nearest(query, 1)[0]
    stories = {f"s{story}" for _, story in drawn}
    assert cosine(index, best, query) == pytest.approx(max(cosine(index, s, query) for s in stories))


def test_looking_ahead_changes_no_answer():
    """Rows are added, moved and emptied between the look ahead and the questions; every answer stays exact."""
    chance = np.random.default_rng(5)
    vectors = chance.standard_normal((900, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index, plain = StoryIndex(), StoryIndex()
    for number, vector in enumerate(vectors[:600]):
        for one in (index, plain):
            one.add(replace(article(f"a{number}", ("bridge",)), vector=vector), f"s{number}")
    waiting = [replace(article(f"w{n}", ("vote",)), vector=v) for n, v in enumerate(vectors[600:])]
    index.look_ahead(waiting)
    for number, one in enumerate(waiting):
        assert index.nearest(one.vector, 12) == plain.nearest(one.vector, 12)
        for each in (index, plain):
            each.add(one, f"s{number}" if number % 3 else f"new{number}")
            if number % 5 == 0:
                each.remove(f"a{599 - number}")


def test_a_projected_search_finds_nearly_the_same():
    chance = np.random.default_rng(6)
    spread = (1 / np.sqrt(1 + np.arange(512))).astype(np.float32)  # variance falls off, as in any embedding
    vectors = chance.standard_normal((6000, 512)).astype(np.float32) * spread
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    exact, fast = StoryIndex(), StoryIndex()
    fast.project()
    for number, vector in enumerate(vectors):
        for one in (exact, fast):
            one.add(replace(article(f"a{number}", ("bridge",)), vector=vector), f"s{number}")
    near = vectors[:50] + 0.05 * chance.standard_normal((50, 512)).astype(np.float32) * spread
    found = [len(set(exact.nearest(v, 12)) & set(fast.nearest(v, 12))) for v in near]
    assert sum(found) / (12 * len(near)) >= 0.99


def test_forgetting_takes_the_words_along():
    index = StoryIndex()
    index.add(article("a", ("Norrvik", "bridge")), "s1")
    index.add(article("b", ("vote",), day=9), "s2")
    assert index.forget(START + timedelta(days=5)) == 1
    assert "s1" not in index
    assert index.story_of("a") == ""
    assert index.vocabulary.articles == 1


def test_merge_moves_every_article():
    index = StoryIndex()
    index.add(article("a", ("Norrvik", "bridge")), "s1")
    index.add(article("b", ("bridge", "crack")), "s2")
    merge = StoryChange(
        kind=AssignmentKind.MERGE, story_id="s1", from_story_id="s2", article_ids=("b",), score=1.0, reason=""
    )
    apply(merge, index)
    assert index.story_of("b") == "s1"
    assert "s2" not in index
    assert index["s1"].size == 2


def test_rows_are_reused_and_never_answered_for_the_dead():
    index = StoryIndex()
    for number in range(600):
        index.add(article(f"a{number}", ("bridge", f"n{number}")), f"s{number}")
    for number in range(599):
        index.remove(f"a{number}")
    assert index.nearest(HashEmbedder(32).embed(["bridge"])[0], 5) == ["s599"]
    index.add(article("new", ("bridge",)), "new")
    assert index.nearest(HashEmbedder(32).embed(["bridge"])[0], 5)[0] == "new"


def test_a_new_version_of_a_storys_only_article_leaves_the_story_locked():
    index = StoryIndex()
    index.add(article("a", ("Norrvik", "bridge")), "s1")
    index.lock("s1")
    index.add(article("a", ("Norrvik", "bridge", "crack")), "s1")
    assert index["s1"].locked
    index.add(article("b", ("vote",)), "s2")
    assert not index["s2"].locked


def test_a_story_inherits_what_the_other_is_kept_from():
    index = StoryIndex()
    for name in "abc":
        index.add(article(name, ("Norrvik", name)), f"s-{name}")
    index.keep_apart("s-a", "s-b")
    index.inherit_apart("s-c", "s-a")
    assert not index.may_merge("s-b", "s-c")
    assert not index.may_merge("s-c", "s-b")
    assert index.may_merge("s-a", "s-c")
    index.inherit_apart("s-b", "s-a")  # what they are kept from is each other
    assert "s-b" not in index._apart["s-b"]
