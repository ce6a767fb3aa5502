"""What models cost: a row a day and model, a row a story. Days are real days in UTC, whatever news time says."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F, QuerySet, Sum

from standfirst.domain.draft import ModelUsage
from standfirst.domain.spending import Price, Spent
from standfirst.store.models import StoryUsage, UsageDay

_SUMS = {
    "calls": Sum("calls"), "failures": Sum("failures"), "tokens": Sum(F("input_tokens") + F("output_tokens")),
    "millionths": Sum("millionths"), "unpriced_tokens": Sum("unpriced_tokens"),
}  # fmt: skip


def add_usage(usages: Iterable[ModelUsage], prices: Mapping[str, Price], story_id: str = "") -> None:
    """Add what was spent to today's rows of its models and to the story's. A model without a price adds its tokens to
    those that no sum of money holds."""
    day = datetime.now(UTC).date()
    with transaction.atomic():
        for usage in usages:
            if not usage.calls:
                continue
            row, _ = UsageDay.objects.get_or_create(day=day, model=usage.model[:120])
            _add(UsageDay.objects.filter(pk=row.pk), usage, prices.get(usage.model), seconds=usage.seconds)
            if story_id:
                story, _ = StoryUsage.objects.get_or_create(story_id=story_id)
                _add(StoryUsage.objects.filter(pk=story.pk), usage, prices.get(usage.model))


def _add(
    rows: QuerySet[UsageDay] | QuerySet[StoryUsage], usage: ModelUsage, price: Price | None, **more: float
) -> None:
    tokens = usage.input_tokens + usage.output_tokens
    rows.update(
        calls=F("calls") + usage.calls,
        failures=F("failures") + usage.failures,
        input_tokens=F("input_tokens") + usage.input_tokens,
        output_tokens=F("output_tokens") + usage.output_tokens,
        millionths=F("millionths") + (price.millionths(usage) if price else 0),
        unpriced_tokens=F("unpriced_tokens") + (0 if price else tokens),
        **{name: F(name) + value for name, value in more.items()},
    )


def spent_today() -> Spent:
    """What all models cost today."""
    return _spent(UsageDay.objects.filter(day=datetime.now(UTC).date()).aggregate(**_SUMS))


def spent_on(story_id: str) -> Spent:
    """What a story has cost so far."""
    return _spent(StoryUsage.objects.filter(story_id=story_id).aggregate(**_SUMS))


def _spent(sums: Mapping[str, int | None]) -> Spent:
    return Spent(**{name: value or 0 for name, value in sums.items()})


def count_odd_answer(story_id: str) -> int:
    """One odd answer more for a story; how many in a row that makes."""
    with transaction.atomic():
        row, _ = StoryUsage.objects.get_or_create(story_id=story_id)
        StoryUsage.objects.filter(pk=row.pk).update(odd_answers=F("odd_answers") + 1)
        return StoryUsage.objects.values_list("odd_answers", flat=True).get(pk=row.pk)


def forget_odd_answers(story_id: str) -> None:
    """The model has written this story: what it said before counts no more."""
    StoryUsage.objects.filter(story_id=story_id).exclude(odd_answers=0).update(odd_answers=0)
