"""What models cost stays counted: by day and model, by story, in tokens and in money, across a restart."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from standfirst.domain.draft import ModelUsage
from standfirst.domain.spending import FREE, Price, Spent
from standfirst.store.browse import load_usage
from standfirst.store.models import StoryUsage, UsageDay
from standfirst.store.usage import add_usage, count_odd_answer, forget_odd_answers, spent_on, spent_today

PRICES = {"openai:a": Price(tokens_in=2.5, tokens_out=10.0), "local": FREE}
A = ModelUsage(model="openai:a", calls=2, input_tokens=1000, output_tokens=200, seconds=1.5, failures=1)
B = ModelUsage(model="ollama:b:8b", calls=1, input_tokens=10, output_tokens=5)


@pytest.mark.django_db
def test_tokens_money_and_failures_add_up_by_day_and_story() -> None:
    add_usage([A, B], PRICES, "story")
    add_usage([A], PRICES, "other")
    add_usage([ModelUsage(model="local", calls=9, input_tokens=90)], PRICES, "story")
    assert spent_today() == Spent(calls=14, failures=2, tokens=2505, millionths=9000, unpriced_tokens=15)
    assert spent_on("story") == Spent(calls=12, failures=1, tokens=1305, millionths=4500, unpriced_tokens=15)
    assert spent_on("never written") == Spent()


@pytest.mark.django_db
def test_nothing_asked_is_no_row() -> None:
    add_usage([ModelUsage(model="")], PRICES, "story")
    assert not UsageDay.objects.exists()
    assert not StoryUsage.objects.exists()


@pytest.mark.django_db
def test_yesterday_is_not_today_and_the_page_shows_both() -> None:
    add_usage([A], PRICES)
    UsageDay.objects.update(day=datetime.now(UTC).date() - timedelta(days=1))
    add_usage([B], PRICES)
    UsageDay.objects.create(day=datetime.now(UTC).date() - timedelta(days=40), model="old", calls=1, input_tokens=7)
    page = load_usage()
    assert [r.model for r in page.today] == ["ollama:b:8b"]
    assert [(r.model, r.money, r.priced) for r in page.month] == [
        ("ollama:b:8b", 0.0, False), ("openai:a", 0.0045, True),
    ]  # fmt: skip
    assert len(page.days) == 30
    assert [n for _, n in page.days if n] == [1200, 15]
    assert page.days[-1] == (datetime.now(UTC).date(), 15)


@pytest.mark.django_db(transaction=True)
def test_what_was_spent_outlives_a_restart() -> None:
    add_usage([A], PRICES, "story")
    connection.close()
    assert spent_today().tokens == spent_on("story").tokens == 1200


@pytest.mark.django_db
def test_odd_answers_count_in_a_row() -> None:
    assert [count_odd_answer("story"), count_odd_answer("story")] == [1, 2]
    forget_odd_answers("story")
    assert count_odd_answer("story") == 1
    assert spent_on("story") == Spent()


@pytest.mark.django_db
def test_rows_from_before_prices_are_in_no_sum_of_money() -> None:
    day = datetime.now(UTC).date()
    UsageDay.objects.create(day=day, model="strong", calls=1, input_tokens=100, output_tokens=20)
    UsageDay.objects.create(day=day, model="local", calls=1, input_tokens=100, output_tokens=20)
    import_module("standfirst.store.migrations.0007_model_usage").nobody_told_a_price(apps, None)
    assert dict(UsageDay.objects.values_list("model", "unpriced_tokens")) == {"strong": 120, "local": 0}


def test_a_fraction_of_a_millionth_is_rounded_up() -> None:
    one = ModelUsage(model="m", calls=1, input_tokens=1)
    assert Price(tokens_in=0.15, tokens_out=0.6).millionths(one) == 1
    million = ModelUsage(model="m", calls=1, input_tokens=1_000_000, output_tokens=1_000_000)
    assert Price(tokens_in=0.15, tokens_out=0.6).millionths(million) == 750_000
