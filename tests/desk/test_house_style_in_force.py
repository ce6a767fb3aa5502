"""The house style on the desk: every writer's sentences wear it, a file can be edited while the desk runs, and a bad
file or a bad word loses nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from standfirst.cli import main
from standfirst.settings import Settings, get_settings
from standfirst.store.models import Report, Revision
from standfirst.style_file import StyleFile
from standfirst.write import HouseStyle, default_style
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet
from tests.hearing import capture_logs

pytestmark = pytest.mark.django_db


def published(town: Town, style: HouseStyle) -> str:
    run_until_quiet(make_desk(replace(make_tools(town), style=lambda: style)))
    draft = Revision.objects.get().body["draft"]
    body = [s["text"] for paragraph in draft["paragraphs"] for s in paragraph]
    return "\n".join([draft["headline"]["text"], draft["standfirst"]["text"], *body, draft["dateline"]])


def test_code_holds_its_own_writer_to_the_style(town: Town) -> None:
    text = published(town, HouseStyle(dates="month-day"))
    assert "May 12, 13:00 UTC" in text


def test_a_word_that_the_contract_does_not_let_pass_changes_nothing(town: Town) -> None:
    bad = HouseStyle(avoid=(("Norrvik", "Atlantis"), ("ran", "never ran")))
    with capture_logs() as logs:
        text = published(town, bad)
    assert "Atlantis" not in text
    assert "never ran" not in text
    assert Report.objects.get().state == "published"
    assert any(e["event"] == "style.left" for e in logs)


def test_a_file_is_read_again_when_it_changes_and_a_bad_one_leaves_the_default(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    style = StyleFile(Settings(style_file=str(file)))
    with capture_logs() as logs:
        file.write_text('dates = "month-day"\n')
        assert style().dates == "month-day"
        file.write_text('dates = "whenever"\n')
        assert style() == default_style()
        assert style() == default_style()
    said = [e["reason"] for e in logs if e["event"] == "style.default"]
    assert len(said) == 1, "once for each state of the file"
    assert 'dates is "whenever"; it can be day-month, month-day' in said[0]


def test_the_command_shows_and_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    assert "packaged style is in force" in run(main, ["style"]).output
    bad = tmp_path / "bad.toml"
    bad.write_text('tone = "harsh"\n')
    answer = run(main, ["style", str(bad)])
    assert answer.exit_code == 1
    assert '"tone" is no setting' in answer.output
    good = tmp_path / "good.toml"
    good.write_text(run(main, ["style", "--example"]).output)
    answer = run(main, ["style", str(good)])
    assert answer.exit_code == 0, answer.output
    assert "percent -> per cent" in answer.output
    monkeypatch.setenv("STANDFIRST_STYLE_FILE", str(bad))
    get_settings.cache_clear()
    answer = run(main, ["style"])
    get_settings.cache_clear()
    assert answer.exit_code == 1
    assert "in force until it is mended" in answer.output
