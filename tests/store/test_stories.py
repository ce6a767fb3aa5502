"""What placing saves: events of a batch in their order, on the database that is in use."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.story import AssignmentKind
from standfirst.store.models import Article, Assignment, Source, Story
from standfirst.store.stories import Placed, Rearranged, current_story_id, save_placements

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def articles() -> list[str]:
    source = Source.objects.create(id="s", name="The Vesland Paper", owner="Vesland Press")
    rows = [
        Article(id=f"a{n}", source=source, owner=f"o{n}", url=f"https://v.example/{n}", title=f"Bridge {n}",
                published_at=NOON + timedelta(hours=n), fetched_at=NOON, language="en" if n else "de")
        for n in range(4)
    ]  # fmt: skip
    Article.objects.bulk_create(rows)
    return [r.id for r in rows]


def placed(article: str, story: str, kind: AssignmentKind = AssignmentKind.NEW) -> Placed:
    return Placed(article_id=article, version=1, kind=kind, story_id=story, score=0.9, reason="same words")


def merged(gone: str, into: str, *ids: str) -> Rearranged:
    return Rearranged(
        kind=AssignmentKind.MERGE, story_id=into, from_story_id=gone, article_ids=ids, score=0.95, reason="one event"
    )


def test_an_article_that_was_placed_and_moved_in_one_batch_stays_where_it_was_moved(articles: list[str]) -> None:
    a, b, c, d = articles
    events = [placed(a, "one"), placed(b, "two"), merged("two", "one", b), placed(c, "one", AssignmentKind.JOIN)]
    save_placements([*events, placed(d, "three")], [], NOON)
    assert dict(Article.objects.values_list("id", "story_id")) == {a: "one", b: "one", c: "one", d: "three"}
    assert current_story_id("two") == "one"
    one = Story.objects.get(id="one")
    assert (one.article_count, one.owner_count, one.languages) == (3, 3, ["de", "en"])
    kinds = list(Assignment.objects.filter(article_id=b).order_by("id").values_list("kind", "from_story"))
    assert sorted(kinds) == [("merge", "two"), ("new", "")]


def test_a_merge_takes_along_what_the_index_has_forgotten(articles: list[str]) -> None:
    a, b, c, _ = articles
    save_placements([placed(a, "old"), placed(b, "old", AssignmentKind.JOIN), placed(c, "new")], [], NOON)
    save_placements([merged("old", "new", b)], [], NOON)
    assert set(Article.objects.filter(story_id="new").values_list("id", flat=True)) == {a, b, c}


@pytest.mark.parametrize("closed", ["held", "locked"])
def test_what_an_editor_settled_stops_the_whole_batch(articles: list[str], closed: str) -> None:
    """The index knew nothing of it: nothing is saved, the index is read again, the batch comes again."""
    a, b, c, _ = articles
    save_placements([placed(a, "one"), placed(b, "two")], [], NOON)
    if closed == "held":
        Article.objects.filter(id=b).update(held_in_story=True)
    else:
        Story.objects.filter(id="one").update(locked=True)
    with pytest.raises(RuntimeError, match="no longer matches"):
        save_placements([placed(c, "three"), merged("two", "one", b)], [], NOON)
    assert Article.objects.get(id=b).story_id == "two"
    assert Article.objects.get(id=c).story_id is None
