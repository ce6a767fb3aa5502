"""The usage page: for staff, empty and full, with and without prices."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.domain.draft import ModelUsage
from standfirst.domain.spending import Price
from standfirst.settings import get_settings
from standfirst.store.models import Work
from standfirst.store.usage import add_usage

pytestmark = pytest.mark.django_db
A = ModelUsage(model="openai:a", calls=1200, input_tokens=1_500_000, output_tokens=200_000, seconds=900, failures=3)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_user("edda", is_staff=True))
    return client


def test_readers_do_not_see_what_models_cost(client: Client) -> None:
    assert client.get("/desk/usage").status_code == 302
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get("/desk/usage").status_code == 403


def test_an_empty_page_says_what_to_do(editor: Client) -> None:
    text = editor.get("/desk/usage").content.decode()
    assert "No model was asked in the last 30 days" in text
    assert "standfirst model pull" in text
    assert "<svg" not in text
    assert "2 000 000 of 2 000 000 left" in text


def test_calls_tokens_money_failures_and_what_is_left(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_MONEY_PER_DAY", "10")
    get_settings.cache_clear()
    try:
        add_usage([A], {"openai:a": Price(tokens_in=2.0, tokens_out=10.0)}, "story")
        Work.objects.create(step="report", key="s", version="again", due_at=datetime.now(UTC))
        text = editor.get("/desk/usage").content.decode()
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()
    for words in (
        "1\u00a0200", "1\u00a0500\u00a0000", "5.00 USD", "300 000 of 2 000 000 left", "5.00 of 10.00 USD left",
        "1 story waits for a model", 'class="column"', "most 1 700 000 tokens",
    ):  # fmt: skip
        assert words in text, words
    assert "no price" not in text


def test_a_model_without_a_price_says_so(editor: Client) -> None:
    add_usage([A], {})
    text = editor.get("/desk/usage").content.decode()
    assert "No price is known for openai:a" in text
    assert "no price known" in text
    assert "/desk/usage" in editor.get("/desk/").content.decode()
