"""What placing saves: events of a batch in their order, on the database that is in use."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.domain.story import AssignmentKind
from standfirst.store.editing import move_articles
from standfirst.store.models import Article, Assignment, Source, StoriesApart, Story, Work
from standfirst.store.stories import (
    Place,
    Placed,
    Rearranged,
    current_story_id,
    is_free,
    places_of,
    rearrange,
    refresh_stories,
    save_placements,
    split_story_id,
    stories_apart,
)
from standfirst.store.work import NewWork, add_work, lease_work

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


def test_a_merge_that_misses_one_article_is_noticed_though_it_takes_an_old_one_along(articles: list[str]) -> None:
    a, b, c, d = articles
    save_placements([placed(a, "old"), placed(b, "old", AssignmentKind.JOIN), placed(c, "new")], [], NOON)
    with pytest.raises(RuntimeError, match="no longer matches"):
        save_placements([merged("old", "new", b, d)], [], NOON)
    assert current_story_id("old") == "old"


def test_a_story_is_recounted_from_its_articles_and_asked_for(articles: list[str]) -> None:
    a, b, c, _ = articles
    add_work([NewWork(step="place", key=k, version="1") for k in (a, b, c)])
    tasks = lease_work("place", 10, 60.0)
    events = [placed(a, "one"), placed(b, "one", AssignmentKind.JOIN), placed(c, "one", AssignmentKind.JOIN)]
    assert save_placements(events, tasks, NOON) == ["one"]
    one = Story.objects.get(id="one")
    assert (one.first_seen, one.last_seen) == (NOON, NOON + timedelta(hours=2))
    assert list(Work.objects.values_list("step", "key")) == [("trend", "one")]
    Article.objects.filter(id=b).update(copy_of=a)
    refresh_stories(["one"])
    one.refresh_from_db()
    assert (one.article_count, one.owner_count, one.changed) == (3, 2, 2)
    Article.objects.filter(story_id="one").update(story=None)
    refresh_stories(["one"])
    one.refresh_from_db()
    assert (one.article_count, one.owner_count, one.changed) == (0, 0, 3)


def test_what_was_kept_apart_stays_apart_by_way_of_a_third_story(articles: list[str]) -> None:
    a, b, c, d = articles
    save_placements([placed(a, "a"), placed(b, "b"), placed(c, "c"), placed(d, "a", AssignmentKind.JOIN)], [], NOON)
    StoriesApart.objects.create(one="a", other="b", by="ed", at=NOON)
    split = Rearranged(
        kind=AssignmentKind.SPLIT, story_id="s", from_story_id="a", article_ids=(d,), score=0.9, reason="another event"
    )
    save_placements([split, merged("a", "c", a)], [], NOON)
    assert sorted(stories_apart()) == [("a", "b"), ("b", "c"), ("b", "s")]


def test_an_editors_move_of_all_that_a_story_has_hands_on_what_it_is_kept_from(articles: list[str]) -> None:
    a, b, c, d = articles
    save_placements([placed(a, "a"), placed(b, "a", AssignmentKind.JOIN), placed(c, "c"), placed(d, "d")], [], NOON)
    StoriesApart.objects.create(one="a", other="d", by="ed", at=NOON)
    assert move_articles("a", "c", [a], by="ed", now=NOON) == "moved 1 into c"
    assert stories_apart() == [("a", "d")], "the story goes on without it"
    assert move_articles("a", "c", [b], by="ed", now=NOON) == "moved 1 into c"
    assert (current_story_id("a"), sorted(stories_apart())) == ("c", [("a", "d"), ("c", "d")])


def test_a_story_that_comes_back_leads_nowhere_else(articles: list[str]) -> None:
    a, b, _, _ = articles
    save_placements([placed(a, "one"), placed(b, "two"), merged("two", "one", b)], [], NOON)
    back = Rearranged(
        kind=AssignmentKind.SPLIT, story_id="two", from_story_id="one", article_ids=(b,), score=0.9, reason="after all"
    )
    save_placements([back], [], NOON)
    assert (current_story_id("two"), current_story_id("one")) == ("two", "one")
    assert Story.objects.get(id="two").article_count == 1


def test_the_machine_carries_no_article_past_a_stop_and_hands_on_a_pin(articles: list[str]) -> None:
    a, b, c, d = articles
    save_placements([placed(a, "one"), placed(b, "two"), placed(c, "two", AssignmentKind.JOIN)], [], NOON)
    Story.objects.filter(id="two").update(publishing_stopped=True, pinned=True)
    split = Rearranged(
        kind=AssignmentKind.SPLIT, story_id="s", from_story_id="two", article_ids=(c,), score=0.9, reason="another"
    )
    save_placements([split, merged("two", "one", b), placed(d, "four")], [], NOON)
    switches = Story.objects.order_by("id").values_list("id", "publishing_stopped", "pinned")
    assert list(switches) == [("four", False, False), ("one", True, True), ("s", True, False), ("two", True, True)]


def test_an_editors_rearrangement_holds_what_it_moves_and_passes_locks(articles: list[str]) -> None:
    a, b, _, _ = articles
    save_placements([placed(a, "one"), placed(b, "two")], [], NOON)
    Story.objects.filter(id="one").update(locked=True)
    event = Rearranged(
        kind=AssignmentKind.MERGE, story_id="one", from_story_id="two", article_ids=(b,), score=1.0, reason="", by="ed"
    )
    assert [r.id for r in rearrange(event)] == [b]
    assert places_of([a, b, "nobody"]) == {
        a: Place(story_id="one", held=False, locked=True), b: Place(story_id="one", held=True, locked=True)
    }  # fmt: skip


def test_an_id_is_free_while_no_article_and_no_lock_is_on_it(articles: list[str]) -> None:
    a = articles[0]
    assert is_free("one")
    save_placements([placed(a, "one")], [], NOON)
    assert not is_free("one")
    Article.objects.filter(id=a).update(story=None)
    assert is_free("one")
    Story.objects.filter(id="one").update(locked=True)
    assert not is_free("one")
    assert len({split_story_id("one", ["b", "a"], n) for n in range(3)}) == 3
    assert split_story_id("one", ["b", "a"]) == split_story_id("one", ["a", "c"])


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
