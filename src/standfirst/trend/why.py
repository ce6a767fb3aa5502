"""Why something is trending, in one plain sentence made from its stored evidence and nothing else."""

from collections.abc import Sequence
from datetime import datetime

from standfirst.domain.trend import ThingTrend, Trend, TrendEvidence

_COUNTS = 0.005  # a signal that fades to 0.00 in the list of evidence is no reason any more


def why_trending(trend: Trend | ThingTrend) -> str:
    """One sentence, "" when there is no evidence. Times are UTC.

    "9 independent outlets in 3 hours where 1.2 is usual, the first of them The Melsund Herald on 3 March at 09:40
    UTC; also rank 3 on Hacker News." A score below what makes a trend says "lately only" what there is:
    the evidence is of a window of hours, and others may have told the Story before.
    """
    owners = [e for e in trend.evidence if e.kind == "owner"]
    signals = [e.label for e in trend.evidence if e.kind == "signal" and e.weight >= _COUNTS]
    told = _coverage(owners, trend.usual, trend.window) if owners else ""
    also = _listed(signals)
    if told and also:
        return f"{told}; also {also}."
    return f"{told or also[:1].upper() + also[1:]}." if told or also else ""


def _coverage(owners: Sequence[TrendEvidence], usual: float, window: float) -> str:
    first = min(owners, key=lambda e: e.at)
    if len(owners) == 1:
        return f"Lately only {first.label}, {_moment(first.at)}"
    return (
        f"{len(owners)} independent outlets in {span(window)} where {usual_number(usual)} is usual, "
        f"the first of them {first.label} {_moment(first.at)}"
    )


def span(seconds: float) -> str:
    """A length of time in words: "30 minutes", "an hour", "3 hours"."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} minutes"
    hours = minutes / 60
    return "an hour" if hours == 1 else f"{hours:.2g} hours"


def usual_number(usual: float) -> str:
    """One decimal, or what is less than can be said with it."""
    return f"{usual:.1f}" if usual >= 0.05 else "less than 0.1"


def _moment(at: datetime) -> str:
    return f"on {at.day} {at:%B} at {at:%H:%M} UTC"


def _listed(labels: Sequence[str]) -> str:
    if len(labels) < 2:
        return "".join(labels)
    return f"{', '.join(labels[:-1])} and {labels[-1]}"
