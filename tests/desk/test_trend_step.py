"""The trend Step in a running desk: named things, facets, what fades, what is scored again, what is gone."""

from datetime import timedelta

import pytest

from standfirst.desk.dispatch import run_batch
from standfirst.desk.trends import LiveTrends
from standfirst.domain.trend import heat
from standfirst.store.editing import merge_stories
from standfirst.store.models import Article, Mention, Story, ThingTrendRow, TrendFacetRow, TrendRow, Work
from standfirst.store.work import NewWork, Task, add_work, lease_work
from tests.desk.town import Town, hurry, make_desk, make_tools, run_until_quiet

pytestmark = pytest.mark.django_db


def ferry() -> str:
    return Article.objects.get(source_id="gazette").story_id or ""


def test_an_operators_first_day_trends_and_names_names(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    row = TrendRow.objects.get(story_id=ferry())
    assert row.score == sum(e["weight"] for e in row.evidence) > 1
    assert {e["detail"] for e in row.evidence} == {""}  # nobody is held to be new on the first day
    assert "independent outlets" in row.why
    assert row.heat == pytest.approx(heat(row.score, row.at, row.half_life))
    assert TrendFacetRow.objects.filter(story_id=ferry(), kind="topic", value="transport").exists()
    assert {"mara lind", "norrvik"} <= set(Mention.objects.values_list("key", flat=True))
    assert (
        not Mention.objects.filter(article__source_id="private", key="norrvik")
        .exclude(article__title__contains="Norrvik")
        .exists()
    )


def test_things_are_scored_as_they_are_named(town: Town) -> None:
    tools = make_tools(town)
    run_until_quiet(make_desk(tools))
    trends = tools.trends
    trust = trends.lessons(town.clock()).usual.trust
    ThingTrendRow.objects.all().delete()
    tools.things._seen = 0
    assert tools.things.score(trust, town.clock(), 900, trends.settings) > 0
    thing = ThingTrendRow.objects.get(key="norrvik")
    assert (thing.kind, thing.story_ids) == ("place", [ferry()])
    assert tools.things.score(trust, town.clock(), 900, trends.settings) == 0
    town.clock.move(hours=1)
    assert tools.things.score(trust, town.clock(), 900, trends.settings) > 0  # listed things, now and then


def test_lessons_of_a_desk_s_beginnings_are_learned_again_as_its_archive_grows(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    trends = LiveTrends()
    first = trends.lessons(town.clock())
    trends._learned = (town.clock(), 0.0, 0.0)  # long enough ago for any cost
    assert trends.lessons(town.clock()) is first
    placed = Article.objects.exclude(story=None)
    grown = [Article(**{**row, "id": row["id"][::-1], "url": f"{row['url']}?x"}) for row in placed.values()]
    Article.objects.bulk_create(grown)
    again = trends.lessons(town.clock())
    assert (again.placed, first.placed) == (2 * len(grown), len(grown))


def test_fading_needs_no_work_and_listed_stories_are_scored_now_and_then(town: Town) -> None:
    tools = make_tools(town)
    desk = make_desk(tools)
    run_until_quiet(desk)
    before = TrendRow.objects.get(story_id=ferry()).at
    desk._rescore()
    assert not Work.objects.filter(step="trend").exists()
    town.clock.move(minutes=20)
    desk._rescore()
    assert set(Work.objects.filter(step="trend").values_list("key", flat=True)) >= {ferry()}
    hurry()
    run_batch(tools, "trend", lease_work("trend", 50, 60.0))
    assert TrendRow.objects.get(story_id=ferry()).at == before + timedelta(minutes=20)
    desk._rescore()
    assert not Work.objects.filter(step="trend").exists()


def test_a_desk_that_starts_anew_has_the_board_of_the_one_before(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    town.clock.move(minutes=20)
    make_desk(make_tools(town))._rescore()
    assert Work.objects.filter(step="trend", key=ferry()).exists()


def test_a_merged_story_leaves_the_lists(town: Town) -> None:
    tools = make_tools(town)
    run_until_quiet(make_desk(tools))
    other = Story.objects.exclude(id=ferry()).filter(merged_into="", article_count__gt=0).first()
    assert other is not None
    merge_stories(ferry(), other.id, by="an editor", now=town.clock())
    add_work([NewWork(step="trend", key=other.id, version="again")])
    hurry()
    tasks: list[Task] = lease_work("trend", 50, 60.0)
    run_batch(tools, "trend", tasks)
    assert not TrendRow.objects.filter(story_id=other.id).exists()
    assert TrendRow.objects.filter(story_id=ferry()).exists()
    assert not Work.objects.filter(step="trend").exists()
    town.clock.move(minutes=20)
    assert other.id not in tools.trends.worth_a_look(town.clock(), 900, 200, 0.0)
