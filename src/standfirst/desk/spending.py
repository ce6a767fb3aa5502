"""Whether a model may still be asked today and for this story. Pure: it only looks at what was spent."""

from dataclasses import dataclass

from standfirst.domain.draft import ModelUsage
from standfirst.domain.spending import MILLION, Price, SpendingLimits, Spent

_SHARE_IN = 0.75  # of a writing's tokens; only for the sum that must be left before one begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What is left. ``reason`` says in words what is used up, "" when a model may be asked; ``for_today`` that it comes
    back tomorrow, otherwise the story has had its share."""

    reason: str = ""
    for_today: bool = False

    @property
    def open(self) -> bool:
        return not self.reason


def purse(
    today: Spent, story: Spent, limits: SpendingLimits, *, tokens: int, price: Price, asked: bool = False
) -> Purse:
    """Whether a writing of about ``tokens`` at ``price`` still fits. A writing that has begun is ended: a limit can be
    passed by one. Who asks for a story by hand is not held up by the story's own limit."""
    inside = int(tokens * _SHARE_IN)
    cost = price.millionths(ModelUsage(model="", input_tokens=inside, output_tokens=tokens - inside))
    if used_up := _used_up(today, limits.tokens_per_day, limits.money_per_day, tokens, cost):
        return Purse(reason=f"today's budget for models is used up ({used_up})", for_today=True)
    used_up = "" if asked else _used_up(story, limits.tokens_per_story, limits.money_per_story, tokens, cost)
    return Purse(reason=f"this story's budget for models is used up ({used_up})") if used_up else Purse()


def _used_up(spent: Spent, most_tokens: int, most_money: float | None, tokens: int, cost: int) -> str:
    if spent.tokens + tokens > most_tokens:
        return f"{spent.tokens} of {most_tokens} tokens"
    if most_money is not None and spent.millionths + cost > most_money * MILLION:
        return f"{spent.millionths / MILLION:.2f} of {most_money:.2f}"
    return ""
