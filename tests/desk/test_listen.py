"""The Step that listens: due connectors, signals saved once, matched, scored; back-off when a service is away."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from standfirst.adapters.connectors import connectors
from standfirst.desk.dispatch import Dispatcher
from standfirst.desk.ports import DeskOptions, Tools
from standfirst.desk.trends import LiveTrends
from standfirst.domain.errors import Failure
from standfirst.store.connectors import (
    lease_due_connectors,
    list_connectors,
    load_connector,
    save_unheard,
    switch_connector,
)
from standfirst.store.models import Article, ConnectorState, Mention, SignalRow, Story, StorySignal, TrendRow, Work
from standfirst.store.signals import load_signals
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet

pytestmark = pytest.mark.django_db

HN = "https://hn.algolia.com/api/v1/search?tags=front_page&hitsPerPage=30"
BLUESKY = "https://public.api.bsky.app/xrpc/app.bsky.unspecced.getTrends?limit=25"


def hit(number: int, url: str, title: str = "T", points: int = 100) -> dict[str, Any]:
    return {"objectID": str(number), "url": url, "title": title, "points": points, "num_comments": 3, "created_at_i": 0}


def serve_hn(town: Town, *hits: dict[str, Any]) -> None:
    town.web.put(HN, json.dumps({"hits": hits}))


def serve_bluesky(town: Town, *names: str) -> None:
    town.web.put(BLUESKY, json.dumps({"trends": [{"topic": n, "displayName": n} for n in names]}))


def tools_of(town: Town, **options: Any) -> Tools:
    tools = make_tools(town)
    return replace(tools, connectors=connectors(), options=replace(tools.options, **options))


def listen_again(desk: Dispatcher) -> None:
    ConnectorState.objects.filter(enabled=True).update(due_at=datetime.now(UTC))
    run_until_quiet(desk)


def ferry() -> Story:
    return Story.objects.get(articles__url="https://wire.example/ferry")


def speak_of(name: str, *publishers: str) -> None:
    for article in Article.objects.filter(url__in=[f"https://{p}.example/ferry" for p in publishers]):
        Mention.objects.get_or_create(
            article=article, key=name.lower(), defaults={"name": name, "kind": "place", "at": article.published_at}
        )


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> Dispatcher:
    """A desk that has read the town's feeds and knows every connector; none is on. It learns once what is usual: when
    it learns again hangs on how long that took, and would move scores between two looks."""
    monkeypatch.setattr(LiveTrends, "_is_old", lambda *_: False)
    serve_hn(town, hit(1, "https://elsewhere.example/x"), hit(2, "http://www.wire.example/ferry/?utm_source=hn"))
    serve_bluesky(town, "Sundlinje", "Norrvik harbour ferry")
    desk = make_desk(tools_of(town))
    run_until_quiet(desk)
    return desk


def test_nothing_is_asked_before_an_operator_says_so(town: Town, desk: Dispatcher) -> None:
    assert HN not in town.web.asked
    assert list_connectors() == []


def test_a_link_to_an_article_raises_its_story_and_no_other(town: Town, desk: Dispatcher) -> None:
    before = {r.story_id: r.score for r in TrendRow.objects.all()}
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    assert SignalRow.objects.count() == 2
    match = StorySignal.objects.get()
    assert (match.story_id, match.how, match.what) == (ferry().pk, "link", "http://www.wire.example/ferry/")
    (signal,) = load_signals(ferry().pk, town.clock())
    assert (signal.kind, signal.at, signal.url) == (
        "hacker-news",
        town.clock(),
        "https://news.ycombinator.com/item?id=2",
    )
    assert (signal.label, signal.detail) == ("about place 2 of 2 on Hacker News", "T, 100 points, 3 comments")
    after = {r.story_id: r for r in TrendRow.objects.all()}
    added = after[ferry().pk].score - before[ferry().pk]
    assert added == pytest.approx(math.log(3 / 2))
    assert [e["kind"] for e in after[ferry().pk].evidence].count("signal") == 1
    assert all(after[s].score == score for s, score in before.items() if s != ferry().pk)


def test_reading_twice_is_one_signal_and_scores_again(town: Town, desk: Dispatcher) -> None:
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    town.clock.move(hours=1)
    serve_hn(town, hit(2, "https://wire.example/ferry", points=500))
    listen_again(desk)
    assert SignalRow.objects.count() == 2
    row = SignalRow.objects.get(key="2")
    assert (row.at, row.detail) == (town.clock(), "about place 1 of 1, 500 points, 3 comments")
    assert TrendRow.objects.get(story=ferry()).at == town.clock()
    assert SignalRow.objects.get(key="1").at == town.clock() - timedelta(hours=1)  # fades from when it was last seen


def test_what_a_story_became_since_counts_without_a_new_reading_of_the_signal(town: Town, desk: Dispatcher) -> None:
    serve_hn(town, hit(7, "https://wire.example/moth"))
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    assert not StorySignal.objects.exists()
    row = Article.objects.get(url="https://post.example/dumplings")
    Article.objects.filter(pk=row.pk).update(url="https://wire.example/moth")
    serve_hn(town)
    listen_again(desk)
    assert StorySignal.objects.get().story_id == row.story_id


def test_a_name_raises_a_story_within_its_limits(town: Town, desk: Dispatcher) -> None:
    speak_of("Sundlinje", "wire")
    switch_connector("bluesky", on=True, settings={})
    run_until_quiet(desk)
    assert not StorySignal.objects.exists()  # one owner is not enough
    speak_of("Sundlinje", "gazette")
    listen_again(desk)
    match = StorySignal.objects.get()
    assert (match.story_id, match.how, match.what) == (ferry().pk, "thing", "sundlinje")
    dumplings = Article.objects.get(url="https://post.example/dumplings")
    Mention.objects.create(article=dumplings, key="sundlinje", name="S", kind="place", at=dumplings.published_at)
    listen_again(desk)
    assert not StorySignal.objects.exists()  # it fits a second story now
    assert "signal" not in {e["kind"] for e in TrendRow.objects.get(story=ferry()).evidence}


def test_copies_merged_and_old_stories_do_not_lend_their_names(town: Town, desk: Dispatcher) -> None:
    speak_of("Sundlinje", "wire", "gazette")
    switch_connector("bluesky", on=True, settings={})
    first = Article.objects.get(url="https://wire.example/ferry")
    Article.objects.filter(url="https://gazette.example/ferry").update(copy_of=first.pk)
    listen_again(desk)
    assert not StorySignal.objects.exists()
    Article.objects.update(copy_of="")
    Story.objects.filter(pk=ferry().pk).update(last_seen=town.clock() - timedelta(hours=73))
    listen_again(desk)
    assert not StorySignal.objects.exists()
    Story.objects.filter(pk=ferry().pk).update(last_seen=town.clock(), merged_into="elsewhere")
    listen_again(desk)
    assert not StorySignal.objects.exists()


def test_of_one_service_only_the_strongest_sign_counts(town: Town, desk: Dispatcher) -> None:
    serve_hn(town, hit(1, "https://gazette.example/ferry", points=9), hit(2, "https://wire.example/ferry", points=900))
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    assert StorySignal.objects.count() == 2
    (signal,) = load_signals(ferry().pk, town.clock())
    assert signal.url.endswith("id=2")
    assert load_signals(ferry().pk, town.clock() - timedelta(minutes=1)) == ()  # not yet read then
    assert load_signals(ferry().pk, town.clock() + timedelta(hours=49)) == ()  # faded


def test_a_service_that_is_away_is_asked_less_and_less_often(town: Town, desk: Dispatcher) -> None:
    town.web.fail(HN, Failure(code="timeout", detail="asleep"))
    switch_connector("hacker-news", on=True, settings={})
    waits = []
    for failures in (1, 2, 3):
        listen_again(desk)
        row = ConnectorState.objects.get()
        assert (row.failures, row.last_error) == (failures, "timeout: hn.algolia.com: asleep")
        waits.append((row.due_at - datetime.now(UTC)).total_seconds())
    assert [round(w / 900) for w in waits] == [2, 4, 8]
    save_unheard("hacker-news", Failure(code="http-429", retry_after=100_000.0), interval=900.0)
    wait = ConnectorState.objects.get().due_at - datetime.now(UTC)
    assert wait.total_seconds() == pytest.approx(100_000, abs=60)
    serve_hn(town)
    listen_again(desk)
    assert (ConnectorState.objects.get().failures, ConnectorState.objects.get().last_error) == (0, "")


def test_a_reading_that_failed_leaves_what_was_heard_before(town: Town, desk: Dispatcher) -> None:
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    town.web.put(HN, "<html>maintenance</html>")
    listen_again(desk)
    assert StorySignal.objects.count() == 1
    assert "no JSON" in ConnectorState.objects.get().last_error


def test_off_is_off_and_settings_stay(town: Town, desk: Dispatcher) -> None:
    switch_connector("mastodon", on=True, settings={"instances": "https://one.example"})
    switch_connector("mastodon", on=False)
    town.web.asked.clear()
    run_until_quiet(desk)
    assert not [u for u in town.web.asked if "one.example" in u]
    row = load_connector("mastodon")
    assert row is not None
    assert (row.enabled, row.settings) == (False, {"instances": "https://one.example"})


def test_a_connector_that_this_desk_does_not_know_says_so(town: Town, desk: Dispatcher) -> None:
    switch_connector("carrier-pigeon", on=True, settings={})
    run_until_quiet(desk)
    assert "no such connector" in ConnectorState.objects.get().last_error
    assert not Work.objects.exists()


def test_what_is_taken_is_not_taken_twice_and_comes_back_when_nobody_ends_it(db: None) -> None:
    switch_connector("hacker-news", on=True, settings={})
    assert [t.key for t in lease_due_connectors(5, 180.0)] == ["hacker-news"]
    assert lease_due_connectors(5, 180.0) == []
    ConnectorState.objects.update(due_at=datetime.now(UTC) - timedelta(seconds=1))
    assert [t.key for t in lease_due_connectors(5, 180.0)] == ["hacker-news"]


def test_a_replay_listens_as_often_as_it_polls(town: Town, desk: Dispatcher) -> None:
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(make_desk(tools_of(town, poll_ceiling=5.0)))
    wait = ConnectorState.objects.get().due_at - datetime.now(UTC)
    assert wait.total_seconds() < 6
    assert DeskOptions().poll_ceiling is None


def test_old_signals_are_forgotten(town: Town, desk: Dispatcher) -> None:
    switch_connector("hacker-news", on=True, settings={})
    run_until_quiet(desk)
    town.clock.move(hours=24 * 8)
    serve_hn(town, hit(9, "https://elsewhere.example/y"))
    listen_again(desk)
    assert list(SignalRow.objects.values_list("key", flat=True)) == ["9"]
    assert not StorySignal.objects.exists()


def test_new_settings_begin_without_memory(db: None) -> None:
    switch_connector("wikipedia", on=True, settings={})
    ConnectorState.objects.update(memory={"en": {}})
    switch_connector("wikipedia", on=True, settings={})
    assert ConnectorState.objects.get().memory == {"en": {}}
    switch_connector("wikipedia", on=True, settings={"languages": "de"})
    assert ConnectorState.objects.get().memory == {}
