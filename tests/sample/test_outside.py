"""The sample's copies of public services, read by our own connectors over real HTTP, up to a story's score."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from standfirst.adapters.connectors import connectors
from standfirst.adapters.http import NetworkPolicy, PoliteOutside
from standfirst.domain.errors import Failure
from standfirst.domain.source import Source
from standfirst.sample import SampleSites, WorldError, load_world
from standfirst.sample.load import SERVICES
from standfirst.samplerun import listen_outside
from standfirst.store.connectors import list_connectors, switch_connector
from standfirst.store.feeds import add_source
from standfirst.store.models import Article, ConnectorState, SignalRow, StorySignal, TrendRow
from standfirst.testing.clock import FixedClock
from standfirst.trend import SignalReading, name_keys
from tests.desk.town import Town, make_desk, make_tools, run_until_quiet

WORLD = load_world()
NOON = WORLD.moment(4, 11 * 60)


@pytest.fixture(scope="module")
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture(scope="module")
def sites(clock: FixedClock) -> Iterator[SampleSites]:
    served = SampleSites(WORLD, clock, 0).start()
    yield served
    served.stop()


@pytest.fixture(scope="module")
def outside() -> Iterator[PoliteOutside]:
    with PoliteOutside(NetworkPolicy(allow_loopback=True), host_delay=0.0) as polite:
        yield polite


Read = Callable[..., SignalReading]


@pytest.fixture
def read(db: None, sites: SampleSites, outside: PoliteOutside) -> Read:
    """A reading of one service with the settings that ``make run`` gives it."""
    from standfirst.desk.listening import listen_to
    from standfirst.store.connectors import load_connector

    listen_outside(sites.sites)

    def read(name: str, now: datetime = NOON) -> SignalReading:
        row = load_connector(name)
        assert row is not None
        reading = listen_to(outside, connectors()[name], row.settings, {}, now)
        assert isinstance(reading, SignalReading), reading
        return reading

    return read


@pytest.mark.django_db
def test_make_run_listens_to_every_service_that_the_sample_serves(sites: SampleSites) -> None:
    listen_outside(sites.sites)
    rows = list_connectors()
    assert {r.name for r in rows} == SERVICES == set(connectors()) - {"reddit"}
    for row in rows:
        assert row.enabled
        addresses = [v for v in row.settings.values() if v.startswith("http")]
        assert addresses == [a for a in addresses if f".localhost:{sites.port}" in a]
    switch_connector("bluesky", on=False)
    listen_outside(sites.sites)
    assert not ConnectorState.objects.get(name="bluesky").enabled  # an operator's word stays


def test_links_lead_to_articles_that_are_out(read: Read, sites: SampleSites, outside: PoliteOutside) -> None:
    from standfirst.collect.ports import FetchRequest

    for name in ("hacker-news", "mastodon", "google-trends"):
        reading = read(name)
        assert len(reading.signals) >= 4
        links = [u for s in reading.signals for u in s.links if ".localhost" in u]
        pages = outside.fetch([FetchRequest(url=u) for u in links[:4]], obey_robots=False)
        assert not [p for p in pages if isinstance(p, Failure)]
        assert [p.url for p in pages] == links[:4]  # no redirects: what the desk stores too
        assert [s for s in reading.signals if not any(".localhost" in u for u in s.links)]  # and there is noise


def test_every_service_moves_with_news_time(read: Read, clock: FixedClock) -> None:
    for name in sorted(SERVICES):
        late = {s.label for s in read(name).signals}
        clock.move(hours=-48)
        try:
            early = {s.label for s in read(name, NOON - timedelta(hours=48)).signals}
        finally:
            clock.move(hours=48)
        assert late != early, name
        assert late


def test_wikipedia_has_no_list_of_today(read: Read, sites: SampleSites, outside: PoliteOutside) -> None:
    reading = read("wikipedia", NOON + timedelta(days=1))  # asks for the day that is not over yet
    assert reading.notes == (f"en {NOON.date()}: not published yet",)


def test_own_pages_of_the_services_are_there(read: Read, outside: PoliteOutside) -> None:
    from standfirst.collect.ports import FetchRequest

    pages = [s.url for name in sorted(SERVICES) for s in read(name).signals[:1]]
    got = outside.fetch([FetchRequest(url=u) for u in pages], obey_robots=True)
    assert [p.url for p in got if not isinstance(p, Failure)] == pages


def test_names_in_the_talk_are_in_its_articles() -> None:
    for talk in WORLD.talk:
        texts = [
            f"{a.versions[-1].title} {a.versions[-1].body}"
            for a in WORLD.articles
            if a.story == talk.story and not a.copy_of
        ]
        if talk.story:
            assert sum(talk.name in t for t in texts) >= 2, talk.name
            assert name_keys(talk.name)


@pytest.mark.django_db
def test_from_a_service_over_http_to_a_storys_score(sites: SampleSites, outside: PoliteOutside) -> None:
    town = Town()  # only for its tools: nothing of it is read
    tools = replace(make_tools(town), outside=outside, now=FixedClock(NOON), connectors=connectors())
    for key in ("tarsen-press-agency", "quillmark-dispatch", "harbor-courier"):
        publisher = WORLD.publisher(key)
        assert publisher is not None
        source = Source(id=key, name=publisher.name, owner=publisher.owner, site=sites.sites.address(publisher))
        add_source(source, [sites.sites.feed_address(publisher)])
    desk = make_desk(tools)
    run_until_quiet(desk)
    story = Article.objects.get(url__endswith="/tpa-tillwire").story_id
    before = TrendRow.objects.get(story_id=story).score
    listen_outside(sites.sites)
    run_until_quiet(desk)
    assert set(SignalRow.objects.values_list("connector", flat=True)) == SERVICES
    heard = set(StorySignal.objects.filter(story_id=story).values_list("signal__connector", "how"))
    assert heard >= {("hacker-news", "link"), ("mastodon", "link"), ("google-trends", "link")}
    trend = TrendRow.objects.get(story_id=story)
    lines = [e for e in trend.evidence if e["kind"] == "signal"]
    assert len(lines) >= 3
    assert trend.score > before
    assert trend.score == pytest.approx(sum(e["weight"] for e in trend.evidence))
    assert not ConnectorState.objects.exclude(last_error="").exists()


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        ('[[talk]]\nname = "A"\non = ["telegraph"]', "unknown 'telegraph'"),
        ('[[talk]]\nname = "A"\nstory = "nowhere"\non = []', "key 'story': unknown"),
        ('[[talk]]\nname = "A"\non = []', "key 'title'"),
        ('[[talk]]\nname = "A"\ntitle = "T"\nlink = "L"\nday = 9\ntime = "08:00"\non = []', "day 1 to 4"),
    ],
)
def test_talk_that_cannot_be_is_refused(talk: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "publishers.toml").write_text((Path(__file__).parent / "data" / "publishers.toml").read_text())
    (tmp_path / "outside.toml").write_text(talk)
    with pytest.raises(WorldError, match=words):
        load_world(tmp_path)
