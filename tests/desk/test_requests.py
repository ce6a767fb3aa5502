"""What people ask of the desk: each request done once, each with an outcome they can read."""

from typing import Any

import pytest

from standfirst.desk.ports import Tools
from standfirst.desk.steps.report import load_assignment
from standfirst.desk.steps.writing import write_and_check
from standfirst.domain.verdict import CheckedDraft
from standfirst.store.editing import merge_stories
from standfirst.store.models import (
    Article,
    Assignment,
    AuditEntry,
    DeskRequest,
    HeldDraft,
    Report,
    Revision,
    StoriesApart,
    Story,
    Tombstone,
    Work,
)
from standfirst.store.reports import save_held
from standfirst.store.requests import ask_desk
from tests.desk.town import GAZETTE, RECIPE, Town, make_desk, make_tools, poll, run_until_quiet, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def tools(town: Town) -> Tools:
    return make_tools(town)


@pytest.fixture
def desk(tools: Tools) -> Any:
    desk = make_desk(tools)
    run_until_quiet(desk)
    return desk


def ask(desk: Any, kind: str, subject: str, **payload: Any) -> str:
    before = AuditEntry.objects.count()
    number = ask_desk(kind, subject, by="ed", payload=payload)
    settle(desk)
    row = DeskRequest.objects.get(pk=number)
    assert row.done_at is not None
    noted = AuditEntry.objects.order_by("id")[before:]
    assert [(n.who, n.what, n.subject, n.detail) for n in noted] == [("ed", kind, subject, row.outcome)]
    return row.outcome


def story_of(url: str) -> str:
    return Article.objects.get(url=f"https://{url}").story_id or ""


def test_a_request_is_done_once(desk: Any) -> None:
    assert ask(desk, "write", story_of("gazette.example/ferry")) == "queued"
    desk.beat()
    assert AuditEntry.objects.filter(what="write").count() == 1


def test_writing_a_story_that_is_not_there_says_so(desk: Any) -> None:
    assert ask(desk, "write", "nothing") == "no such story"
    assert not Work.objects.exists()


def test_withdrawing_takes_down_once(desk: Any) -> None:
    report = Report.objects.get(state="published")
    assert ask(desk, "withdraw", report.pk, reason="wrong ferry") == "withdrawn"
    assert Tombstone.objects.get().reason == "wrong ferry"
    assert Revision.objects.get().body == {}
    assert "before" in ask(desk, "withdraw", report.pk)
    assert ask(desk, "write", report.story_id) == "queued"  # an editor may ask, but withdrawn stays withdrawn
    assert Report.objects.get(pk=report.pk).state == "withdrawn"


def hold(tools: Tools) -> str:
    """A draft on the ferry that waits for an editor, with nothing published yet."""
    story = story_of("gazette.example/ferry")
    Report.objects.all().delete()
    assignment = load_assignment(tools, story)
    assert assignment is not None
    checked = write_and_check(tools, assignment).found
    assert isinstance(checked, CheckedDraft)
    save_held(checked, assignment.sources, "names a minor", now=assignment.now, changed=assignment.story.changed)
    save_held(checked, assignment.sources, "names a minor", now=assignment.now, changed=assignment.story.changed)
    return HeldDraft.objects.get().key  # holding twice is holding once


def test_a_held_draft_is_published_by_an_editors_word_under_their_name(desk: Any, tools: Tools) -> None:
    key = hold(tools)
    assert Report.objects.get().state == "held"
    assert ask(desk, "publish-held", key) == "published"
    report = Report.objects.get()
    assert report.state == "published"
    assert "ed" in str(Revision.objects.get().body)
    assert HeldDraft.objects.get().resolution == "published"
    assert HeldDraft.objects.get().resolved_by == "ed"
    assert ask(desk, "publish-held", key) == "no such held draft"


def test_a_held_draft_that_no_longer_stands_is_not_published(desk: Any, tools: Tools) -> None:
    key = hold(tools)
    for article in Article.objects.all():
        Article.objects.filter(pk=article.pk).update(text="Everything was different.", text_hash="0" * 64)
    assert "no longer stands" in ask(desk, "publish-held", key)
    assert not Revision.objects.exists()
    assert HeldDraft.objects.get().resolved_at is None


def test_a_held_draft_of_a_story_that_was_merged_is_published_on_the_story_it_went_into(
    desk: Any, tools: Tools
) -> None:
    key, ferry, dumplings = hold(tools), story_of("gazette.example/ferry"), story_of("post.example/dumplings")
    assert merge_stories(dumplings, ferry, by="ed", now=tools.now()) == "merged"
    assert ask(desk, "publish-held", key) == "published"
    report = Report.objects.get(state="published")
    assert report.story_id == dumplings
    assert Revision.objects.get(report=report).body["draft"]["story_id"] == dumplings
    assert f'data-story="{dumplings}"' in report.card_html


def test_a_spiked_draft_is_gone_from_the_pile(desk: Any, tools: Tools) -> None:
    key = hold(tools)
    assert ask(desk, "spike-held", key) == "spiked"
    assert ask(desk, "spike-held", key) == "no such held draft"
    assert Report.objects.get().state == "held"


def test_a_split_is_never_undone_by_the_machine(desk: Any, tools: Tools, town: Town) -> None:
    story, post = story_of("gazette.example/ferry"), Article.objects.get(url="https://post.example/ferry")
    assert ask(desk, "split", story, articles=[post.pk]).startswith("split into ")
    fresh = story_of("post.example/ferry")
    assert fresh != story
    assert Article.objects.get(pk=post.pk).held_in_story
    assert StoriesApart.objects.filter(one=min(story, fresh), other=max(story, fresh)).exists()
    assert Assignment.objects.filter(article=post, kind="split", from_story=story).count() == 1

    town.clock.move(hours=1)
    town.article("post", "ferry", post.title, GAZETTE, hour=13)  # now word for word what the others say
    town.article("wire", "ferry-2", "Ferry runs aground off Norrvik", GAZETTE, hour=14)
    poll()
    settle(desk)
    assert story_of("post.example/ferry") == fresh
    assert story_of("gazette.example/ferry") == story
    assert not Story.objects.filter(id__in=[story, fresh]).exclude(merged_into="").exists()


def test_a_split_has_to_leave_something_on_both_sides(desk: Any) -> None:
    story = story_of("gazette.example/ferry")
    everything = list(Article.objects.filter(story_id=story).values_list("id", flat=True))
    assert "not all" in ask(desk, "split", story, articles=everything)
    assert "not all" in ask(desk, "split", story, articles=["nobody"])
    assert not StoriesApart.objects.exists()


def test_a_merge_moves_everything_and_is_never_undone_by_the_machine(desk: Any, town: Town) -> None:
    ferry, dumplings = story_of("gazette.example/ferry"), story_of("post.example/dumplings")
    assert ask(desk, "merge", dumplings, into=ferry) == "merged"
    gone = Story.objects.get(id=dumplings)
    assert (gone.merged_into, gone.article_count) == (ferry, 0)
    assert Article.objects.get(url="https://post.example/dumplings").held_in_story
    assert story_of("post.example/dumplings") == ferry
    assert "needs two stories" in ask(desk, "merge", dumplings, into=ferry)
    assert "needs two stories" in ask(desk, "merge", ferry, into=ferry)

    town.clock.move(hours=1)
    town.article("post", "dumplings", "How to make potato dumplings, again", RECIPE, hour=10)
    poll()
    settle(desk)
    assert story_of("post.example/dumplings") == ferry


def test_a_move_takes_the_named_articles_along_and_holds_them(desk: Any) -> None:
    ferry, dumplings = story_of("gazette.example/ferry"), story_of("post.example/dumplings")
    post = Article.objects.get(url="https://post.example/ferry")
    assert ask(desk, "move", ferry, articles=[post.pk], into=dumplings) == f"moved 1 into {dumplings}"
    assert (story_of("post.example/ferry"), Article.objects.get(pk=post.pk).held_in_story) == (dumplings, True)
    assert Assignment.objects.filter(article=post, kind="move", from_story=ferry, story=dumplings).count() == 1
    assert ask(desk, "move", ferry, articles=[post.pk], into=dumplings) == "name some of the story's articles"
    assert "needs another story" in ask(desk, "move", ferry, articles=[post.pk], into="nowhere")
    assert ask(desk, "move", dumplings, articles=[post.pk], into=ferry) == f"moved 1 into {ferry}"  # and back
    assert Assignment.objects.filter(article=post, kind="move").count() == 2


def test_a_late_version_stays_where_an_editor_put_it_though_the_index_forgot_its_story(desk: Any, town: Town) -> None:
    ferry, dumplings = story_of("gazette.example/ferry"), story_of("post.example/dumplings")
    assert ask(desk, "merge", dumplings, into=ferry) == "merged"
    town.clock.move(hours=24 * 40)
    town.article("post", "dumplings", "How to make potato dumplings, revised", RECIPE, hour=10)
    poll()
    settle(desk)
    late = Article.objects.get(url="https://post.example/dumplings")
    assert (late.version, late.story_id, late.held_in_story) == (2, ferry, True)
    assert Story.objects.get(id=dumplings).merged_into == ferry


def test_a_locked_story_takes_nothing_until_it_is_opened(desk: Any, town: Town) -> None:
    ferry = story_of("gazette.example/ferry")
    assert ask(desk, "lock", ferry) == "locked"
    town.clock.move(hours=1)
    town.article("wire", "ferry-2", "Ferry runs aground off Norrvik", (*GAZETTE, "Tugs are on their way."), hour=14)
    poll()
    settle(desk)
    assert story_of("wire.example/ferry-2") != ferry
    assert ask(desk, "unlock", ferry) == "unlocked"
    assert ask(desk, "lock", "nothing") == "no such story"


def test_splitting_and_merging_again_undoes_the_split(desk: Any) -> None:
    ferry, post = story_of("gazette.example/ferry"), Article.objects.get(url="https://post.example/ferry")
    fresh = ask(desk, "split", ferry, articles=[post.pk]).removeprefix("split into ")
    assert ask(desk, "merge", fresh, into=ferry) == "merged"
    assert story_of("post.example/ferry") == ferry
    assert not StoriesApart.objects.exists()
    assert ask(desk, "split", ferry, articles=[post.pk]) == f"split into {fresh}"  # the same articles, the same story
    assert Story.objects.get(id=fresh).merged_into == ""


def test_a_request_that_breaks_says_so_and_stops_nothing(
    desk: Any, monkeypatch: pytest.MonkeyPatch, tools: Tools
) -> None:
    from standfirst.desk import requests

    def broken(tools: Tools, row: DeskRequest) -> str:
        raise OSError("no ink")

    monkeypatch.setitem(requests._KINDS, "spike-held", broken)
    assert ask(desk, "spike-held", "any") == "failed: OSError"
    assert ask(desk, "write", "nothing") == "no such story"
