"""Each connector against its service's recorded shape, through the desk's own way of listening."""

from pathlib import Path

import pytest

from standfirst.adapters.connectors import connectors
from standfirst.collect.ports import FetchRequest
from standfirst.desk.listening import listen_to
from standfirst.domain.errors import Failure
from standfirst.testing.outside import FakeWeb
from standfirst.trend import SignalReading
from tests.connectors.services import DATA, GOLDEN, NOW, Golden, told


class WatchedWeb(FakeWeb):
    """Remembers whole requests, and whether robots.txt was to be asked."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[FetchRequest] = []
        self.obeyed: set[bool] = set()

    def fetch(self, requests, *, obey_robots):
        self.requests += requests
        self.obeyed.add(obey_robots)
        return super().fetch(requests, obey_robots=obey_robots)


def web_of(golden: Golden) -> WatchedWeb:
    web = WatchedWeb()
    for url, name in golden.answers.items():
        web.put(url, (DATA / name).read_bytes())
    return web


def settings_of(golden: Golden, folder: Path) -> dict[str, str]:
    if golden.name != "reddit":
        return dict(golden.settings)
    key = folder / "key"
    key.write_text("my-id\nmy-secret\n")
    return {**golden.settings, "key_file": str(key)}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: g.name)
def test_what_the_service_says_is_read(golden: Golden, tmp_path: Path) -> None:
    web = web_of(golden)
    reading = listen_to(web, connectors()[golden.name], settings_of(golden, tmp_path), {}, NOW)
    assert isinstance(reading, SignalReading), reading
    assert web.asked == list(golden.answers)
    assert [told(s) for s in reading.signals] == list(golden.signals)
    assert (reading.memory, reading.notes, reading.follow) == (golden.memory, (), ())


def test_every_connector_has_a_recorded_shape() -> None:
    assert {g.name for g in GOLDEN} == set(connectors())


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: g.name)
def test_a_service_that_fails_is_a_failure_that_says_which_and_how_long(golden: Golden, tmp_path: Path) -> None:
    web = WatchedWeb()
    for url in golden.answers:
        web.fail(url, Failure(code="http-503", detail="the server answered 503", retry_after=77.0))
    reading = listen_to(web, connectors()[golden.name], settings_of(golden, tmp_path), {}, NOW)
    assert isinstance(reading, Failure)
    assert (reading.code, reading.retry_after) == ("http-503", 77.0)
    assert "answered 503" in reading.detail
    assert next(iter(golden.answers)).split("/")[2] in reading.detail


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("hacker-news", b'{"message": "moved"}', "no list at hits"),
        ("mastodon", b'{"error": "This method requires an authenticated user"}', "no list at its top"),
        ("wikipedia", b'{"items": [{"articles": "none"}]}', "no article"),
        ("google-trends", b"<!DOCTYPE html><html><body>Sorry</body></html>", "no RSS feed"),
        ("bluesky", b"<html>", "no JSON"),
        ("reddit", b'{"error": 401}', "no token"),
    ],
)
def test_another_format_is_refused_with_a_sentence(name: str, body: bytes, words: str, tmp_path: Path) -> None:
    golden = next(g for g in GOLDEN if g.name == name)
    web = WatchedWeb()
    for url in golden.answers:
        web.put(url, body)
    reading = listen_to(web, connectors()[name], settings_of(golden, tmp_path), {}, NOW)
    assert isinstance(reading, Failure)
    assert words in reading.detail


def test_one_instance_that_is_away_does_not_silence_the_other() -> None:
    golden = GOLDEN[1]
    web = web_of(golden)
    web.fail("https://two.example/api/v1/trends/links?limit=20", Failure(code="timeout", detail="asleep"))
    reading = listen_to(web, connectors()["mastodon"], golden.settings, {}, NOW)
    assert isinstance(reading, SignalReading)
    assert [s.detail.split(", shared")[0] for s in reading.signals] == [
        "place 1 of 2, one.example",
        "place 2 of 2, one.example",
    ]
    assert reading.notes == ("two.example: asleep",)


def test_wikipedia_asks_once_a_day_and_takes_yesterday_from_memory() -> None:
    golden = GOLDEN[2]
    connector = connectors()["wikipedia"]
    web = web_of(golden)
    again = listen_to(web, connector, {}, golden.memory, NOW)
    assert web.asked == []
    assert isinstance(again, SignalReading)
    assert (again.signals, again.memory) == ((), golden.memory)

    before = {"en": {"day": "2026-05-10", "views": {"Norrvik": 250}}}
    reading = listen_to(web, connector, {}, before, NOW)
    assert web.asked == [u for u in golden.answers if u.endswith("11")]
    assert isinstance(reading, SignalReading)
    assert next((s.names, s.detail) for s in reading.signals) == (
        ("Osthaven",), "at least 36.0 times the views of the day before, 9,000 views on 11 May",
    )  # fmt: skip


def test_a_day_that_is_not_published_yet_is_waited_for() -> None:
    reading = listen_to(
        WatchedWeb(), connectors()["wikipedia"], {}, {"en": {"day": "2026-05-10", "views": {"A": 1}}}, NOW
    )
    assert isinstance(reading, SignalReading)
    assert reading.notes == ("en 2026-05-11: not published yet",)
    assert reading.memory["en"]["day"] == "2026-05-10"


@pytest.mark.parametrize("memory", [{"en": None}, {"en": {"day": 5}}, {"en": {"day": "2026-05-10", "views": ["x"]}}])
def test_a_damaged_memory_is_a_first_reading(memory: dict[str, object]) -> None:
    reading = listen_to(web_of(GOLDEN[2]), connectors()["wikipedia"], {}, memory, NOW)
    assert isinstance(reading, SignalReading)
    assert reading.memory == GOLDEN[2].memory


def test_reddit_uses_the_operators_key_for_a_token_and_the_token_for_the_list(tmp_path: Path) -> None:
    golden = GOLDEN[5]
    web = web_of(golden)
    listen_to(web, connectors()["reddit"], settings_of(golden, tmp_path), {}, NOW)
    token, hot = web.requests
    assert (token.form, token.authorization) == ({"grant_type": "client_credentials"}, "Basic bXktaWQ6bXktc2VjcmV0")
    assert (hot.form, hot.authorization) == (None, "Bearer abc.DEF-123")
    assert token.headers["User-Agent"] == hot.headers["User-Agent"] == "python:standfirst:v0.1 (by /u/tarn)"
    assert "secret" not in repr(token) + repr(hot)
    assert "abc.DEF" not in repr(hot)


@pytest.mark.parametrize("text", ["", "only-an-id", "one two three", "\xff\xfe"])
def test_reddit_without_a_key_asks_nothing_and_says_so(text: str, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(text, encoding="latin-1")
    for path in (key, tmp_path / "missing", tmp_path):
        web = WatchedWeb()
        settings = {"username": "tarn", "key_file": str(path)}
        reading = listen_to(web, connectors()["reddit"], settings, {}, NOW)
        assert isinstance(reading, Failure)
        assert "your own app's key only" in reading.detail
        assert web.asked == []


def test_robots_are_asked_only_where_no_terms_of_an_interface_speak(tmp_path: Path) -> None:
    obeyed = {}
    for golden in GOLDEN:
        web = web_of(golden)
        listen_to(web, connectors()[golden.name], settings_of(golden, tmp_path), {}, NOW)
        obeyed[golden.name] = web.obeyed
    assert obeyed.pop("google-trends") == {True}
    assert set.union(*obeyed.values()) == {False}
