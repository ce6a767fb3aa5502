"""The desk is killed twenty times while it reads four days of news: nothing is lost, nothing is double."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.settings import get_settings
from tests.crash.desk import Desk, Sites

pytestmark = [
    pytest.mark.crash,
    pytest.mark.xdist_group("crash"),
    pytest.mark.skipif(bool(get_settings().database_url), reason="the same processes were killed on SQLite"),
]

KILLS = 20
SEED = 20261124


@pytest.fixture
def sites() -> Iterator[Sites]:
    sites = Sites()
    sites.out_until(1.0)
    yield sites
    sites.stop()


def harmed(data: Path, sites: Sites) -> Desk:
    """Four days of news to read, and a desk that is killed twenty times while it tries."""
    chance, desk = random.Random(SEED), Desk(data, sites.running.port)
    for _ in range(KILLS):
        desk.start()
        time.sleep(chance.uniform(0.05, 1.0))
        desk.kill()
        desk.hurry()
    desk.start()
    desk.wait_until_quiet(90)
    return desk


def check_nothing_lost(desk: Desk, sites: Sites) -> None:
    outcomes = dict(desk.rows("select outcome, count(*) from store_item group by 1"))
    assert "" not in outcomes
    assert sum(outcomes.values()) == len(sites.world.articles)
    assert desk.rows("select step, key, error from store_work") == []
    assert desk.rows("select id from store_article where story_id is null") == []
    assert desk.rows("select url from store_feed where leased_until is not null and failures > 0") == []


def check_nothing_twice(desk: Desk) -> None:
    assert desk.rows("select url from store_article group by url having count(*) > 1") == []
    twice = "select article_id, article_version from store_assignment where kind in ('new', 'join') group by 1, 2"
    assert desk.rows(f"{twice} having count(*) > 1") == []
    unplaced = "select a.id from store_article a left join store_assignment s on s.article_id = a.id"
    assert desk.rows(f"{unplaced} where s.id is null") == []
    versions = "select article_id, count(*), max(version) from store_articleversion group by 1"
    assert [v for v in desk.rows(versions) if v[1] != v[2]] == []
    revisions = (
        "select report_id, count(*), max(number), min(number), count(distinct hash) from store_revision group by 1"
    )
    for report, count, most, least, hashes in desk.rows(revisions):
        assert (least, most, hashes) == (1, count, count), report
    newest = "select r.id, r.revision, max(v.number) from store_report r join store_revision v on v.report_id = r.id"
    assert [n for n in desk.rows(f"{newest} group by 1, 2") if n[1] != n[2]] == []
    assert desk.rows("select report_id from store_revision group by report_id, body having count(*) > 1") == []


def check_nothing_left_undecided(desk: Desk) -> None:
    """Every story that could pass the gate was written, held or kept at its sources: none waits for ever."""
    open_gate = (
        "select s.title from store_story s join store_trendrow t on t.story_id = s.id "
        "left join store_report r on r.story_id = s.id where r.id is null and s.merged_into = '' "
        "and s.owner_count >= 2 and t.peak >= 0.5 and julianday(t.at) - julianday(t.peak_at) <= 2"
    )
    assert desk.rows(open_gate) == []


@pytest.mark.timeout(200)
def test_a_desk_killed_twenty_times_loses_nothing_and_publishes_nothing_twice(tmp_path: Path, sites: Sites) -> None:
    """Which stories come out may differ from an unharmed run: a page read late is placed late."""
    desk = harmed(tmp_path / "harmed", sites)
    try:
        check_nothing_lost(desk, sites)
        check_nothing_twice(desk)
        check_nothing_left_undecided(desk)
        assert desk.published() >= 5
    finally:
        desk.close()
