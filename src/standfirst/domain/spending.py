"""What models cost in money: the operator's prices, sums in millionths of the operator's currency."""

import math
from dataclasses import dataclass

from standfirst.domain.draft import ModelUsage

MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a million tokens cost, apart for what goes in and what comes out, in the operator's currency.

    Vendors' discounts (cached input, batches) are not known here: the sum is what the list price says.
    """

    tokens_in: float
    tokens_out: float

    def millionths(self, usage: ModelUsage) -> int:
        """The cost of a usage in millionths of the currency, rounded up: a token's price per million is its price in
        millionths."""
        return math.ceil(usage.input_tokens * self.tokens_in + usage.output_tokens * self.tokens_out)


FREE = Price(tokens_in=0.0, tokens_out=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent on a day or on a story. ``millionths`` of the currency; ``unpriced_tokens`` are those of models
    whose price nobody told, which no sum of money holds."""

    calls: int = 0
    failures: int = 0
    tokens: int = 0
    millionths: int = 0
    unpriced_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingLimits:
    """What models may cost on one day (UTC) and on one story in all. Tokens count in and out together; ``money`` is in
    the operator's currency and None where no limit is set."""

    tokens_per_day: int = 2_000_000
    tokens_per_story: int = 300_000
    money_per_day: float | None = None
    money_per_story: float | None = None
