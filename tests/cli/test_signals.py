"""``standfirst signal``: switching, listing and trying services, with clear words for what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from standfirst import settings
from standfirst.cli import main
from standfirst.sample import SampleSites, load_world
from standfirst.store.models import ConnectorState, SignalRow

pytestmark = pytest.mark.django_db
WORLD = load_world()


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = settings.get_settings().model_copy(update={"allow_loopback": True, "host_delay": 0.0})
    monkeypatch.setattr("standfirst.settings.get_settings", lambda: open_)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the sample's Bluesky is."""
    sites = SampleSites(WORLD, lambda: WORLD.moment(4, 660), 0).start()
    yield sites.sites.service_address("bluesky")
    sites.stop()


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["signal", *arguments])


def test_every_service_is_listed_and_off_at_first() -> None:
    rows = json.loads(call("list", "--json").output)
    assert [(r["connector"], r["state"]) for r in rows] == [
        (n, "off") for n in ("hacker-news", "mastodon", "wikipedia", "google-trends", "bluesky", "reddit")
    ]
    assert "(needed)" in rows[1]["can_be_set"]["instances"]
    assert "hacker-news" in call("list").output


def test_on_and_off() -> None:
    done = call("on", "mastodon", "--set", "instances=https://one.example,https://two.example")
    assert done.exit_code == 0, done.output
    assert "every 15 minutes" in done.output
    row = ConnectorState.objects.get()
    assert (row.enabled, row.settings) == (True, {"instances": "https://one.example,https://two.example"})
    assert call("off", "mastodon").exit_code == 0
    assert not ConnectorState.objects.get().enabled
    assert call("on", "mastodon").exit_code == 0  # with the settings it had
    assert ConnectorState.objects.get().enabled
    assert json.loads(call("list", "--json").output)[1]["state"] == "on"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("on", "telegraph"), "'telegraph' is no service; known are hacker-news, mastodon"),
        (("off", "telegraph"), "no service"),
        (("read", "telegraph"), "no service"),
        (("on", "mastodon"), "instances: is needed"),
        (("on", "mastodon", "--set", "instances"), "KEY=VALUE expected"),
        (("on", "mastodon", "--set", "instances=one.example"), "'one.example' will not do"),
        (("on", "hacker-news", "--set", "speed=fast"), "no setting 'speed'"),
        (("on", "reddit", "--set", "username=tarn"), "key_file: is needed"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_changed(arguments: tuple[str, ...], words: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert not ConnectorState.objects.filter(enabled=True).exists()


def test_a_reading_is_shown_and_not_saved(address: str) -> None:
    done = call("read", "bluesky", "--set", f"address={address}", "--set", f"pages={address}", "--json")
    assert done.exit_code == 0, done.output
    rows = json.loads(done.output)
    assert rows[0]["label"] == "Tarsen Railways"
    assert rows[0]["url"].startswith(address)
    assert "Tarsen Railways" in call("read", "bluesky", "--set", f"address={address}").output
    assert not SignalRow.objects.exists()
    assert not ConnectorState.objects.exists()


def test_a_reading_that_fails_says_why(address: str, tmp_path: Path) -> None:
    done = call("read", "hacker-news", "--set", f"address={address}")
    assert done.exit_code == 1
    assert "Hacker News" in done.output
    assert "404" in done.output
    done = call("read", "reddit", "--set", "username=tarn", "--set", f"key_file={tmp_path / 'none'}")
    assert done.exit_code == 1
    assert "your own app's key only" in done.output
