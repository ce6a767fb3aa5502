"""What is sent to a reader is of the page that they see: web and desk rank with the same weights for each reader."""

from collections.abc import Iterator

import pytest

from standfirst.desk.pages import LivePages
from standfirst.domain.ranking import InterestKind, ReaderProfile, Slate
from standfirst.store import live_weights
from standfirst.store.experiments import start_experiment
from standfirst.store.readers import load_profile, make_reader, set_choices, set_interest
from standfirst.web import pool
from standfirst.web.views.front import common_slate, reader_slate
from tests.store import world

pytestmark = pytest.mark.django_db
TOPICS = ("transport", "science", "culture", "sport", "local")


@pytest.fixture(autouse=True)
def _stories() -> Iterator[None]:
    world.add_sources()
    for n, topic in enumerate(TOPICS):
        told = world.add_story(f"s{n}", f"Ferry {n} closes", [topic], score=5 - n, minutes=30 + 20 * n)
        world.publish(told, f"Ferry {n} closes, 2 report")
    pool.forget_pool()
    live_weights.forget_weights()
    yield
    pool.forget_pool()
    live_weights.forget_weights()


def order(slate: Slate) -> list[str]:
    return [item.candidate.title for item in slate.items]


def fan() -> str:
    reader = make_reader()
    set_interest(reader, InterestKind.TOPIC, "local", 1.0)
    set_interest(reader, InterestKind.WORD, "Ferry 0", -1.0)
    return reader


def seen_and_sent(reader: str) -> tuple[list[str], list[str]]:
    profile, now = load_profile(reader, world.NOW), world.NOW
    return order(reader_slate(profile, pool.get_pool(), now)), order(LivePages().slate(profile, now))


def test_a_reader_is_sent_what_their_page_shows() -> None:
    seen, sent = seen_and_sent(fan())
    assert seen == sent
    assert len(seen) == len(TOPICS) - 1, "what is muted is in neither"


def test_with_customising_off_the_common_page_is_sent() -> None:
    reader = fan()
    set_choices(reader, customised=False)
    seen, sent = seen_and_sent(reader)
    assert seen == sent == order(common_slate(pool.get_pool(), world.NOW))
    assert len(seen) == len(TOPICS)


def test_a_stranger_sees_everyones_page() -> None:
    stories, now = pool.get_pool(), world.NOW
    strangers, everyones = reader_slate(ReaderProfile(), stories, now), common_slate(stories, now)
    assert [(i.candidate.title, i.score) for i in strangers.items] == [
        (i.candidate.title, i.score) for i in everyones.items
    ]


def test_an_arm_of_an_experiment_is_sent_too() -> None:
    start_experiment({"name": "deaf", "arms": [{"name": "b", "share": 0.5, "factors": {"followed": 0.0}}]}, by="test")
    readers = [fan() for _ in range(20)]
    arms = {reader: live_weights.weights_for(reader)[1] for reader in readers}
    assert set(arms.values()) == {"main", "b"}
    for reader, arm in arms.items():
        seen, sent = seen_and_sent(reader)
        assert seen == sent
        slate = LivePages().slate(load_profile(reader, world.NOW), world.NOW)
        follows = any(reason.component == "followed" for item in slate.items for reason in item.reasons)
        assert follows == (arm == "main")
