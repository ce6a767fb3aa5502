"""Ports of the verify room: who judges what the rules let stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from standfirst.domain.draft import ModelUsage
from standfirst.domain.errors import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceToJudge:
    """A sentence of a draft beside the spans that it cites, each with its publisher and day before its folded text."""

    part: str
    index: int
    text: str
    spans: tuple[str, ...]


class Judge(Protocol):
    """Called by the desk's report step, after the rules; its scores can take a sentence out, never put one back."""

    @property
    def usage(self) -> ModelUsage:
        """Everything spent so far; the desk reads it before and after."""
        ...

    @property
    def least(self) -> float:
        """The score below which a sentence falls, measured for this model and prompt."""
        ...

    def judge(self, sentences: Sequence[SentenceToJudge]) -> tuple[float, ...] | Failure:
        """A score 0..1 for each sentence, in their order: how probable it is that its spans say all of it. A Failure
        (away, too slow, no log probabilities) leaves the rules alone to decide."""
        ...
