"""The index keeps exact sums: whatever is added and taken out again leaves no trace."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.cluster import ArticleToPlace, StoryIndex
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


rows = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.integers(0, 3)), min_size=1, max_size=12
)


@settings(max_examples=40, deadline=None)
@given(rows)
def test_moving_everything_and_back_restores_the_sums(drawn):
    index = StoryIndex()
    for number, (words, story) in enumerate(drawn):
        index.add(article(f"a{number}", words), f"s{story}")
    before = {s: (dict(index[s].title), np.array(index[s].vector_sum)) for s in {f"s{story}" for _, story in drawn}}
    for number, (words, _) in enumerate(drawn):
        index.add(article(f"a{number}", words), "elsewhere")
    assert len(index) == 1
    for number, (words, story) in enumerate(drawn):
        index.add(article(f"a{number}", words), f"s{story}")
    for story, (title, vector_sum) in before.items():
        assert dict(index[story].title) == title
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
    assert index.similarity(index[best], query) == pytest.approx(
        max(index.similarity(index[s], query) for s in stories)
    )


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
    index.merge("s1", "s2")
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
