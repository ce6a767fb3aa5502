"""``standfirst source``: against a site on loopback, on whichever database the suite runs on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standfirst import settings
from standfirst.cli import main
from standfirst.store.models import AuditEntry, Feed, Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = settings.get_settings().model_copy(update={"allow_loopback": True})
    monkeypatch.setattr("standfirst.discovery.get_settings", lambda: open_)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["source", *arguments])


def test_a_site_is_added_by_its_address_with_the_feed_it_names(site: str) -> None:
    done = call("add", site, "--owner", "Loop Group")
    assert done.exit_code == 0, done.output
    assert Source.objects.get().name == "Loop Courier"
    assert Source.objects.get().owner == "Loop Group"
    assert Feed.objects.get().url == f"{site}/feed"
    assert call("add", f"{site}/feed").exit_code == 0  # twice is once
    assert (Source.objects.count(), Feed.objects.count()) == (1, 1)


def test_what_is_no_feed_is_refused_with_a_reason(site: str) -> None:
    done = call("add", f"{site}/missing")
    assert done.exit_code == 1
    assert "Error" in done.output
    assert not Source.objects.exists()


def test_checking_adds_nothing(site: str) -> None:
    done = call("check", site, "--json")
    assert done.exit_code == 0
    row = json.loads(done.output)[0]
    assert (row["url"], row["items"], row["title"]) == (f"{site}/feed", 1, "Loop Courier")
    assert not Source.objects.exists()
    assert call("check", f"{site}/missing").exit_code == 1


def test_removing_and_undoing(site: str) -> None:
    call("add", site)
    key = Source.objects.get().pk
    assert call("remove", key).exit_code == 0
    assert Feed.objects.get().stopped
    assert json.loads(call("list", "--json").output) == []
    assert call("remove", key).exit_code == 1
    assert call("remove", key, "--undo").exit_code == 0
    assert not Feed.objects.get().stopped
    assert call("remove", "nobody").exit_code == 1


def test_opml_goes_out_and_comes_back(site: str, tmp_path: Path) -> None:
    call("add", site, "--name", "Loop & Sons", "--owner", "Loop Group")
    out = call("list", "--opml")
    Feed.objects.all().delete()
    Source.objects.all().delete()
    path = tmp_path / "feeds.opml"
    path.write_text(out.output)
    done = call("import", str(path))
    assert "1 feeds imported" in done.output
    assert (Source.objects.get().name, Source.objects.get().owner) == ("Loop & Sons", "Loop Group")
    assert Feed.objects.get().url == f"{site}/feed"


def test_a_damaged_opml_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(b"\x00\x01 no outlines")
    assert call("import", str(path)).exit_code == 1
    assert not Source.objects.exists()


def test_the_list_says_what_to_do_when_it_is_empty(site: str) -> None:
    assert "source add" in call("list").output
    call("add", site)
    assert "Loop Courier" in call("list").output


def test_a_source_is_described_and_what_is_not_named_stays(site: str) -> None:
    call("add", site)
    key = Source.objects.get().pk
    assert call("set", key, "--country", "Norway", "--group", "Local press", "--group", "founders").exit_code == 0
    assert call("set", key, "--vouched").exit_code == 0
    row = json.loads(call("list", "--json").output)[0]
    assert (row["country"], row["groups"], row["vouched"]) == ("Norway", ["Local press", "founders"], True)
    assert call("set", key, "--no-groups", "--not-vouched").exit_code == 0
    source = Source.objects.get()
    assert (source.country, source.groups, source.vouched) == ("Norway", [], False)
    assert set(AuditEntry.objects.values_list("who", "what")) == {("command line", "describe-source")}


@pytest.mark.parametrize(
    "arguments",
    [
        ("nobody", "--country", "Norway"),
        ("{}",),
        ("{}", "--group", "a", "--no-groups"),
        ("{}", "--group", "g" * 41),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(arguments: tuple[str, ...], site: str) -> None:
    call("add", site)
    done = call("set", *(a.replace("{}", Source.objects.get().pk) for a in arguments))
    assert done.exit_code != 0
    assert "Error" in done.output
    assert not AuditEntry.objects.exists()
