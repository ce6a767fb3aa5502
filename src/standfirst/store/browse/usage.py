"""What models cost, for editors: today and the last thirty days by model, tokens day by day, what waits for a model."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Q, Sum

from standfirst.domain.spending import MILLION, Spent
from standfirst.store.models import UsageDay, Work
from standfirst.store.usage import spent_today
from standfirst.store.work import AGAIN

DAYS = 30
_COUNTED = ("calls", "failures", "input_tokens", "output_tokens", "millionths", "unpriced_tokens", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """One model over one stretch of days. ``money`` is in the operator's currency, without the ``unpriced_tokens``."""

    model: str
    calls: int
    failures: int
    input_tokens: int
    output_tokens: int
    unpriced_tokens: int
    money: float
    seconds: float

    @property
    def whole_seconds(self) -> int:
        """Seconds without their fraction."""
        return round(self.seconds)

    @property
    def priced(self) -> bool:
        """Whether the money is all that the tokens cost."""
        return not self.unpriced_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class UsagePage:
    """``days`` holds the tokens of each of the last ``DAYS`` days, today last; ``waiting`` counts stories that are
    written when a model is back or its budget is."""

    today: tuple[UsageRow, ...]
    month: tuple[UsageRow, ...]
    days: tuple[tuple[date, int], ...]
    spent: Spent
    waiting: int


def load_usage() -> UsagePage:
    """Usage as it stands; days are real days in UTC."""
    today = datetime.now(UTC).date()
    first = today - timedelta(days=DAYS - 1)
    rows = UsageDay.objects.filter(day__gte=first)
    tokens = dict(rows.values_list("day").annotate(tokens=Sum("input_tokens") + Sum("output_tokens")))
    every = [first + timedelta(days=n) for n in range(DAYS)]
    return UsagePage(
        today=_by_model(Q(day=today)),
        month=_by_model(Q(day__gte=first)),
        days=tuple((day, tokens.get(day, 0)) for day in every),
        spent=spent_today(),
        waiting=Work.objects.filter(step="report", version=AGAIN, dead=False).count(),
    )


def _by_model(which: Q) -> tuple[UsageRow, ...]:
    sums = UsageDay.objects.filter(which).order_by("model").values("model").annotate(
        **{f"all_{name}": Sum(name) for name in _COUNTED}
    )  # fmt: skip
    return tuple(_row(r) for r in sums)


def _row(sums: Mapping[str, Any]) -> UsageRow:
    told = {name: sums[f"all_{name}"] for name in _COUNTED}
    return UsageRow(model=sums["model"], money=told.pop("millionths") / MILLION, **told)
