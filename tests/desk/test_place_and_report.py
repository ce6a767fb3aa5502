"""Placing and writing: versions, saves that fail, stories that change while they are written."""

from collections.abc import Callable
from typing import Any

import pytest

from standfirst.desk.dispatch import run_batch
from standfirst.desk.steps import place
from standfirst.domain.draft import EvidencePack
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Verdict
from standfirst.store.models import (
    Article,
    Assignment,
    DeskSetting,
    HeldDraft,
    Report,
    Revision,
    Source,
    Story,
    Work,
)
from standfirst.store.stories import refresh_stories
from standfirst.store.work import NewWork, add_work, lease_work
from standfirst.write import ModelFreeWriter
from standfirst.write.ports import WrittenDraft
from tests.desk.town import GAZETTE, RECIPE, Town, hurry, make_desk, make_tools, poll, run_until_quiet

pytestmark = pytest.mark.django_db


def ferry() -> str:
    return Article.objects.get(source_id="gazette").story_id or ""


def test_a_new_version_stays_in_its_story_even_when_it_speaks_of_something_else(town: Town) -> None:
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    story = ferry()
    town.clock.move(hours=1)
    town.article("gazette", "ferry", "How to make potato dumplings", RECIPE, hour=9)
    poll()
    run_until_quiet(desk)
    article = Article.objects.get(source_id="gazette")
    assert (article.version, article.story_id) == (2, story)
    kinds = Assignment.objects.filter(article=article).order_by("id").values_list("article_version", "kind", "story_id")
    assert [k[0] for k in kinds] == [1, 2]
    assert {k[2] for k in kinds} == {story}


def test_a_save_that_fails_drops_the_index_so_that_the_second_try_decides_from_the_store(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = make_tools(town)
    desk = make_desk(tools)
    real, failures = place.save_placements, [1] * 6  # the batch, then each of its five alone

    def save(*arguments: Any) -> list[str]:
        if failures:
            failures.pop()
            raise OSError("disk full")
        return real(*arguments)

    monkeypatch.setattr(place, "save_placements", save)
    desk.beat()
    hurry()
    assert not Story.objects.exists()
    assert not failures
    assert tools.index._loaded is None
    run_until_quiet(desk)
    assert not Work.objects.exists()
    firsts = Assignment.objects.filter(article__source_id__in=["gazette", "wire", "post", "private"])
    assert firsts.count() == Article.objects.count()  # one decision each, none from the forgotten try
    assert Article.objects.filter(story=None).count() == 0
    assert Story.objects.filter(article_count=0).count() == 0


def test_a_desk_that_starts_anew_knows_the_stories_of_the_one_before(town: Town) -> None:
    run_until_quiet(make_desk(make_tools(town)))
    story = ferry()
    town.clock.move(hours=1)
    town.article("post", "ferry-2", "Norrvik ferry: harbour master on the steering", GAZETTE, hour=14)
    poll()
    run_until_quiet(make_desk(make_tools(town)))
    assert Article.objects.get(url="https://post.example/ferry-2").story_id == story


class Meanwhile:
    """A writer during whose work something happens."""

    def __init__(self, happens: Callable[[], None]) -> None:
        self._happens, self.times = happens, 0

    def write(self, pack: EvidencePack, feedback: tuple[Verdict, ...] = ()) -> WrittenDraft | Failure:
        self.times += 1
        if self.times == 1:
            self._happens()
        return ModelFreeWriter().write(pack, feedback)


def test_a_story_that_changes_while_it_is_written_is_asked_for_again(town: Town) -> None:
    writer = Meanwhile(lambda: refresh_stories([ferry()]))
    tools = make_tools(town, writer)
    desk = make_desk(tools)
    for _ in range(20):
        if writer.times:
            break
        hurry()
        desk.beat()
    assert Revision.objects.count() == 1
    wish = Work.objects.get(step="report")
    assert wish.key == ferry()
    town.clock.move(hours=1)
    run_until_quiet(desk)
    assert writer.times == 1  # it was looked at: nothing had moved
    assert Report.objects.get(story_id=ferry()).written_at_change == Story.objects.get(id=ferry()).changed


def test_many_changes_before_a_writing_are_one_writing(town: Town) -> None:
    writer = Meanwhile(lambda: None)
    run_until_quiet(make_desk(make_tools(town, writer)))
    assert writer.times == 1
    assert Revision.objects.count() == 1


def test_a_story_written_twice_from_the_same_sources_has_no_second_revision(town: Town) -> None:
    tools = make_tools(town)
    run_until_quiet(make_desk(tools))
    town.clock.move(hours=1)
    add_work([NewWork(step="report", key=ferry(), version="once more")])
    run_batch(tools, "report", lease_work("report", 1, 60.0))
    assert Revision.objects.count() == 1
    assert not Work.objects.exists()


def test_a_desk_that_is_stopped_publishes_nothing_and_goes_on_when_it_is_resumed(town: Town) -> None:
    DeskSetting.objects.create(key="publishing_stopped", value=True)
    desk = make_desk(make_tools(town))
    for _ in range(12):
        hurry()
        desk.beat()
    assert not Report.objects.filter(state="published").exists()
    assert Work.objects.filter(step="report").exists()
    DeskSetting.objects.filter(key="publishing_stopped").update(value=False)
    run_until_quiet(desk)
    assert Report.objects.filter(state="published").count() == 1


def test_a_stopped_source_is_not_cited(town: Town) -> None:
    Source.objects.filter(id="gazette").update(publishing_stopped=True)
    run_until_quiet(make_desk(make_tools(town)))
    gazette = Article.objects.get(source_id="gazette").pk
    assert Report.objects.filter(state="published").count() == 1
    assert gazette not in str(Revision.objects.get().body["draft"])


def test_a_writer_that_is_away_leaves_the_story_due(town: Town) -> None:
    from standfirst.testing.writer import ScriptedWriter

    desk = make_desk(make_tools(town, ScriptedWriter(Failure(code="model-away", detail="no answer"))))
    for _ in range(12):
        hurry()
        desk.beat()
    assert Report.objects.get(story_id=ferry()).label.startswith("Assembled without AI")
    assert Work.objects.filter(step="report", dead=False).exists()
    run_until_quiet(make_desk(make_tools(town)))
    assert Report.objects.get(story_id=ferry()).state == "published"
    assert not HeldDraft.objects.exists()


@pytest.mark.parametrize("code", ["odd-answer", "uncited", "enough"])
def test_a_model_that_answers_nonsense_costs_no_story_its_report(town: Town, code: str) -> None:
    from standfirst.testing.writer import ScriptedWriter

    run_until_quiet(make_desk(make_tools(town, ScriptedWriter(Failure(code=code, detail="no Report", permanent=True)))))
    report = Report.objects.get(story_id=ferry())
    assert (report.state, report.writer) == ("published", "model-free")
    assert report.label.startswith("Assembled without AI")
