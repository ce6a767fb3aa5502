"""``standfirst verify``: a Report is proved again, and a changed byte fails with words that say which."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from standfirst.cli import main
from standfirst.proof import evidence
from standfirst.publish import load_signing_key, revision_from_dict, revision_hash, sign_manifest
from standfirst.settings import get_settings
from standfirst.store.models import ArticleVersion, Report, Revision
from standfirst.store.requests import ask_desk
from tests.cli.conftest import run_command
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Any:
    town = Town()
    town.open()
    town.print_ferry()
    desk = make_desk(make_tools(town))
    run_until_quiet(desk)
    return desk


@pytest.fixture
def report(desk: Any) -> Report:
    return Report.objects.get(state="published")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments])


def failing(report: Report, *arguments: str) -> str:
    """The lines that failed; the command's status is 1."""
    done = call(report.pk, *arguments)
    assert done.exit_code == 1, done.output
    return "\n".join(line for line in done.output.splitlines() if "FAIL" in line)


def publish_again(row: Revision, **changed: Any) -> None:
    """Sign a changed body as the desk itself would: nobody tampered with it."""
    row.body |= changed
    revision = revision_from_dict(row.body)
    row.hash = row.body["hash"] = revision_hash(revision)
    row.manifest = sign_manifest(revision_from_dict(row.body), load_signing_key(get_settings().data / "signing-key"))
    row.save()


@pytest.mark.parametrize(
    "named",
    ["{}", "/report/{}", "report/{}", "https://desk.example/report/{}", "https://desk.example/report/{}/revisions/1",
     "https://desk.example/report/{}/manifest-1.json", "http://localhost:8000/report/{}/manifest.json?x=1#s2"],
)  # fmt: skip
def test_a_published_report_is_proved_by_id_and_address(report: Report, named: str) -> None:
    done = call(named.format(report.pk))
    assert done.exit_code == 0, done.output
    assert "FAIL" not in done.output
    assert "It stands." in done.output
    assert call(named.format(report.pk), "--revision", "1").exit_code == 0


def test_a_changed_word_is_named(report: Report) -> None:
    row = Revision.objects.get()
    row.body["draft"]["headline"]["text"] += "!"
    row.save()
    told = failing(report)
    assert "text: the stored Revision is not what was published" in told
    assert "text: headline 1 differs from the signed manifest" in told


def test_a_changed_word_with_a_new_hash_is_found_by_the_manifest(report: Report) -> None:
    row = Revision.objects.get()
    row.body["draft"]["paragraphs"][0][0]["text"] += " Twice"
    row.hash = row.body["hash"] = revision_hash(revision_from_dict(row.body))
    row.save()
    told = failing(report)
    assert "body 1 differs from the signed manifest" in told
    assert "revision hash differs from the signed manifest" in told


def test_a_moved_citation_is_named(report: Report) -> None:
    row = Revision.objects.get()
    row.body["draft"]["paragraphs"][0][0]["citations"][0]["start"] += 1
    row.save()
    told = failing(report)
    assert "citation: body 1, characters" in told
    assert "the words there are not the cited ones" in told


def test_a_citation_of_nothing_listed_is_named(report: Report) -> None:
    row = Revision.objects.get()
    row.body["draft"]["standfirst"]["citations"][0]["article_id"] = "0" * 24
    row.save()
    assert "is not among the sources" in failing(report)


def test_a_changed_source_is_named(report: Report) -> None:
    cited = Revision.objects.get().body["draft"]["headline"]["citations"][0]["article_id"]
    version = ArticleVersion.objects.get(article_id=cited)
    ArticleVersion.objects.filter(pk=version.pk).update(text=version.text.replace("a", "o", 1))
    assert "the stored text of the cited version was changed" in failing(report)
    ArticleVersion.objects.filter(pk=version.pk).delete()
    assert "the cited version is no longer stored" in failing(report)


def test_a_changed_copy_of_a_source_is_named(report: Report) -> None:
    row = Revision.objects.get()
    cited = row.body["draft"]["headline"]["citations"][0]["article_id"]
    source = next(s for s in row.body["sources"] if s["article_id"] == cited)
    source["text"] += " "
    row.save()
    assert f"source: {source['publisher']}: the text kept with the Revision was changed" in failing(report)


@pytest.mark.parametrize("field", ["label", "created_at", "writer"])
def test_a_changed_fact_of_the_revision_is_named(report: Report, field: str) -> None:
    row = Revision.objects.get()
    if field == "writer":
        row.body["draft"]["writer"] = "writing"
    else:
        row.body[field] = {"label": "Written by hand", "created_at": "2026-05-12T13:00:00+00:00"}[field]
    row.save()
    assert f"text: {field.replace('_', ' ')} differs from the signed manifest" in failing(report)


def test_a_changed_row_of_a_box_is_named(report: Report) -> None:
    row = Revision.objects.get()
    first = row.body["draft"]["paragraphs"][0][0]
    source = next(s for s in row.body["sources"] if s["article_id"] == first["citations"][0]["article_id"])
    saying = {name: source[name] for name in ("article_id", "publisher", "published_at")}
    saying |= {"part": "body", "sentence": 0, "revision": 0}
    added = {"text": "The cause is not known.", "saying": saying}
    publish_again(row, boxes={**row.body["boxes"], "unknowns": [added]})
    assert "FAIL box: unknowns 1: its words are not those of body 1: 'The cause is not known.'" in failing(report)
    publish_again(row, boxes={**row.body["boxes"], "unknowns": [{**added, "text": first["text"]}]})
    assert "FAIL box: the boxes are not those that these sentences and sources make" in failing(report)
    publish_again(row, boxes={**row.body["boxes"], "version": 99})
    assert call(report.pk).exit_code == 0, "made by other rules, and its words are the sentence's"


def test_a_manifest_file_is_proved_with_its_boxes(report: Report, tmp_path: Path) -> None:
    row = Revision.objects.get()
    publish_again(row, boxes={**row.body["boxes"], "unknowns": [{"text": "", "saying": {
        "part": "body", "sentence": 99, "article_id": "", "publisher": "", "published_at": "2026-05-12T13:00:00+00:00",
        "revision": 0}}]})  # fmt: skip
    (tmp_path / "manifest.json").write_text(row.manifest)
    done = call(str(tmp_path / "manifest.json"), "--key", str(get_settings().data / "signing-key.pub"))
    assert done.exit_code == 1
    assert "box: unknowns 1: leads to no sentence" in done.output


def test_a_changed_manifest_is_named(report: Report) -> None:
    row = Revision.objects.get()
    row.manifest = row.manifest.replace("Quay Media", "Quay Medio", 1)
    row.save()
    assert "manifest: the signature does not hold" in failing(report)


@pytest.mark.parametrize("field", ["headline", "standfirst", "label", "card_html"])
def test_a_changed_page_is_named(report: Report, field: str) -> None:
    Report.objects.filter(pk=report.pk).update(**{field: "Something else"})
    assert "FAIL page: " in failing(report)


def test_a_body_that_cannot_be_read_is_told_and_no_crash(report: Report) -> None:
    Revision.objects.update(body={"draft": None})
    assert "cannot be read" in failing(report)


def test_another_key_is_told(report: Report, tmp_path: Path) -> None:
    load_signing_key(tmp_path / "other")
    assert "manifest: the signature does not hold" in failing(report, "--key", str(tmp_path / "other.pub"))
    (tmp_path / "none.pub").write_text("no key")
    assert call(report.pk, "--key", str(tmp_path / "none.pub")).exit_code == 2


def test_stricter_rules_of_today_are_told_apart_from_tampering(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece that cites old news as new, published and signed under an older contract."""
    row = Revision.objects.get()
    later = revision_from_dict(row.body).created_at + timedelta(days=30)
    publish_again(row, created_at=later.isoformat())
    assert "FAIL rules: fails today's rule freshness" in failing(report)
    older = evidence.CONTRACT_VERSION
    monkeypatch.setattr(evidence, "CONTRACT_VERSION", 99)
    done = call(report.pk)
    assert done.exit_code == 0, done.output
    assert "note rules: fails today's rule freshness (version 99)" in done.output
    assert f"published under contract version {older}" in done.output
    assert call(report.pk, "--strict").exit_code == 1


def test_a_revision_from_before_versions_were_kept_still_stands(report: Report) -> None:
    row = Revision.objects.get()
    body = {k: v for k, v in row.body.items() if k != "contract"}
    row.body = {}
    publish_again(row, **body)
    assert "contract" not in json.loads(row.manifest)["payload"]
    assert call(report.pk).exit_code == 0


def test_the_manifest_carries_the_contract(report: Report) -> None:
    assert json.loads(Revision.objects.get().manifest)["payload"]["contract"] == evidence.CONTRACT_VERSION


def test_a_manifest_file_needs_the_public_key_and_nothing_else(report: Report, tmp_path: Path) -> None:
    manifest, key = Revision.objects.get().manifest, get_settings().data / "signing-key.pub"
    path = tmp_path / "manifest.json"
    path.write_text(manifest)
    code = f"""
import sys
from pathlib import Path
from standfirst.proof.offline import prove_file
assert prove_file(Path({str(path)!r}), Path({str(key)!r})).exit_code == 0
assert not [m for m in sys.modules if m.startswith("django")]
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    assert call(str(path), "--key", str(key)).exit_code == 0


@pytest.mark.parametrize("at", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_any_changed_byte_of_a_manifest_file_fails(report: Report, tmp_path: Path, at: float) -> None:
    raw = bytearray(Revision.objects.get().manifest.encode())
    place = int(at * len(raw))
    raw[place] = raw[place] ^ 1
    path = tmp_path / "manifest.json"
    path.write_bytes(raw)
    done = call(str(path), "--key", str(get_settings().data / "signing-key.pub"))
    assert done.exit_code == 1, done.output
    assert "FAIL manifest:" in done.output


def test_all_revisions_with_a_summary(report: Report) -> None:
    assert "1 revision: 1 stand" in call("--all").output
    row = Revision.objects.get()
    row.body["sources"][0]["owner"] = "Somebody else"
    row.save()
    done = call("--all")
    assert done.exit_code == 1
    assert "sources differs from the signed manifest" in done.output
    found = json.loads(call("--all", "--json").stdout)
    assert [p["ok"] for p in found] == [False]
    assert found[0]["report"] == report.pk


@pytest.mark.parametrize("arguments", [("NOSUCHREPORT",), ("report/NOSUCHREPORT/revisions/3",)])
def test_what_is_not_there_cannot_be_proved(db: None, arguments: tuple[str, ...]) -> None:
    load_signing_key(get_settings().data / "signing-key")
    done = call(*arguments)
    assert done.exit_code == 2
    assert "this desk has no such Report" in done.output


def test_a_wrong_call_says_so(report: Report) -> None:
    assert call().exit_code == call("--all", report.pk).exit_code == call("no such thing!").exit_code == 2
    assert "there are: 1" in call(report.pk, "--revision", "7").output


def test_a_folder_without_a_desk_says_so(tmp_path: Path) -> None:
    load_signing_key(tmp_path / "signing-key")
    done = run_command(tmp_path, "verify", "--all")
    assert done.returncode == 2
    assert "there is no desk in" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_withdrawn_report_is_told_as_such(desk: Any, report: Report) -> None:
    ask_desk("withdraw", report.pk, by="editor", payload={"reason": "it was a rehearsal"})
    run_until_quiet(desk)
    done = call(report.pk)
    assert done.exit_code == 2
    assert "withdrawn on" in done.output
    assert "it was a rehearsal" in done.output
