"""``standfirst experiment`` over pages that readers were really shown."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.core.cache import cache
from django.test import Client

from standfirst.cli import main
from standfirst.domain.ranking import InteractionKind
from standfirst.store import live_weights
from standfirst.store.impressions import save_impressions
from standfirst.store.models import Interaction, Reader, ShownPage
from standfirst.web import pool, trial
from standfirst.web.views import front
from tests.store import world

pytestmark = pytest.mark.django_db


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["experiment", *arguments])


@pytest.fixture
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    pool.forget_pool()
    live_weights.forget_weights()
    trial.forget_kept_pages()
    cache.clear()

    class _AtOnce:
        def add(self, impression: object) -> None:
            save_impressions([impression])  # type: ignore[list-item]

    monkeypatch.setattr(front, "impressions", _AtOnce())


@pytest.mark.usefixtures("_fresh")
def test_a_page_is_kept_once_and_judged() -> None:
    world.add_sources()
    told = [world.publish(world.add_story(f"s{n}", f"Ferry {n} closes", ["transport"]), f"Ferry {n}") for n in range(6)]
    assert call("start", "louder", "--arm", "b:0.5:trend=2,coverage=0").exit_code == 0
    readers = []
    for _ in range(8):
        browser = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
        browser.post("/act", {"act": "more", "story": told[0].story_id})
        browser.get("/")
        browser.get("/")
    readers = list(Reader.objects.values_list("id", flat=True))
    assert ShownPage.objects.count() == len(readers) == 8  # the second look within minutes is no new page
    arms = dict(ShownPage.objects.values_list("reader_id", "arm"))
    experiment = live_weights._look().experiment
    assert experiment is not None
    for reader, arm in arms.items():
        dealt = experiment.arm_of(reader)
        assert arm == (dealt.name if dealt else "main")
    page = ShownPage.objects.all()[0]
    Interaction.objects.create(
        reader_id=page.reader_id, story_id=told[1].story_id, kind=InteractionKind.OPEN.value,
        at=page.at + timedelta(seconds=9),
    )  # fmt: skip
    ShownPage.objects.update(arm="main")
    shown = json.loads(call("show", "--json").output)
    assert shown["running"]["name"] == "louder"
    assert shown["arms"][0] | {"interval": 0} == {
        "arm": "main", "readers": 8, "pages": 8, "opens": 0.125, "interval": 0, "gain": None,
    }  # fmt: skip
    judged = json.loads(call("evaluate", "--set", "trend=1", "--json").output)
    assert judged["pages"] == 8
    assert judged["doubly robust"] == pytest.approx(0.125, abs=0.01)
    assert "Too few pages" in call("evaluate").output
    assert "Stopped." in call("stop").output
    assert "No experiment runs." in call("stop").output


def test_what_cannot_be_done_is_said() -> None:
    assert "no logged pages" in call("evaluate").output
    assert "No page was logged" in call("show").output
    assert "trend=1.5" in call("evaluate", "--set", "trend").output
    found = call("start", "x", "--arm", "b:0.9:tend=2")
    assert found.exit_code == 1
    assert "at most 0.5" in found.output
    assert "tend is no component" in found.output
    assert call("start", "x", "--arm", "b").exit_code == 2
