"""The world's files become data, and what is wrong in them is told with file and key."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standfirst.sample import WorldError, load_world
from standfirst.sample.load import SHIPPED

DATA = Path(__file__).parent / "data"
START = datetime(2026, 5, 4, tzinfo=UTC)  # a Monday


def test_versions_and_times() -> None:
    world = load_world(DATA, start=START)
    live = world.publisher("live")
    assert live is not None
    assert world.out(live, datetime(2026, 5, 5, 23, 29, tzinfo=UTC)) == ()
    (first,) = world.out(live, datetime(2026, 5, 5, 23, 30, tzinfo=UTC))
    assert (first.title, first.updated_at, first.path) == ("Dock closure: latest", None, "/local/2026/05/05/live-dock")
    (second,) = world.out(live, datetime(2026, 5, 6, 1, 15, tzinfo=UTC))
    assert (second.title, second.path, second.note) == (
        "Dock closed: the last ferry has left",
        first.path,
        "Live update",
    )
    assert second.published_at == first.published_at
    assert second.updated_at == datetime(2026, 5, 6, 1, 15, tzinfo=UTC)


def test_placeholders_follow_the_calendar() -> None:
    world = load_world(DATA, start=START)
    text = "{weekday:2} {date:1} {weekday-de:3} {date-de:4} {weekday:0} {other:1}"
    assert world.render(text) == "Tuesday 4 May 2026 Mittwoch 7. Mai 2026 Sunday {other:1}"
    assert world.starting(datetime(2026, 12, 31, 15, tzinfo=UTC)).render("{date:2}") == "1 January 2027"


@pytest.mark.parametrize(
    ("old", "new", "file", "key"),
    [
        ('feed = "rdf"', 'feed = "pdf"', "publishers.toml", "feed"),
        ('timezone = "+02:00"', 'timezone = "CEST"', "publishers.toml", "timezone"),
        ('behaviour = ["paywall"]', 'behaviour = ["pay"]', "publishers.toml", "behaviour"),
        ('id = "wire"', 'id = "Wire Service"', "publishers.toml", "id"),
        ('owner = "Wire Cooperative"\n', "", "publishers.toml", "owner"),
        ('about = "News agency."', 'abuot = "News agency."', "publishers.toml", "abuot"),
        ('time = "08:00"', 'time = "8 am"', "01-dock.toml", "time"),
        ("day = 2", "day = 5", "01-dock.toml", "day"),
        ("paywalled = true", "paywalled = 1", "01-dock.toml", "paywalled"),
        ("day = 3\ntime = \"01:15\"", "day = 1\ntime = \"01:15\"", "01-dock.toml", "version"),
        ('publisher = "blatt"', 'publisher = "nobody"', "dock", "publisher"),
        ('copy_of = "wire-dock"', 'copy_of = "nothing"', "copyist-dock", "copy_of"),
        ('id = "copyist-dock"', 'id = "wire-dock"', "article", "wire-dock"),
        ('id = "dock"', "id = ", "01-dock.toml", "line"),
    ],
)  # fmt: skip
def test_errors_name_file_and_key(tmp_path: Path, old: str, new: str, file: str, key: str) -> None:
    changed(tmp_path, lambda text: text.replace(old, new, 1))
    with pytest.raises(WorldError) as error:
        load_world(tmp_path / "w")
    assert file in str(error.value)
    assert key in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"publishers\.toml"):
        load_world(tmp_path)


@pytest.mark.skipif(not (SHIPPED / "publishers.toml").exists(), reason="the shipped world is not there yet")
def test_the_shipped_world_loads_and_has_rivals() -> None:
    world = load_world()
    assert {p.owner for p in world.publishers}
    for article in world.articles:
        assert article.versions[0].title
        assert "{" not in world.render(" ".join(v.title + v.body for v in article.versions))


def test_the_readme_counts_what_is_there() -> None:
    world = load_world()
    told = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert f"{len(world.publishers)} publishers, {len(world.stories)} stories, {len(world.articles)} articles" in told
    for story in world.stories:
        articles = sum(a.story == story.id for a in world.articles)
        assert f"\n| {story.id} | {story.event_day} | {articles} |" in told


def changed(folder: Path, change: Callable[[str], str]) -> None:
    shutil.copytree(DATA, folder / "w")
    texts = {path: path.read_text(encoding="utf-8") for path in (folder / "w").rglob("*.toml")}
    assert any(change(text) != text for text in texts.values())
    for path, text in texts.items():
        path.write_text(change(text), encoding="utf-8")
