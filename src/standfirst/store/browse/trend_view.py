"""A trend as pages, feeds and the API show it: in words, and in lines that add up to the score."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from standfirst.domain.trend import SPEED_WINDOW, fading, still_trending
from standfirst.store.models import ThingTrendRow, TrendRow

_STEADY = 0.1  # change an hour, as a share of the pace, that nobody would call a change; set by eye, 2026-11-28


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One line of a score. ``shown`` is ``weight`` in hundredths, rounded so that all lines add up to the score."""

    kind: str
    label: str
    at: datetime
    weight: float
    shown: float
    percent: int
    url: str
    detail: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A trend of a Story or a named thing. ``reason`` is the stored sentence; ``window`` and ``half_life`` in seconds,
    0 where none is kept; ``velocity`` is owners per hour, ``acceleration`` its change per hour."""

    at: datetime
    score: float
    peak: float
    peak_at: datetime
    owners: int
    usual: float
    window: float
    half_life: float
    velocity: float
    acceleration: float
    trending: bool
    reason: str
    lines: tuple[EvidenceLine, ...]

    @property
    def within(self) -> str:
        """The window in words: "30 minutes", "1 hour", "3 hours"; "" where there is none."""
        return in_words(self.window) if self.window else ""

    @property
    def halves_in(self) -> str:
        """The half-life in words; "" where there is none."""
        return in_words(self.half_life) if self.half_life else ""

    @property
    def pace(self) -> str:
        """Velocity and acceleration in words."""
        if self.velocity <= 0:
            return "nothing new now"
        if abs(self.acceleration) <= _STEADY * self.velocity:
            return "at a steady pace"
        return "speeding up" if self.acceleration > 0 else "slowing"

    @property
    def why(self) -> str:
        """Why it is trending, in one sentence: the stored one, or one made from the same numbers."""
        return self.reason or _sentence(self)

    @property
    def total(self) -> float:
        """What the shown lines add up to."""
        return round(sum(line.shown for line in self.lines), 2)


def trend_view(row: TrendRow | ThingTrendRow, now: datetime) -> TrendView:
    """A stored trend as it stands now, ready to be shown: its lines have faded since it was scored."""
    left = fading(row.at, now, row.half_life) if row.half_life else 1.0
    moving = (now - row.at).total_seconds() < SPEED_WINDOW
    return TrendView(
        at=max(now, row.at), score=row.score * left, peak=row.peak, peak_at=row.peak_at, owners=row.owners,
        usual=row.usual, window=row.window, half_life=row.half_life, velocity=row.velocity if moving else 0.0,
        acceleration=row.acceleration if moving else 0.0,
        trending=still_trending(row.trending, row.trending_until, now), reason=row.why,
        lines=_lines(row.evidence, left),
    )  # fmt: skip


def in_words(seconds: float) -> str:
    """A length of time as people say it: minutes below an hour, else hours with one decimal at most."""
    if seconds < 3570:
        number, unit = f"{round(seconds / 60)}", "minute"
    else:
        number, unit = f"{seconds / 3600:.1f}".removesuffix(".0"), "hour"
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def in_hundredths(weights: Sequence[float]) -> list[float]:
    """Weights rounded to hundredths that add up to their rounded sum (largest remainder method)."""
    whole = [math.floor(w * 100) for w in weights]
    missing = round(math.fsum(weights) * 100) - sum(whole)
    largest = sorted(range(len(weights)), key=lambda i: whole[i] - weights[i] * 100)
    for i in largest[: max(0, missing)]:
        whole[i] += 1
    return [w / 100 for w in whole]


def _lines(evidence: list[dict[str, Any]], left: float) -> tuple[EvidenceLine, ...]:
    weights = [float(e["weight"]) * left for e in evidence]
    total = math.fsum(weights)
    return tuple(
        EvidenceLine(
            kind=e["kind"], label=e["label"], at=datetime.fromisoformat(e["at"]), weight=w, shown=shown,
            percent=round(100 * w / total) if total > 0 else 0, url=e.get("url", ""), detail=e.get("detail", ""),
            article_id=e.get("article_id", ""),
        )
        for e, w, shown in zip(evidence, weights, in_hundredths(weights), strict=True)
    )  # fmt: skip


def _sentence(view: TrendView) -> str:
    owners = "1 independent owner" if view.owners == 1 else f"{view.owners} independent owners"
    within = f" within {view.within}" if view.window else ""
    usual = "fewer than 0.1" if view.usual < 0.1 else f"{view.usual:.1f}"
    told = sum(line.kind == "signal" for line in view.lines)
    outside = f", and {told} sign{'s' if told != 1 else ''} from outside" if told else ""
    return f"{owners}{within}, where {usual} would be usual{outside}."
