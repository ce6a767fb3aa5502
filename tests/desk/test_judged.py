"""The desk with a judge: a doubted sentence is not published, a judge that is away leaves the rules alone."""

from dataclasses import replace

import pytest

from standfirst.domain.errors import Failure
from standfirst.store.models import Report, Revision, UsageDay
from standfirst.testing.judge import ScriptedJudge
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db


def published(town: Town, judge: ScriptedJudge | None) -> str:
    """The text of the ferry's report as the desk publishes it, "" for sources only."""
    run_until_quiet(make_desk(replace(make_tools(town), judge=judge)))
    if not Report.objects.filter(state="published").exists():
        return ""
    draft = Revision.objects.get().body["draft"]
    body = [s["text"] for paragraph in draft["paragraphs"] for s in paragraph]
    return "\n".join([draft["headline"]["text"], draft["standfirst"]["text"], *body])


def test_a_doubted_sentence_goes_and_the_rest_is_published(town: Town) -> None:
    judge = ScriptedJudge({"harbour office": 0.1})
    text = published(town, judge)
    assert "harbour office" in "".join(s.text for s in judge.asked if s.part == "body"), "the judge saw none to doubt"
    assert text
    assert "harbour office" not in text
    assert UsageDay.objects.get(model="scripted").calls == judge.usage.calls


def test_a_judge_that_is_away_or_slow_leaves_the_rules_and_the_log_says_so(town: Town) -> None:
    judge = ScriptedJudge(failure=Failure(code="model-slow", detail="more than 120 s"))
    with capture_logs() as logs:
        text = published(town, judge)
    assert "harbour office" in text
    away = [entry for entry in logs if entry["event"] == "judge.away"]
    assert away
    assert away[0]["code"] == "model-slow"


def test_what_a_contented_judge_lets_stand_is_what_the_rules_let_stand(town: Town) -> None:
    judge = ScriptedJudge()
    text = published(town, judge)
    assert judge.asked
    assert "harbour office" in text
