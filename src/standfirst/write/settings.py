"""WriteSettings and Budget: the figures of the writing room in one place."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from standfirst.domain.draft import Length

_LONG_EVIDENCE = 36  # pieces for up to 14 sentences: two thirds of them fall in writing


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteSettings:
    """Limits of evidence and gate. ``same_fact`` is the weighted cosine from which two sentences say one thing
    (.5 chosen by reading the sample world's stories, November 2026)."""

    most_evidence: int = 26
    most_quotes: int = 3
    most_per_source: int = 8
    same_fact: float = 0.5
    same_figure: float = 0.2  # with an equal figure this much likeness is enough
    figure_ages: timedelta = timedelta(hours=3)  # a figure this much older than another value of it is left out
    least_owners: int = 2
    least_trend: float = 0.5
    rewrite_after: timedelta = timedelta(minutes=30)
    at_once_after: timedelta = timedelta(minutes=5)  # the pause before a changed number, a denial, an outcome
    tokens_per_story: int = 6000
    length: Length = Length.STANDARD

    def of(self, length: Length) -> "WriteSettings":
        """The same for another length; a long Report needs more evidence."""
        most = max(self.most_evidence, _LONG_EVIDENCE) if length is Length.LONG else self.most_evidence
        return replace(self, length=length, most_evidence=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What may still be spent. ``last_written_at`` None: this story has no Report yet; ``rewrites`` counts the
    writings so far, each of which doubles the wait for the next."""

    now: datetime
    tokens_left: int
    last_written_at: datetime | None = None
    rewrites: int = 0
    uses_tokens: bool = True
