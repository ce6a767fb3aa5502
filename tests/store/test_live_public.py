"""What all readers did comes into the candidates: opens, co-reading, vectors; fresh accounts count for nothing."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standfirst.domain.ranking import InteractionKind
from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import pack_page
from standfirst.settings import Settings
from standfirst.store.impressions import Impression, save_impressions
from standfirst.store.live_public import LivePublic
from standfirst.store.models import Article, Interaction, Reader, Story
from standfirst.store.public import vectors_of
from standfirst.store.readers import make_reader
from standfirst.store.shown import pages_since
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories() -> list[str]:
    world.add_sources()
    return [world.add_story(f"s{n}", f"Story {n}", ["transport"]) for n in range(4)]


def _reader(days: float) -> str:
    reader = make_reader()
    Reader.objects.filter(id=reader).update(created_at=datetime.now(UTC) - timedelta(days=days))
    return reader


def _open(reader: str, story: str, minutes: float = 1) -> None:
    at = world.NOW - timedelta(minutes=minutes)
    Interaction.objects.create(reader_id=reader, story_id=story, kind=InteractionKind.OPEN.value, at=at)


def _reads(live: LivePublic, stories: list[str]) -> list[float]:
    found = live.public.audience.readings([(s, ("transport",)) for s in stories], world.NOW)
    return [float(v) for v in found.reads[:, -1]]


def test_opens_of_those_who_were_here_count_and_each_only_once(stories: list[str]) -> None:
    live, old = LivePublic(), _reader(3)
    _open(old, stories[0], 5)
    _open(old, stories[1], 4)
    for _ in range(50):
        _open(_reader(0.1), stories[2])
    live.refresh(world.NOW, {})
    live.refresh(world.NOW, {})
    assert _reads(live, stories) == pytest.approx([1.0, 1.0, 0.0, 0.0], abs=0.01)
    assert live.public.coreading.likeness(stories[0]).keys() == {stories[1]}
    _open(old, stories[3])
    live.refresh(world.NOW, {})
    assert _reads(live, stories)[3] == pytest.approx(1.0, abs=0.01)


def test_pages_of_fresh_readers_judge_nothing_and_damaged_ones_are_left_out(stories: list[str]) -> None:
    at = world.NOW - timedelta(hours=8)
    for days, opened in ((3.0, stories[0]), (0.1, stories[1])):
        reader = _reader(days)
        body = pack_page(
            LoggedPage(
                reader_id=reader, at=at, arm="main", story_ids=tuple(stories), shown=4, components=(),
                values=np.zeros((4, 0)), unsure=np.zeros(4),
            )
        )  # fmt: skip
        save_impressions([Impression(reader_id=reader, cards=(), at=at, arm="main", page=body)])
        before = at - timedelta(minutes=1)
        save_impressions([Impression(reader_id=reader, cards=(), at=before, arm="main", page=b"damaged")])
        _open(reader, opened, 8 * 60 - 1)
    assert len(pages_since(at - timedelta(hours=1))) == 2
    live = LivePublic()
    live.refresh(world.NOW, {})
    assert live.public.audience.opens == {story: float(story == stories[0]) for story in stories}


def test_after_a_day_all_is_read_anew(stories: list[str]) -> None:
    live, reader = LivePublic(), _reader(3)
    _open(reader, stories[0])
    live.refresh(world.NOW, {})
    Reader.objects.filter(id=reader).delete()
    live.refresh(world.NOW, {})
    assert _reads(live, stories)[0] == pytest.approx(1.0, abs=0.01)
    live._born -= 86401
    live.refresh(world.NOW, {})
    assert _reads(live, stories) == [0.0] * 4


def test_what_is_sensitive_teaches_nothing(stories: list[str]) -> None:
    Story.objects.filter(id=stories[0]).update(title="Cancer patients wait for the new hospital")
    live = LivePublic()
    _open(_reader(3), stories[0])
    live.refresh(world.NOW, {})
    assert _reads(live, stories) == [0.0] * 4


def test_a_storys_vector_is_its_articles_mean_and_is_made_anew_when_one_comes(stories: list[str]) -> None:
    one, two = (np.eye(4, dtype=np.float32)[n] for n in (0, 1))
    first, second = Article.objects.filter(story_id=stories[0])
    Article.objects.filter(id=first.id).update(vector=one.tobytes(), vector_space="a/4")
    assert vectors_of([stories[0]])[stories[0]] == pytest.approx(one)
    live = LivePublic()
    live.refresh(world.NOW, {stories[0]: 1})
    Article.objects.filter(id=second.id).update(vector=two.tobytes(), vector_space="a/4")
    live.refresh(world.NOW, {stories[0]: 1})
    assert live.vectors[stories[0]] == pytest.approx(one)
    live.refresh(world.NOW, {stories[0]: 2})
    assert live.vectors[stories[0]] == pytest.approx((one + two) / np.sqrt(2))
    other = np.ones(2, dtype=np.float32).tobytes()
    for a, b in ((first, second), (second, first)):  # whichever row the database gives first
        Article.objects.filter(id=a.id).update(vector=one.tobytes(), vector_space="a/4")
        Article.objects.filter(id=b.id).update(vector=other, vector_space="b/2")
        assert len(vectors_of([stories[0]])[stories[0]]) == 4


def test_readers_are_vouched_for_only_where_nobody_comes_in_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    for reading, accounts, known in (("open", "invite", False), ("members", "open", False), ("members", "proxy", True)):
        monkeypatch.setenv("STANDFIRST_READING", reading)
        monkeypatch.setenv("STANDFIRST_ACCOUNTS", accounts)
        assert Settings().knows_its_readers is known
    live = LivePublic(vouched=True)
    live.refresh(world.NOW, {})
    live._born -= 86401
    live.refresh(world.NOW, {})
    assert live.public.audience.vouched
