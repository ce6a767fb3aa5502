"""One behaviour for both text indexes: the suite runs against the database in use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.store.search import index_document, remove_document, search

pytestmark = pytest.mark.django_db


def found(query: str, **more: object) -> list[str]:
    return [h.key for h in search(query, **more)]  # type: ignore[arg-type]


def test_every_word_must_occur_and_the_last_may_be_a_beginning() -> None:
    index_document("report", "a", "Ferry closes", "The pier stays open")
    index_document("report", "b", "Ferry opens", "A new harbour")
    assert found("ferry harb") == ["b"]
    assert found("ferr harbour") == []
    assert set(found("ferry")) == {"a", "b"}


def test_accents_and_case_do_not_matter() -> None:
    index_document("report", "a", "Örebro Straße", "Café São")
    for query in ("orebro", "ÖREBRO", "strasse", "cafe sao", "CAFÉ"):
        assert found(query) == ["a"], query


def test_title_words_weigh_more() -> None:
    index_document("report", "text", "Nothing here", "the orchard is mentioned once among other words")
    index_document("report", "title", "Orchard sold", "some other words follow here for the sake of length")
    assert found("orchard") == ["title", "text"]


def test_indexing_again_replaces_and_removing_removes() -> None:
    index_document("report", "a", "Old words", "stadium")
    index_document("report", "a", "New words", "library")
    assert found("stadium") == []
    assert found("library") == ["a"]
    remove_document("report", "a")
    remove_document("report", "a")
    assert found("library") == []


def test_kinds_are_kept_apart_and_the_limit_holds() -> None:
    for n in range(5):
        index_document("story", f"s{n}", "tram", "line")
    index_document("report", "s1", "tram", "line")
    assert len(found("tram", limit=3)) == 3
    assert found("tram", kinds=["report"]) == ["s1"]


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "*", "a OR", 'NEAR("x")', "title:x", "x & !y", "(", "-", "'", "\x00"]
)
def test_operators_are_only_words(query: str) -> None:
    index_document("report", "a", "Tram", "line")
    assert found(query) == []


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_no_query_is_an_error(query: str) -> None:
    assert isinstance(search(query), list)
