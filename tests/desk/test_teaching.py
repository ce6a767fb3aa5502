"""The night's lesson on kept pages: what predicts opens is learned, what does not help is not put in place."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standfirst.desk import teaching
from standfirst.desk.teaching import teach, teach_when_due
from standfirst.domain.ranking import InteractionKind
from standfirst.rank import FRONT_PAGE
from standfirst.rank.logged import LoggedPage
from standfirst.rank.packing import pack_page
from standfirst.store import live_weights
from standfirst.store.models import Interaction, Reader, ShownPage, Story
from standfirst.store.rank_model import forget_model, load_model, save_model, saved_model
from standfirst.store.readers import make_reader
from tests.store import world

pytestmark = pytest.mark.django_db
NAMES = tuple(part.scorer.name for part in FRONT_PAGE.scorers if part.taught)
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def stories() -> list[str]:
    world.add_sources()
    return [world.add_story(f"s{n}", f"Story {n}", ["transport"]) for n in range(12)]


def _show(stories: list[str], days: float, pages: int, *, liked: str, turned: float = 1.0, here_for: float = 9) -> None:
    """Pages shown over so many days, in which readers open what the signal ``liked`` is high for."""
    chance = np.random.default_rng(round(days * 10))
    readers = [make_reader() for _ in range(20)]
    Reader.objects.filter(id__in=readers).update(created_at=datetime.now(UTC) - timedelta(days=here_for))
    for number in range(pages):
        at = NOW - timedelta(days=days) * (1 - number / pages) - teaching.OPENED_WITHIN - timedelta(minutes=1)
        reader, order = readers[number % 20], chance.permutation(len(stories))
        signals = chance.random((len(stories), len(NAMES)))
        chosen = int(np.argmax(turned * signals[:, NAMES.index(liked)] + 0.2 * chance.standard_normal(len(stories))))
        page = LoggedPage(
            reader_id=reader, at=at, arm="main", story_ids=tuple(stories[i] for i in order), shown=len(stories),
            components=(), values=np.zeros((len(stories), 0)), unsure=np.zeros(len(stories)), signal_names=NAMES,
            signals=signals,
        )  # fmt: skip
        ShownPage.objects.create(reader_id=reader, at=at, arm="main", body=pack_page(page))
        Interaction.objects.create(
            reader_id=reader, story_id=page.story_ids[chosen], kind=InteractionKind.OPEN.value,
            at=at + timedelta(seconds=5),
        )  # fmt: skip


def test_what_readers_open_for_is_learned_and_put_in_place(stories: list[str]) -> None:
    _show(stories, days=6, pages=400, liked="coverage")
    assert teach(NOW) == "in place"
    saved = saved_model()
    assert saved["learned"] > saved["current"]
    model = load_model()
    assert model is not None
    ends = np.array([0.05, 0.95])
    rise = {name: float(np.diff(curve.at(ends))[0]) for name, curve in model.curves.items()}
    assert max(rise, key=lambda name: rise[name]) == "coverage"
    live_weights.forget_weights()
    base, arm = live_weights.weights_for("somebody")
    assert arm == "main"
    assert {p.scorer.name for p in base.scorers if p.curve is not None} == set(model.curves)
    assert {p.scorer.name for p in live_weights.common_weights().scorers if p.curve is not None} <= set(model.curves)
    assert forget_model()
    live_weights.forget_weights()
    assert live_weights.weights_for("somebody")[0] is FRONT_PAGE


def test_accounts_of_a_day_teach_nobody(stories: list[str]) -> None:
    _show(stories, days=6, pages=400, liked="coverage", here_for=0.5)
    assert teach(NOW).startswith("fewer than")
    assert load_model() is None


def test_what_the_last_day_speaks_against_is_not_put_in_place(stories: list[str]) -> None:
    _show(stories, days=6, pages=300, liked="coverage")
    assert teach(NOW) == "in place"
    kept = saved_model()["text"]
    ShownPage.objects.filter(at__gte=NOW - timedelta(days=1)).delete()
    ShownPage.objects.all().delete()
    _show(stories, days=5, pages=300, liked="coverage", turned=-1.0)
    ShownPage.objects.filter(at__gte=NOW - timedelta(days=1)).delete()
    _show(stories, days=0.7, pages=80, liked="coverage")
    assert teach(NOW) == "worse on the last day"
    assert saved_model()["text"] == kept


def test_with_little_to_learn_from_the_prior_stays(stories: list[str]) -> None:
    assert teach(NOW).startswith("fewer than")
    _show(stories, days=0.5, pages=60, liked="coverage")
    ShownPage.objects.create(reader_id=make_reader(), at=NOW - timedelta(hours=9), arm="main", body=b"damaged")
    assert teach(NOW) == "too few pages before the last day"
    assert saved_model()["text"] == ""
    assert Story.objects.count() == 12


def test_it_is_done_once_a_night() -> None:
    night = NOW.replace(hour=4, minute=5)
    assert not teach_when_due(news_now=NOW, real_now=night.replace(hour=3))
    assert teach_when_due(news_now=NOW, real_now=night)
    assert not teach_when_due(news_now=NOW, real_now=night + timedelta(hours=9))
    assert teach_when_due(news_now=NOW, real_now=night + timedelta(days=1))


def test_a_model_of_another_version_is_left_aside() -> None:
    for text in ('{"format": 99}', "no json"):
        save_model(text, at=NOW, outcome="in place", current=None, learned=None)
        assert load_model() is None
