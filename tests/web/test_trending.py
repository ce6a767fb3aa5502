"""The trending pages, their feeds and API: tabs, evidence that adds up, signals, named things, quiet days."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.store.clock import forget_cached_time
from standfirst.store.models import Report, Source, TrendPoint, TrendRow
from tests.store import attention, world


@pytest.fixture
def busy(told: world.Told) -> world.Told:
    """Two trending stories: one with a Report, in two languages and with a signal; and two named things."""
    attention.explain(told.story_id, 3.333, 3.333, 3.333)
    tram = TrendRow.objects.exclude(story_id=told.story_id).get().story_id
    attention.explain(tram, 2.0, 1.0, why="Two tram towns at once.")
    for language, score in (("en", 6.0), ("de", 4.0)):
        attention.see_in(told.story_id, "language", language, score)
    attention.see_in(told.story_id, "topic", "transport", 10.0)
    attention.see_in(tram, "language", "en", 7.0)
    attention.signal(told.story_id, "Ferry <i>towns</i>")
    attention.name_a_thing("ines holm", "Ines Holm", "person", told.story_id)
    attention.name_a_thing("norrvik", "Norrvik", "place", told.story_id, tram, score=2.0)
    return told


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def titles(text: str) -> list[str]:
    return re.findall(r'<span class="rank">\d+</span> (?:<a [^>]*>)?([^<]+?) ?<', text)


def test_the_list_is_ranked_and_says_why_in_a_sentence_and_in_full(busy: world.Told, client: Client) -> None:
    text = page(client, "/trending")
    assert titles(text)[0] == "Ferry closes, 2 report"
    assert "Two tram towns at once." in text
    assert "2 independent owners within 3 hours, where 1.2 would be usual, and 1 sign from outside." in text
    first = text.split('class="score"')[1].split("</table>")[0]
    parts = [float(n) for n in re.findall(r"<td>(\d+\.\d\d) <span", first)]
    assert parts == [3.34, 3.33, 3.33]
    assert f"<strong>{sum(parts):.2f}</strong>" in first
    assert "312 points, rank 4" in first
    assert busy.revision.label in text
    assert "speeding up" in text
    assert text.count("<svg") >= 4, "a curve and owners over time for each"


def test_signals_are_escaped_and_link_out_without_passing_weight(busy: world.Told, client: Client) -> None:
    text = page(client, "/trending")
    assert "Ferry &lt;i&gt;towns&lt;/i&gt;" in text
    assert '<a href="https://news.example/item" rel="noopener nofollow external">' in text
    assert "Hacker News" in text


@pytest.mark.parametrize("path", ["/trending", "/trending/things", "/story/{}", "/story/{}/coverage", "/sources"])
def test_every_time_has_its_zone(path: str, busy: world.Told, client: Client) -> None:
    text = page(client, path.format(busy.story_id))
    shown = re.findall(r"<time [^>]*>([^<]*)</time>", text)
    assert shown
    assert all(t.endswith(" UTC") for t in shown)
    bare = re.sub(r"<time [^>]*>[^<]*</time>|<p class=\"axis\">.*?</p>", "", text)
    assert re.findall(r"\b\d{1,2}:\d{2}\b(?! UTC)", bare) == []


def test_tabs_are_plain_links_with_counts(busy: world.Told, client: Client) -> None:
    text = page(client, "/trending")
    assert re.search(r'href="/trending\?language=en">English <span class="count">2<', text)
    assert re.search(r'href="/trending\?language=de">German <span class="count">1<', text)
    german = page(client, "/trending?language=de")
    assert titles(german) == ["Ferry closes, 2 report"]
    assert "Score here 4.0, 10.0 overall" in german
    assert 'href="/trending?language=de" aria-current="page"' in german
    assert titles(page(client, "/trending?language=en"))[0] == "Tram &lt;b&gt;opens&lt;/b&gt;"
    assert titles(page(client, "/trending?topic=transport")) == ["Ferry closes, 2 report"]


@pytest.mark.parametrize("query", ["language=xx", "language=", "topic=dancing", "topic=", "language=%00"])
def test_unknown_tabs_are_404_everywhere(query: str, busy: world.Told, client: Client) -> None:
    for path in ("/trending", "/trending.rss", "/trending.json"):
        assert client.get(f"{path}?{query}").status_code == 404, path
    wanted = 200 if query.endswith("=") else 404  # the API's own default
    assert client.get(f"/api/trending?{query}").status_code == wanted


def test_two_tabs_at_once_are_refused(busy: world.Told, client: Client) -> None:
    for path in ("/trending", "/trending.atom", "/api/trending"):
        assert client.get(f"{path}?language=de&topic=transport").status_code == 400, path


def test_a_known_tab_with_nothing_in_it_says_so(busy: world.Told, client: Client) -> None:
    Source.objects.filter(id="post").update(language="sv")
    text = page(client, "/trending?language=sv")
    assert "No story stands out now in Swedish" in text
    assert titles(text) == []


def test_a_quiet_day_is_told_honestly(told: world.Told, client: Client) -> None:
    TrendRow.objects.update(trending=False)
    text = page(client, "/trending")
    assert "No story stands out now" in text
    assert "The desk watches 2 publishers of 2 owners" in text
    assert "Nothing has stood out since the desk placed its first article, on " in text
    assert "Moving, but not trending" in text
    assert titles(text) == []
    TrendRow.objects.filter(story_id=told.story_id).update(peak=99.0)
    assert "The last story that stood out was" in page(client, "/trending")


def test_a_desk_without_sources_says_what_to_do(db: None, client: Client) -> None:
    for path in ("/trending", "/trending/things"):
        assert "standfirst source add" in page(client, path)


def test_named_things_have_kinds_stories_and_evidence(busy: world.Told, client: Client) -> None:
    text = page(client, "/trending/things")
    assert titles(text) == ["Ines Holm", "Norrvik"]
    assert f'<a href="/story/{busy.story_id}">Ferry closes, 2 report</a>' in text
    assert titles(page(client, "/trending/things?kind=place")) == ["Norrvik"]
    assert "No name stands out now" in page(client, "/trending/things?kind=organisation")
    assert client.get("/trending/things?kind=mood").status_code == 404
    assert 'href="/trending/things#ines-holm"' in page(client, "/trending")


def test_feeds_tell_the_same_with_disclosure_and_evidence(busy: world.Told, client: Client) -> None:
    feed: dict[str, Any] = client.get("/trending.json?language=de").json()
    assert feed["feed_url"].endswith("/trending.json?language=de")
    assert feed["title"].endswith("trending in German")
    (item,) = feed["items"]
    own = item["_standfirst"]
    assert own["disclosure"] == busy.revision.label
    assert sum(e["weight"] for e in own["evidence"]) == pytest.approx(own["score"])
    assert own["signals"][0]["how"] == "link"
    assert own["pace"] == "speeding up"
    assert item["date_modified"].endswith("+00:00")
    for kind in ("rss", "atom"):
        tree = ElementTree.fromstring(client.get(f"/trending.{kind}").content)
        told = json.dumps(["".join(e.itertext()) for e in tree.iter()])
        assert "Two tram towns at once. Score 3.00: Owner 1 2.00; Hacker News (312 points, rank 4) 1.00." in told
        assert busy.revision.label in told


def test_feeds_and_api_hold_only_what_is_trending(busy: world.Told, client: Client) -> None:
    TrendRow.objects.exclude(story_id=busy.story_id).update(trending=False)
    assert len(client.get("/trending.json").json()["items"]) == 1
    assert len(client.get("/api/trending").json()) == 1
    assert len(client.get("/api/trending?below=true").json()) == 2


def test_the_api_has_facets_evidence_signals_and_things(busy: world.Told, client: Client) -> None:
    first = client.get("/api/trending").json()[0]
    assert sum(e["weight"] for e in first["trend"]["evidence"]) == pytest.approx(first["trend"]["score"])
    assert {(f["kind"], f["value"]): round(f["score"], 3) for f in first["facets"]} == {
        ("language", "en"): 6.0, ("language", "de"): 4.0, ("topic", "transport"): 10.0,
    }  # fmt: skip
    assert first["signals"][0]["detail"] == "312 points, rank 4"
    assert first["points"][0]["owners"] == 2
    assert {(f["value"], f["count"]) for f in client.get("/api/trending/facets").json()} == {
        ("en", 2), ("de", 1), ("transport", 1),
    }  # fmt: skip
    thing = client.get("/api/trending/things?kind=person").json()[0]
    assert (thing["name"], thing["stories"][0]["title"]) == ("Ines Holm", "Ferry closes, 2 report")
    assert client.get("/api/trending/things?kind=mood").status_code == 422
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/trending", "/api/trending/facets", "/api/trending/things", "/api/stories/{story_id}/coverage"} <= set(
        paths
    )


def test_a_withdrawn_report_is_in_no_trend(busy: world.Told, client: Client) -> None:
    Report.objects.filter(id=busy.report_id).update(state="withdrawn")
    for path in ("/trending", "/trending.rss", "/api/trending", "/trending?language=de"):
        assert "Ferry closes, 2" not in client.get(path).content.decode(), path


def test_queries_do_not_grow_with_the_list(busy: world.Told, client: Client) -> None:
    def asked(path: str) -> int:
        forget_cached_time()
        with CaptureQueriesContext(connection) as found:
            page(client, path)
        return len(found)

    paths = ("/trending", "/trending?language=en", "/trending/things", "/trending.json", "/api/trending")
    attention.signal(busy.story_id, "a name in small letters")  # all spellings are asked for at once
    before = {p: asked(p) for p in paths}
    for n in range(20):
        story = world.add_story(f"more-{n}", f"More {n}", ["local"])
        attention.explain(story, 1.0 + n, 0.5)
        attention.see_in(story, "language", "en", 1.0)
        attention.signal(story, f"signal {n}")
        attention.name_a_thing(f"thing {n}", f"Thing {n}", "thing", story)
        TrendPoint.objects.create(story_id=story, at=world.NOW, score=1, owners=2)
    assert {p: asked(p) for p in paths} == before
    assert max(before.values()) <= 16
