"""A desk whose embedder was changed: vectors of two models never meet, and what was in a Story stays there."""

from collections.abc import Sequence
from importlib import import_module

import numpy as np
import pytest
from django.apps import apps
from numpy.typing import NDArray

from standfirst.cluster import text_to_embed
from standfirst.store.models import Article
from standfirst.store.stories import save_vectors
from standfirst.testing.embedder import HashEmbedder
from tests.desk.town import GAZETTE, Town, make_desk, make_tools, poll, run_until_quiet, settle
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db
FIRST = "hashed-words-1/512"


class Backwards:
    """Another model of the same length: the same words, on other axes."""

    name, dimension = "hashed-words-backwards", 512

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ascontiguousarray(HashEmbedder().embed(texts)[:, ::-1])


def spaces() -> dict[str, int]:
    """Space -> articles with a vector in it."""
    rows = list(Article.objects.exclude(vector=None).values_list("vector_space", flat=True))
    return {space: rows.count(space) for space in rows}


def vector_of(article: Article) -> NDArray[np.float32]:
    return np.frombuffer(bytes(article.vector or b""), dtype=np.float32)


def test_a_vector_is_kept_with_its_model_and_length(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    assert spaces() == {FIRST: 4}
    assert Article.objects.get(vector=None).vector_space == ""  # its publisher opted out


@pytest.mark.parametrize("other", [Backwards(), HashEmbedder(64)])
def test_a_desk_with_another_model_makes_all_vectors_again_and_says_so(town: Town, other: Backwards) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    before = dict(Article.objects.values_list("id", "story_id"))
    town.clock.move(hours=1)
    town.article("wire", "ferry-2", "Ferry runs aground off Norrvik", GAZETTE, hour=14)
    poll()
    tools = make_tools(town, embedder=other)
    with capture_logs() as logs:
        settle(make_desk(tools))
    space = f"{other.name}/{other.dimension}"
    told = [entry for entry in logs if str(entry["event"]).startswith("vectors.")]
    assert told == [
        {"event": "vectors.of_another_model", "articles": 4, "found": [FIRST], "now": space, "log_level": "warning"},
        {"event": "vectors.made_again", "articles": 4, "now": space, "log_level": "info"},
    ]
    assert spaces() == {space: 5}
    stories, _ = tools.index.get(town.clock())
    for article in Article.objects.exclude(vector=None):
        expected = other.embed([text_to_embed(article.title, article.text)])[0]
        assert np.allclose(vector_of(article), expected)
        member = stories[article.story_id or ""].members[article.id]
        assert np.allclose(member.article.vector, expected)
    now = dict(Article.objects.values_list("id", "story_id"))
    assert before.items() <= now.items()
    ferry = Article.objects.get(source_id="gazette").story_id
    assert Article.objects.get(url="https://wire.example/ferry-2").story_id == ferry


def test_the_same_model_makes_nothing_again(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    with capture_logs() as logs:
        make_tools(town).index.get(town.clock())
    assert not [entry for entry in logs if str(entry["event"]).startswith("vectors.")]


def test_a_vector_of_unknown_or_wrong_length_is_made_again(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    one, two = Article.objects.exclude(vector=None).order_by("id")[:2]
    Article.objects.filter(id=one.id).update(vector=b"\0" * 40)
    Article.objects.filter(id=two.id).update(vector_space="")
    make_tools(town).index.get(town.clock())
    assert spaces() == {FIRST: 4}
    assert len(vector_of(Article.objects.get(id=one.id))) == 512


def test_the_vector_of_a_newer_version_is_not_written_over(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    one = Article.objects.exclude(vector=None).order_by("id")[0]
    save_vectors({(one.id, one.version - 1): np.zeros(512)}, "another/512")
    assert vector_of(Article.objects.get(id=one.id)).any()
    assert spaces() == {FIRST: 4}


def test_vectors_from_before_they_had_a_name_are_of_the_model_that_there_was(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    Article.objects.update(vector_space="")
    import_module("standfirst.store.migrations.0006_vector_space").name_space(apps, None)
    assert spaces() == {"use-multilingual-v3/512": 4}
    assert Article.objects.get(vector=None).vector_space == ""
