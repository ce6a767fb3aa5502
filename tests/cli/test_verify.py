"""``standfirst verify``: a Report is proved again, and a changed byte fails."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standfirst.cli import main
from standfirst.settings import get_settings
from standfirst.store.models import Article, ArticleVersion, Report, Revision
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    town = Town()
    town.open()
    town.print_ferry()
    run_until_quiet(make_desk(make_tools(town)))
    return Report.objects.get(state="published")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments])


def test_a_published_report_is_proved(report: Report) -> None:
    done = call(report.pk)
    assert done.exit_code == 0, done.output
    assert "FAIL" not in done.output


def test_a_changed_word_fails(report: Report) -> None:
    row = Revision.objects.get()
    row.body["draft"]["headline"]["text"] += "!"
    row.save()
    done = call(report.pk)
    assert done.exit_code == 1
    assert "FAIL" in done.output


def test_a_changed_source_fails(report: Report) -> None:
    cited = Revision.objects.get().body["draft"]["headline"]["citations"][0]["article_id"]
    version = ArticleVersion.objects.get(article_id=cited)
    ArticleVersion.objects.filter(pk=version.pk).update(text=version.text + " ")
    assert Article.objects.filter(pk=cited).exists()
    found = json.loads(call(report.pk, "--json").output)
    ArticleVersion.objects.filter(pk=version.pk).update(text=version.text.replace("a", "o", 1))
    changed = json.loads(call(report.pk, "--json").output)
    assert not changed["ok"], found


def test_a_manifest_file_is_proved_by_its_signature_and_a_changed_byte_fails(report: Report, tmp_path: Path) -> None:
    manifest, key = Revision.objects.get().manifest, str(get_settings().data / "signing-key.pub")
    path = tmp_path / "manifest.json"
    path.write_text(manifest)
    assert call(str(path), "--key", key).exit_code == 0
    at = manifest.index(report.pk)
    path.write_text(manifest[:at] + ("A" if manifest[at] != "A" else "B") + manifest[at + 1 :])
    assert call(str(path), "--key", key).exit_code == 1


def test_a_report_that_is_not_there_fails(db: None) -> None:
    assert call("NOSUCHREPORT").exit_code == 1
