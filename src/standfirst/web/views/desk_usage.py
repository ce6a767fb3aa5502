"""What models cost: calls, tokens, money, failures and what is left of the budget. Staff only."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.domain.spending import MILLION
from standfirst.settings import Settings, get_settings
from standfirst.store.browse import UsagePage, load_usage
from standfirst.web.charts import bar_chart
from standfirst.web.staff import staff_name


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One budget of today: how much of it is used, in percent for the bar and in words."""

    name: str
    words: str
    percent: int


@login_required
def usage(request: HttpRequest) -> HttpResponse:
    """Today, and the last thirty days."""
    staff_name(request)
    page, settings = load_usage(), get_settings()
    context = {
        "page": page, "currency": settings.currency, "budgets": _budgets(page, settings),
        "models": [m.model for m in settings.strong_models],
        "chart": bar_chart(page.days, label="Tokens that models used, day by day", unit="tokens"),
        "unpriced": sorted({r.model for r in page.month if not r.priced}),
        "story_tokens": settings.tokens_per_story, "story_money": settings.money_per_story,
    }  # fmt: skip
    return render(request, "standfirst/desk_usage.html", context)


def _budgets(page: UsagePage, settings: Settings) -> list[BudgetLine]:
    limits, spent = settings.spending_limits, page.spent
    left = max(limits.tokens_per_day - spent.tokens, 0)
    lines = [
        BudgetLine(
            name="Tokens today", words=f"{left:,} of {limits.tokens_per_day:,} left".replace(",", " "),
            percent=_percent(spent.tokens, limits.tokens_per_day),
        )
    ]  # fmt: skip
    if limits.money_per_day is not None:
        money = spent.millionths / MILLION
        rest = max(limits.money_per_day - money, 0.0)
        words = f"{rest:.2f} of {limits.money_per_day:.2f} {settings.currency} left"
        lines.append(BudgetLine(name="Money today", words=words, percent=_percent(money, limits.money_per_day)))
    return lines


def _percent(part: float, whole: float) -> int:
    return min(round(100 * part / whole), 100) if whole else 100
