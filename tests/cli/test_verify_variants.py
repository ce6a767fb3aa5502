"""``standfirst verify`` on variants: each is proved by its own manifest, and a changed one fails with words that say
what."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from standfirst.publish import left_out, load_signing_key, revision_from_dict, revision_hash, sign_manifest
from standfirst.settings import get_settings
from standfirst.store.models import ArticleVersion, Report, ReportVariant, Revision
from tests.adapters_llm.moody_server import MoodyServer
from tests.cli.test_verify import call, failing
from tests.desk.test_variants import headline_first, tools_for
from tests.desk.town import Town, make_desk, run_until_quiet
from tests.writing.word_by_word import word_by_word

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def endpoint() -> Iterator[MoodyServer]:
    server = MoodyServer()
    server.translate, server.honest = word_by_word, headline_first
    yield server
    server.close()


@pytest.fixture
def desk(endpoint: MoodyServer) -> Any:
    town = Town()
    town.open()
    town.print_ferry()
    return make_desk(tools_for(town, endpoint, "brief", "plain", "de"))


@pytest.fixture
def report(desk: Any) -> Report:
    run_until_quiet(desk)
    assert ReportVariant.objects.count() == 3
    return Report.objects.get()


def change(key: str, act: Callable[[dict[str, Any]], None], *, signed: bool = False) -> None:
    """Change a stored variant; ``signed`` as if the desk itself had published it so."""
    row = ReportVariant.objects.get(key=key)
    act(row.body)
    row.body["hash"] = revision_hash(revision_from_dict(row.body))
    if signed:
        made = revision_from_dict(row.body)
        row.manifest = sign_manifest(made, load_signing_key(get_settings().data / "signing-key"))
    row.save()


def test_a_report_is_proved_with_its_variants(report: Report) -> None:
    done = call(report.pk)
    assert done.exit_code == 0, done.output
    for key in ("brief", "plain", "de"):
        for part in ("manifest", "text", "source", "citation", "box", "rules", "telling"):
            assert f"ok   as {key}, {part}: " in done.output
    assert "from the same spans; " in done.output
    found = json.loads(call(report.pk, "--json").stdout)
    assert {c["way"] for c in found["checks"]} == {"", "brief", "plain", "de"}
    assert call("--all").exit_code == 0


@pytest.mark.parametrize("key", ["brief", "plain", "de"])
def test_a_changed_text_is_named(report: Report, key: str) -> None:
    change(key, lambda body: body["draft"]["headline"].update(text="All is well"))
    told = failing(report)
    assert f"as {key}, text: headline 1 differs from the signed manifest" in told


@pytest.mark.parametrize("key", ["brief", "plain", "de"])
def test_a_changed_label_is_named(report: Report, key: str) -> None:
    change(key, lambda body: body.update(label="Written by hand."))
    assert f"as {key}, text: label differs from the signed manifest" in failing(report)


@pytest.mark.parametrize("key", ["brief", "de"])
def test_changed_evidence_is_named(report: Report, key: str) -> None:
    change(key, lambda body: body["draft"]["standfirst"]["citations"][0].update(start=0, end=5))
    told = failing(report)
    assert f"as {key}, text: standfirst 1 has other citations than the signed manifest" in told
    assert f"as {key}, citation: standfirst 1, characters 0 to 5" in told


def test_a_changed_source_is_named_for_every_text_that_cites_it(report: Report) -> None:
    cited = ReportVariant.objects.get(key="brief").body["draft"]["headline"]["citations"][0]["article_id"]
    for version in ArticleVersion.objects.filter(article_id=cited):
        ArticleVersion.objects.filter(pk=version.pk).update(text=version.text.replace("a", "o", 1))
    told = failing(report)
    assert "FAIL source: " in told
    assert "as brief, source: " in told


def test_a_variant_that_is_not_signed_is_named(report: Report) -> None:
    ReportVariant.objects.filter(key="brief").update(manifest="")
    assert "as brief, manifest: the manifest or the public key cannot be read" in failing(report)


def test_a_body_that_cannot_be_read_is_told(report: Report) -> None:
    ReportVariant.objects.filter(key="de").update(body={"draft": None})
    assert "as de, text: the stored variant cannot be read" in failing(report)


def test_what_is_shown_as_something_else_is_named(report: Report) -> None:
    ReportVariant.objects.filter(key="de").delete()
    ReportVariant.objects.filter(key="plain").update(key="de")
    assert "as de, telling: it is shown as 'de' and was not published as that" in failing(report)


@pytest.mark.parametrize("field", ["of", "places"])
def test_a_variant_of_another_revision_is_named(report: Report, field: str) -> None:
    """Signed by the desk, and put beside a Revision that it does not tell."""
    change(
        "de", lambda body: body["telling"].update({"of": "0" * 64} if field == "of" else {"places": [0]}), signed=True
    )
    wanted = {"of": "it tells another Revision", "places": "the places are not those of the report's sentences"}
    assert f"as de, telling: {wanted[field]}" in failing(report)


def test_a_variant_in_the_place_of_its_report_is_named(report: Report) -> None:
    variant = ReportVariant.objects.get(key="brief")
    Revision.objects.update(body=variant.body, manifest=variant.manifest, hash=variant.body["hash"])
    assert "text: what is stored as the Report is a variant" in failing(report)


def test_a_translation_that_says_something_else_fails_the_rules_though_it_was_signed(report: Report) -> None:
    def lie(body: dict[str, Any]) -> None:
        for paragraph in body["draft"]["paragraphs"]:
            for sentence in paragraph:
                sentence["text"] = sentence["text"].replace("212", "221")

    change("de", lie, signed=True)
    assert "as de, rules: fails today's rule number" in failing(report)


def test_a_length_that_says_something_else_fails_the_rules_though_it_was_signed(report: Report) -> None:
    text = "The ferry sank with 900 people."
    change("brief", lambda body: body["draft"]["paragraphs"][0][0].update(text=text), signed=True)
    assert "as brief, rules: fails today's rule" in failing(report)


def test_a_translation_that_is_not_whole_says_so(desk: Any, endpoint: MoodyServer) -> None:
    def drop_one(text: str) -> str:
        return "Was auch immer." if "herring" in text or "schools" in text else word_by_word(text)

    endpoint.translate = drop_one
    run_until_quiet(desk)
    report, row = Report.objects.get(), ReportVariant.objects.get(key="de")
    told, made = revision_from_dict(Revision.objects.get().body), revision_from_dict(row.body)
    left = left_out(told.draft, made.draft)
    assert left > 0
    assert f"Not whole: {left} of " in made.label
    done = call(report.pk)
    assert done.exit_code == 0, done.output
    assert f"not whole: {left} sentences of the report are left out" in done.output
    assert Client().get(f"/api/reports/{report.pk}/as/de").json()["left_out"] == left
    assert "<dt>Not whole</dt>" in Client().get(f"/report/{report.pk}/as/de").content.decode()


def test_pages_and_api_lead_to_the_proof_and_a_file_of_all_is_proved_offline(report: Report, tmp_path: Path) -> None:
    key, client = str(get_settings().data / "signing-key.pub"), Client()
    for path, proof in (("", "manifest.json"), ("/as/de", "as/de/manifest.json")):
        address = client.get(f"/api/reports/{report.pk}{path}").json()["proof"]
        assert address == f"/report/{report.pk}/{proof}"
        assert f'href="{address}"' in client.get(f"/report/{report.pk}{path}").content.decode()
        (tmp_path / "one.json").write_bytes(client.get(address).content)
        assert call(str(tmp_path / "one.json"), "--key", key).exit_code == 0
        assert call(f"https://desk.example{address}").exit_code == 0
    assert call(f"/report/{report.pk}/as/fr").exit_code == 2
    bundle = client.get(f"/report/{report.pk}/manifests.jsonl").content.decode()
    (tmp_path / "all.jsonl").write_text(bundle)
    done = call(str(tmp_path / "all.jsonl"), "--key", key)
    assert done.exit_code == 0, done.output
    assert done.output.count("which is signed in this file too") == 3
    assert client.get(f"/report/{report.pk}/as/fr/manifest.json").status_code == 404


@pytest.mark.parametrize("fault", ["text", "label", "span", "other"])
def test_a_file_of_all_fails_where_a_variant_was_changed(report: Report, tmp_path: Path, fault: str) -> None:
    if fault == "other":
        change("de", lambda body: body["telling"].update(of="0" * 64), signed=True)
    lines = Client().get(f"/report/{report.pk}/manifests.jsonl").content.decode().splitlines()
    at = next(n for n, line in enumerate(lines) if '"key":"de"' in line)
    value = json.loads(lines[at])
    sentence = value["payload"]["sentences"][0]
    if fault == "text":
        sentence["text"] += "!"
    elif fault == "label":
        value["payload"]["label"] = "Written by hand."
    elif fault == "span":
        sentence["citations"][0]["start"] += 1
    lines[at] = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    (tmp_path / "all.jsonl").write_text("\n".join(lines) + "\n")
    done = call(str(tmp_path / "all.jsonl"), "--key", str(get_settings().data / "signing-key.pub"))
    assert done.exit_code == 1
    wanted = (
        "as de, telling: it tells another Revision" if fault == "other" else "manifest: the signature does not hold"
    )
    assert wanted in done.output
