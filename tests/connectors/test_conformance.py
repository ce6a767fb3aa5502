"""What holds for every connector, whatever its service sends: nothing raised, everything bounded, plain and safe."""

import json
import math
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.adapters.connectors import connectors
from standfirst.domain.errors import Failure
from standfirst.domain.trend import OutsideSignal
from standfirst.trend import Connector, SignalAnswer, SignalReading, SignalRequest, settle
from tests.connectors.services import DATA, NOW

EVERY = [pytest.param(c, id=name) for name, c in connectors().items()]
NEEDED = {
    "mastodon": {"instances": "https://one.example"},
    "google-trends": {"countries": "NO"},
    "reddit": {"username": "tarn", "key_file": "/none"},
}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")

ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(
    ["javascript:alert(1)", "https://[::1", "http://a b/", "https://quay.example/\x00", "//quay.example", "9" * 5000,
     "https://quay.example/" + "a" * 5000, "<script>x</script>", "\ud800", "https://user:pass@quay.example/x"]
)  # fmt: skip
DOCUMENTS = st.recursive(ODD, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))


def settled(connector: Connector) -> dict[str, str]:
    complete = settle(connector, NEEDED.get(connector.name, {}))
    assert not isinstance(complete, Failure)
    return complete


def asked(connector: Connector) -> list[SignalRequest]:
    """The requests that bring signals; for Reddit that is the second go."""
    if connector.name == "reddit":
        return [SignalRequest(url="https://oauth.reddit.com/r/news/hot", tag="hot")]
    found = connector.requests(settled(connector), {}, NOW)
    assert not isinstance(found, Failure)
    return list(found)


def read(connector: Connector, body: bytes) -> SignalReading | Failure:
    answers = [SignalAnswer(request=r, body=body) for r in asked(connector)]
    return connector.read(answers, settled(connector), {}, NOW)


def check(connector: Connector, reading: SignalReading | Failure) -> None:
    """Holds for whatever came back."""
    if isinstance(reading, Failure):
        assert reading.code
        assert 0 < len(reading.detail) <= 400
        return
    assert len({s.key for s in reading.signals}) == len(reading.signals) <= 1000
    json.dumps(reading.memory)
    for signal in reading.signals:
        check_signal(connector, signal)


def check_signal(connector: Connector, signal: OutsideSignal) -> None:
    assert signal.connector == connector.name
    assert 0 < len(signal.key) <= 160
    assert 0 < len(signal.label) <= 300
    assert len(signal.detail) <= 300
    assert len(signal.language) <= 16
    assert signal.at <= NOW
    assert 0 <= signal.strength <= 6
    assert math.isfinite(signal.strength)
    for text in (signal.key, signal.label, signal.detail, signal.url, *signal.names, *signal.links):
        assert not _NO_TEXT.search(text)
        text.encode()
    for name in signal.names:
        assert 0 < len(name) <= 120
    for link in (*signal.links, *([signal.url] if signal.url else [])):
        assert urlsplit(link).scheme in ("http", "https")
        assert urlsplit(link).hostname
        assert len(link) <= 2200
        assert not set(link) & set(" <>\"'")


@pytest.mark.parametrize("connector", EVERY)
def test_its_words_for_people_and_its_pace(connector: Connector) -> None:
    assert connectors()[connector.name] is not connector
    assert re.fullmatch(r"[a-z-]{3,24}", connector.name)
    assert connector.label
    assert connector.interval >= 600
    for setting in connector.settings:
        assert setting.meaning
        if setting.default:
            assert re.fullmatch(setting.pattern, setting.default.split(",")[0])
        else:
            assert setting.needed


@pytest.mark.parametrize("connector", EVERY)
def test_it_asks_few_web_addresses(connector: Connector) -> None:
    requests = asked(connector)
    assert 1 <= len(requests) <= 2
    for request in requests:
        assert request.url.startswith("https://")
        assert request.authorization == ""


@pytest.mark.parametrize("connector", EVERY)
@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300) | DOCUMENTS.map(lambda d: json.dumps(d).encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(connector: Connector, body: bytes) -> None:
    check(connector, read(connector, body))


def damaged(document: Any, odd: Any, place: int) -> Any:
    """The document with the value at one place replaced."""
    left = [place]

    def walk(value: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            return odd
        if isinstance(value, dict):
            return {k: walk(v) for k, v in value.items()}
        return [walk(v) for v in value] if isinstance(value, list) else value

    return walk(document)


JSON_FILES = {"hacker-news": "hacker-news", "mastodon": "mastodon-one", "wikipedia": "wikipedia-11",
              "bluesky": "bluesky", "reddit": "reddit"}  # fmt: skip


@pytest.mark.parametrize("name", JSON_FILES)
@settings(max_examples=120, deadline=None)
@given(odd=DOCUMENTS, place=st.integers(min_value=1, max_value=90))
def test_one_odd_value_anywhere_costs_its_row_at_most(name: str, odd: Any, place: int) -> None:
    document = json.loads((DATA / f"{JSON_FILES[name]}.json").read_bytes())
    connector = connectors()[name]
    body = json.dumps(damaged(document, odd, place)).encode("utf-8", "replace")
    check(connector, read(connector, body))


@settings(max_examples=120, deadline=None)
@given(odd=ODD.map(str), start=st.integers(0, 2600), length=st.integers(0, 60))
def test_google_trends_reads_around_damage(odd: str, start: int, length: int) -> None:
    text = (DATA / "google-trends.xml").read_text()
    body = (text[:start] + odd + text[start + length :]).encode("utf-8", "replace")
    check(connectors()["google-trends"], read(connectors()["google-trends"], body))


@pytest.mark.parametrize(
    "body", [b"<:/>", b"<?xml?><!---->", b"<a:rss/>", b"<rss><item/><item><title/></item></rss>", b"<"]
)
def test_google_trends_refuses_or_reads_odd_xml(body: bytes) -> None:
    check(connectors()["google-trends"], read(connectors()["google-trends"], body))


def test_an_entity_bomb_is_defused() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    feed = b"<rss><channel><item><title>&b;&x;moth</title></item></channel></rss>"
    reading = read(connectors()["google-trends"], bomb + feed)
    assert isinstance(reading, SignalReading)
    assert [s.names for s in reading.signals] in ([("moth",)], [])


@pytest.mark.parametrize("connector", EVERY)
def test_deep_nesting_is_refused(connector: Connector) -> None:
    check(connector, read(connector, b"[" * 200_000))


@pytest.mark.parametrize("connector", EVERY)
def test_a_list_without_end_is_cut(connector: Connector) -> None:
    row = {"url": "https://quay.example/{n}", "title": "T", "objectID": "{n}", "displayName": "Name {n}",
           "topic": "t{n}", "id": "{n}", "article": "Page_{n}", "views": 5}  # fmt: skip
    text = json.dumps(row)
    rows = [json.loads(text.replace("{n}", str(n))) for n in range(3000)]
    documents = {"mastodon": rows, "wikipedia": {"items": [{"articles": rows}]},
                 "reddit": {"data": {"children": [{"data": r} for r in rows]}}}  # fmt: skip
    body = json.dumps(documents.get(connector.name, {"hits": rows, "trends": rows})).encode()
    if connector.name == "google-trends":
        body = b"<rss>" + b"<item><title>x</title></item>" * 3000 + b"</rss>"
    check(connector, read(connector, body))


@pytest.mark.parametrize(
    ("name", "given_", "words"),
    [
        ("hacker-news", {"adress": "x"}, "no setting 'adress'; it can be told address, pages"),
        ("hacker-news", {"address": "file:///etc/passwd"}, "'file:///etc/passwd' will not do"),
        ("mastodon", {}, "instances: is needed"),
        ("mastodon", {"instances": "https://one.example,two.example"}, "'two.example' will not do"),
        ("google-trends", {"countries": "germany"}, "country codes"),
        ("wikipedia", {"languages": "en,../x"}, "languages of Wikipedia"),
        ("wikipedia", {"pages": "https://x.example/" + "a" * 600}, "longer than"),
        ("reddit", {"key_file": "/k"}, "username: is needed"),
    ],
)
def test_settings_that_will_not_do_are_told(name: str, given_: dict[str, str], words: str) -> None:
    found = settle(connectors()[name], given_)
    assert isinstance(found, Failure)
    assert words in found.detail


def test_a_key_file_is_never_shown(tmp_path: Path) -> None:
    request = SignalRequest(url="https://quay.example", authorization="Bearer secret")
    assert "secret" not in repr(request)
