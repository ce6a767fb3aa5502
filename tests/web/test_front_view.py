"""What a front page does while others wait, and which arm it is counted to."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.domain.ranking import Slate
from standfirst.rank import build_slate
from standfirst.store import live_weights
from standfirst.store.experiments import start_experiment, stop_experiment
from standfirst.store.models import Reader, Story
from standfirst.web import pool, trial
from standfirst.web.views import front
from tests.store import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    live_weights.forget_weights()
    trial.forget_kept_pages()
    yield
    live_weights.forget_weights()
    trial.forget_kept_pages()


def test_no_page_waits_for_the_database_while_others_wait_for_it(
    told: world.Told, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post("/act", {"act": "save", "story": told.story_id})
    long_ago = world.NOW - timedelta(days=9)
    Story.objects.create(id="mill", title="Old mill burns", first_seen=long_ago, last_seen=long_ago)
    pool.forget_pool()
    live_weights.forget_weights()
    alone = CaptureQueriesContext(connection)
    monkeypatch.setattr(front, "_one_at_a_time", alone)
    page = browser.get("/", {"done": "hide", "story": "mill"}).content.decode()
    assert "Hidden: Old mill burns" in page
    assert [query["sql"] for query in alone] == []
    assert len(front.impressions) == 1


def test_a_page_is_counted_to_the_arm_that_ranked_it(
    told: world.Told, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post("/act", {"act": "save", "story": told.story_id})
    reader = Reader.objects.get().id
    for n in count():  # until the reader is dealt into the arm
        start_experiment({"name": f"e{n}", "arms": [{"name": "b", "share": 0.5, "factors": {"seen": 2.0}}]}, by="test")
        live_weights.forget_weights()
        if live_weights.weights_for(reader)[1] == "b":
            break

    def stopped_meanwhile(*args: Any, **asked: Any) -> Slate:
        assert asked["configuration"].name.endswith(":b")
        stop_experiment(by="test")
        live_weights.forget_weights()
        return build_slate(*args, **asked)

    monkeypatch.setattr(front, "build_slate", stopped_meanwhile)
    browser.get("/")
    assert [(shown.arm, bool(shown.page)) for shown in front.impressions] == [("b", True)]
