"""A Report is written anew when a fact moves: at once for what turns the story, after the pause for the rest."""

import pytest

from standfirst.domain.moves import MoveKind
from standfirst.publish import revision_from_dict
from standfirst.store.models import Article, Report, Revision, Story, Work
from standfirst.store.reports import load_revision
from standfirst.store.work import PAUSED, NewWork, add_work
from tests.desk.town import GAZETTE, WIRE, Town, make_desk, make_tools, poll, run_until_quiet, settle
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db


def ferry() -> str:
    return Article.objects.get(source_id="gazette").story_id or ""


def told(town: Town) -> str:
    """The ferry's Report is out; its story."""
    run_until_quiet(make_desk(make_tools(town)))
    assert Report.objects.get(story_id=ferry()).revision == 1
    return ferry()


def test_a_copy_makes_the_story_grow_and_its_report_stand(town: Town) -> None:
    story = told(town)
    before = Story.objects.get(id=story).article_count
    town.clock.move(hours=3)
    town.article("post", "ferry-copy", "Passenger ferry aground off Norrvik", WIRE, hour=13)
    poll()
    with capture_logs() as logs:
        run_until_quiet(make_desk(make_tools(town)))
    grown = Story.objects.get(id=story)
    assert grown.article_count == before + 1
    assert Revision.objects.filter(report__story_id=story).count() == 1
    assert Report.objects.get(story_id=story).written_at_change == grown.changed
    assert any(line["event"] == "report.unmoved" for line in logs)


def test_an_outcome_is_told_after_the_floor_and_the_revision_says_why(town: Town) -> None:
    story = told(town)
    town.clock.move(minutes=6)
    town.print_evening()
    run_until_quiet(make_desk(make_tools(town)))
    revision = load_revision(story)
    assert revision
    assert revision.number == 2
    assert MoveKind.OUTCOME in {m.kind for m in revision.moves}
    stored = Revision.objects.get(report__story_id=story, number=2)
    assert revision_from_dict(stored.body).moves == revision.moves


def test_within_the_floor_even_an_outcome_waits_as_one_row(town: Town) -> None:
    story = told(town)
    town.clock.move(minutes=2)
    town.print_evening()
    desk = make_desk(make_tools(town))
    settle(desk)
    assert load_revision(story).number == 1  # type: ignore[union-attr]  # it was told
    assert list(Work.objects.filter(step="report").values_list("version", flat=True)) == [PAUSED]
    town.clock.move(minutes=4)
    run_until_quiet(desk)
    assert load_revision(story).number == 2  # type: ignore[union-attr]


def test_a_new_fact_waits_for_the_pause(town: Town) -> None:
    story = told(town)
    town.clock.move(minutes=6)
    more = "The ferry off Norrvik carried eleven lorries with frozen herring for the fish factory in Osthaven."
    town.article("gazette", "ferry", "Ferry runs aground off Norrvik", (*GAZETTE, more), hour=9)
    poll()
    desk = make_desk(make_tools(town))
    settle(desk)
    assert load_revision(story).number == 1  # type: ignore[union-attr]
    town.clock.move(minutes=30)
    run_until_quiet(desk)
    assert {m.kind for m in load_revision(story).moves} == {MoveKind.NEW_FACT}  # type: ignore[union-attr]


def test_what_a_person_asks_for_is_written_though_nothing_moved(town: Town) -> None:
    story = told(town)
    Report.objects.filter(story_id=story).update(written_at_change=0)
    add_work([NewWork(step="report", key=story, version="asked-1", priority=1e6)])
    with capture_logs() as logs:
        run_until_quiet(make_desk(make_tools(town)))
    assert not any(line["event"] == "report.unmoved" for line in logs)
    assert any(line["event"] == "report.moved" for line in logs)
