"""An editor undoes a merge: the story that was merged away is back, with its id, its address and its Report."""

from typing import Any

import pytest

from standfirst.desk.index import LiveIndex
from standfirst.desk.ports import Tools
from standfirst.desk.steps import place
from standfirst.store.browse import load_story
from standfirst.store.editing import merge_stories, move_articles, split_story, unmerge_story
from standfirst.store.models import Article, Assignment, DeskRequest, StoriesApart, Story, Work
from standfirst.store.requests import ask_desk
from standfirst.store.stories import current_story_id, merge_path, save_placements
from standfirst.store.work import NewWork, add_work, lease_work
from tests.desk.town import GAZETTE, RECIPE, Town, make_desk, make_tools, poll, run_until_quiet, settle

pytestmark = pytest.mark.django_db
NOTHING_LEFT = "none of its articles is where the merge took them"


class Desk:
    """A desk that has read the town's ferry and dumplings, and an editor who asks."""

    def __init__(self, town: Town) -> None:
        self.town, self.tools = town, make_tools(town)
        self.line = make_desk(self.tools)
        run_until_quiet(self.line)
        self.ferry, self.dumplings = story_of("gazette.example/ferry"), story_of("post.example/dumplings")

    def ask(self, kind: str, subject: str, **payload: Any) -> str:
        self.town.clock.move(minutes=1)
        number = ask_desk(kind, subject, by="ed", payload=payload)
        settle(self.line)
        return DeskRequest.objects.get(pk=number).outcome

    def news(self, publisher: str, slug: str, title: str, body: tuple[str, ...]) -> str:
        """An article that comes later; the story that it is in."""
        self.town.clock.move(hours=1)
        self.town.article(publisher, slug, title, body, hour=14)
        poll()
        settle(self.line)
        return story_of(f"{publisher}.example/{slug}")


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town)


def story_of(url: str) -> str:
    return Article.objects.get(url=f"https://{url}").story_id or ""


def ids(story: str) -> set[str]:
    return set(Article.objects.filter(story_id=story).values_list("id", flat=True))


def apart(one: str, other: str) -> bool:
    return StoriesApart.objects.filter(one=min(one, other), other=max(one, other)).exists()


def test_the_story_is_back_under_its_id_with_what_it_brought_and_nothing_else(desk: Desk) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    brought, kept = ids(ferry), ids(dumplings)
    assert desk.ask("merge", ferry, into=dumplings) == "merged"
    assert desk.news("wire", "ferry-2", "Ferry runs aground off Norrvik", GAZETTE) == dumplings  # as the ferry is there
    joined = ids(dumplings) - brought - kept
    assert len(joined) == 1
    assert desk.ask("unmerge", dumplings, into=ferry) == "unmerged"
    assert (ids(ferry), ids(dumplings)) == (brought, kept | joined)
    assert (current_story_id(ferry), current_story_id(dumplings)) == (ferry, dumplings)
    assert not Article.objects.filter(id__in=brought, held_in_story=False).exists()
    assert Article.objects.get(id=joined.pop()).held_in_story is False
    assert apart(ferry, dumplings)
    story = Story.objects.get(id=ferry)
    assert (story.merged_into, story.article_count) == ("", len(brought))


def test_its_history_says_that_a_merge_was_undone_and_by_whom(desk: Desk) -> None:
    desk.ask("merge", desk.ferry, into=desk.dumplings)
    desk.ask("unmerge", desk.dumplings, into=desk.ferry)
    page = load_story(desk.ferry)
    assert page is not None
    assert {(a.kind, a.by, a.from_story) for a in page.history[: len(ids(desk.ferry))]} == {
        ("unmerge", "ed", desk.dumplings)
    }
    kinds = Assignment.objects.filter(article__in=ids(desk.ferry)).order_by("id").values_list("kind", flat=True)
    assert [k for k in kinds if k not in ("new", "join")] == ["merge"] * 4 + ["unmerge"] * 4


def test_the_machine_never_makes_the_two_one_again_not_after_a_restart_either(desk: Desk, town: Town) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    desk.ask("merge", dumplings, into=ferry)
    assert desk.ask("unmerge", ferry, into=dumplings) == "unmerged"
    for line in (desk.line, make_desk(make_tools(town))):
        town.clock.move(hours=1)
        title = f"Ferry runs aground off Norrvik, {town.clock():%H}"
        town.article("post", "dumplings", title, GAZETTE, hour=13)  # now it says what the ferry's say
        town.article("wire", f"ferry-{town.clock():%H}", title, GAZETTE, hour=14)
        poll()
        settle(line)
        assert story_of("post.example/dumplings") == dumplings
        assert (current_story_id(ferry), current_story_id(dumplings)) == (ferry, dumplings)
    stories, _ = LiveIndex(desk.tools.options.keep_active, desk.tools.embedder).get(town.clock())
    assert not stories.may_merge(ferry, dumplings)


def test_merged_and_undone_again_and_again_it_is_the_same_story(desk: Desk) -> None:
    brought = ids(desk.dumplings)
    for _ in range(2):
        assert desk.ask("merge", desk.dumplings, into=desk.ferry) == "merged"
        assert not apart(desk.ferry, desk.dumplings)
        assert desk.ask("unmerge", desk.ferry, into=desk.dumplings) == "unmerged"
        assert ids(desk.dumplings) == brought
    assert desk.ask("unmerge", desk.ferry, into=desk.dumplings) == "needs a story that was merged into another"
    assert desk.ask("unmerge", desk.ferry, into="nowhere") == "needs a story that was merged into another"


def test_what_left_since_does_not_come_back_and_what_an_editor_moved_in_stays(desk: Desk) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    one, two, *rest = sorted(ids(ferry))
    desk.ask("move", ferry, articles=[one], into=dumplings)
    desk.ask("merge", ferry, into=dumplings)
    fresh = desk.ask("split", dumplings, articles=[two]).removeprefix("split into ")
    assert desk.ask("unmerge", dumplings, into=ferry) == "unmerged"
    assert (ids(ferry), ids(fresh)) == (set(rest), {two})
    assert one in ids(dumplings)


def test_a_merge_of_which_nothing_is_left_cannot_be_undone(desk: Desk) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    came = sorted(ids(dumplings))
    desk.ask("merge", dumplings, into=ferry)
    desk.ask("split", ferry, articles=came)
    assert desk.ask("unmerge", ferry, into=dumplings) == NOTHING_LEFT
    assert current_story_id(dumplings) == ferry


def chain(desk: Desk) -> tuple[str, str, str, dict[str, set[str]]]:
    """Three stories, the third merged into the second and that into the first; what each had of its own."""
    first, third, one = desk.ferry, desk.dumplings, sorted(ids(desk.ferry))[0]
    second = desk.ask("split", first, articles=[one]).removeprefix("split into ")
    own = {s: ids(s) for s in (first, second, third)}
    desk.ask("merge", third, into=second)
    desk.ask("merge", second, into=first)
    assert merge_path(third) == (third, second, first)
    return first, second, third, own


def test_a_chain_is_undone_from_its_end(desk: Desk) -> None:
    first, second, third, own = chain(desk)
    assert desk.ask("unmerge", first, into=second) == "unmerged"
    assert (ids(first), ids(second)) == (own[first], own[second] | own[third])
    assert current_story_id(third) == second
    assert desk.ask("unmerge", second, into=third) == "unmerged"
    assert {s: ids(s) for s in own} == own


def test_a_chain_is_undone_in_its_middle(desk: Desk) -> None:
    first, second, third, own = chain(desk)
    assert desk.ask("unmerge", first, into=third) == "unmerged"
    assert (ids(first), ids(third)) == (own[first] | own[second], own[third])
    assert (current_story_id(second), current_story_id(third)) == (first, third)
    assert desk.ask("unmerge", first, into=second) == "unmerged"
    assert {s: ids(s) for s in own} == own
    assert apart(third, second)
    assert apart(third, first)
    assert apart(second, first)


def test_a_story_that_is_left_empty_leads_to_the_one_that_came_back(desk: Desk) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    brought, own = ids(ferry), sorted(ids(dumplings))
    desk.ask("merge", ferry, into=dumplings)
    third = desk.ask("split", dumplings, articles=[*own]).removeprefix("split into ")
    assert ids(third) == set(own)
    assert desk.ask("unmerge", dumplings, into=ferry) == "unmerged"
    assert ids(ferry) == brought
    assert (current_story_id(dumplings), current_story_id(ferry)) == (ferry, ferry)
    assert apart(ferry, third), "what was split from the two together is kept from both"


def test_a_stop_and_a_lock_stay_where_they_are_and_a_stop_comes_along(desk: Desk) -> None:
    ferry, dumplings = desk.ferry, desk.dumplings
    desk.ask("merge", dumplings, into=ferry)
    desk.ask("lock", ferry)
    Story.objects.filter(id=ferry).update(publishing_stopped=True)
    assert desk.ask("unmerge", ferry, into=dumplings) == "unmerged"
    switches = {i: (s, lk) for i, s, lk in Story.objects.values_list("id", "publishing_stopped", "locked")}
    assert switches == {ferry: (True, True), dumplings: (True, False)}
    late = desk.news("post", "dumplings", "How to make potato dumplings, again", RECIPE)
    assert late == dumplings


def test_a_story_that_was_locked_or_stopped_before_its_merge_comes_back_so(desk: Desk) -> None:
    desk.ask("lock", desk.dumplings)
    Story.objects.filter(id=desk.dumplings).update(publishing_stopped=True)
    desk.ask("merge", desk.dumplings, into=desk.ferry)
    desk.ask("unmerge", desk.ferry, into=desk.dumplings)
    back, other = Story.objects.get(id=desk.dumplings), Story.objects.get(id=desk.ferry)
    assert (back.locked, back.publishing_stopped) == (True, True)
    assert (other.locked, other.publishing_stopped) == (False, False)


def test_a_machines_merge_is_undone_in_the_same_way(desk: Desk) -> None:
    from standfirst.domain.story import AssignmentKind
    from standfirst.store.stories import Rearranged

    ferry, dumplings = desk.ferry, desk.dumplings
    came = ids(dumplings)
    event = Rearranged(
        kind=AssignmentKind.MERGE, story_id=ferry, from_story_id=dumplings, article_ids=tuple(came), score=0.9,
        reason="one event",
    )  # fmt: skip
    save_placements([event], [], desk.tools.now())
    assert desk.ask("unmerge", ferry, into=dumplings) == "unmerged"
    assert ids(dumplings) == came
    assert apart(ferry, dumplings)


def test_an_index_in_another_process_hears_of_an_editors_act(desk: Desk, town: Town) -> None:
    """It has read the two as one; a late version of an article that went back is not carried into the other again."""
    desk.ask("merge", desk.dumplings, into=desk.ferry)
    other = make_tools(town)
    stories, _ = other.index.get(town.clock())
    article = Article.objects.get(url="https://post.example/dumplings").id
    assert stories.story_of(article) == desk.ferry
    assert unmerge_story(desk.dumplings, by="ed", now=town.clock()) == "unmerged"
    version(article)
    place.run(other, lease_work("place", 10, 60.0))
    assert Article.objects.get(id=article).story_id == desk.dumplings


@pytest.mark.parametrize("act", ["merge", "split", "move", "unmerge"])
def test_what_was_decided_before_an_editors_act_is_not_saved_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    tools: Tools = desk.tools
    ferry, dumplings, now = desk.ferry, desk.dumplings, tools.now()
    article = sorted(ids(ferry))[0]
    if act == "unmerge":
        merge_stories(dumplings, ferry, by="ed", now=now)
    acts: dict[str, Any] = {
        "merge": lambda: merge_stories(dumplings, ferry, by="ed", now=now),
        "split": lambda: split_story(ferry, [article], by="ed", now=now),
        "move": lambda: move_articles(ferry, dumplings, [article], by="ed", now=now),
        "unmerge": lambda: unmerge_story(ferry, by="ed", now=now),
    }
    decided = place._decided

    def meanwhile(*arguments: Any) -> Any:
        found = decided(*arguments)
        acts[act]()
        return found

    monkeypatch.setattr(place, "_decided", meanwhile)
    version(article)
    with pytest.raises(RuntimeError, match="an editor acted"):
        place.run(tools, lease_work("place", 10, 60.0))
    settled = Article.objects.get(id=article).story_id
    monkeypatch.setattr(place, "_decided", decided)
    Work.objects.update(leased_until=None)
    place.run(tools, lease_work("place", 10, 60.0))
    assert Article.objects.get(id=article).story_id == settled
    assert not Work.objects.filter(step="place").exists()


def version(article: str) -> None:
    """An article has another version that waits to be placed."""
    row = Article.objects.get(id=article)
    row.version += 1
    row.save()
    add_work([NewWork(step="place", key=article, version=str(row.version))])
