"""ContractSettings: the figures of the reporting contract, in one place."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSettings:
    """Limits the rules are held to. The defaults are the contract's own; loosening one is an operator's decision.

    ``span_characters`` bounds a cited span: evidence is a sentence or two, never a whole article. ``background``
    marks a piece that needs no news of the last ``fresh_within``.
    """

    most_citations: int = 3
    span_characters: int = 1500
    quote_words: int = 25
    copied_words: int = 12
    content_share: float = 0.7
    fresh_within: timedelta = timedelta(hours=48)
    least_sentences: int = 3
    headline_characters: int = 90
    background: bool = False
    rounding: float = 0.05
