"""A story's score: the surprise of its most telling window, fading, shared out over the voices in it."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from standfirst.domain.trend import Trend, TrendEvidence
from standfirst.trend.history import Appearance, Signal, StoryHistory, voices
from standfirst.trend.settings import TrendSettings
from standfirst.trend.surprise import poisson_surprise
from standfirst.trend.usual import UsualCoverage

_DEFAULT = TrendSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    """A window with what it is worth now: ``surprise`` already faded."""

    surprise: float
    first: tuple[Appearance, ...] = ()  # the first appearance of each owner in it


def score_trend(
    history: StoryHistory,
    usual: UsualCoverage,
    signals: tuple[Signal, ...],
    now: datetime,
    settings: TrendSettings = _DEFAULT,
) -> Trend:
    """Score a story at ``now``. What lies after ``now`` is not looked at.

    ``Trend.owners`` and ``Trend.usual`` belong to the window that the score comes from, the one whose surprise, after
    fading, is highest; the times of its evidence lines show which one. ``velocity`` is owners per hour in the window
    that ends now. The score is exactly ``sum`` over the evidence weights in their order.
    """
    told = voices(history, now)
    expected = usual.expected_owners(settings.window)
    best = _best_window(told, expected, now, settings)
    lines = (*_owner_lines(best, usual, settings), *_signal_lines(signals, now, settings))
    score = float(sum(line.weight for line in lines))
    higher = history.peak_at is None or score > history.peak
    recent = {a.owner for a in told if (now - a.at).total_seconds() < settings.window}
    return Trend(
        story_id=history.story_id,
        at=now,
        score=score,
        peak=score if higher else history.peak,
        peak_at=now if higher or history.peak_at is None else history.peak_at,
        owners=len(best.first),
        usual=expected,
        window=settings.window,
        half_life=settings.half_life,
        velocity=len(recent) / (settings.window / 3600),
        evidence=lines,
        trending=best.surprise >= settings.threshold and len(best.first) >= settings.fewest_owners,
    )


def _best_window(told: list[Appearance], expected: float, now: datetime, settings: TrendSettings) -> _Window:
    """The window of which most surprise is left now. Linear in the appearances.

    A window ends where an owner joins it: an owner that repeats itself must not keep a trend fresh.
    """
    inside: Counter[str] = Counter()
    start, best, span = 0, (0.0, 0, 0), settings.window
    for end, item in enumerate(told):
        inside[item.owner] += 1
        while (item.at - told[start].at).total_seconds() >= span:
            inside[told[start].owner] -= 1
            start += 1
        if inside[item.owner] > 1:
            continue
        surprise = poisson_surprise(sum(n > 0 for n in inside.values()), expected)
        left = surprise * 0.5 ** ((now - item.at).total_seconds() / settings.half_life)
        best = max(best, (left, start, end + 1), key=lambda b: b[0])
    first: dict[str, Appearance] = {}
    for item in told[best[1] : best[2]]:
        first.setdefault(item.owner, item)
    return _Window(surprise=best[0], first=tuple(first.values()))


def _owner_lines(best: _Window, usual: UsualCoverage, settings: TrendSettings) -> tuple[TrendEvidence, ...]:
    """The window's surprise in shares: an owner weighs by how unlikely it alone was to carry this story."""
    rarity = [-math.log(usual.owner_chance(item.owner, settings.window)) for item in best.first]
    whole = math.fsum(rarity)
    return tuple(
        TrendEvidence(
            kind="owner",
            label=item.publisher or item.owner,
            at=item.at,
            article_id=item.article_id,
            url=item.url,
            weight=best.surprise * (share / whole if whole > 0 else 1 / len(rarity)),
        )
        for item, share in zip(best.first, rarity, strict=True)
    )


def _signal_lines(signals: tuple[Signal, ...], now: datetime, settings: TrendSettings) -> tuple[TrendEvidence, ...]:
    """Outside signals up to now, fading like the rest, scaled down together when they exceed the cap."""
    past = [s for s in signals if s.at <= now and s.strength > 0]
    weights = [s.strength * 0.5 ** ((now - s.at).total_seconds() / settings.half_life) for s in past]
    scale = min(1.0, settings.signal_cap / whole) if (whole := math.fsum(weights)) > 0 else 1.0
    return tuple(
        TrendEvidence(kind="signal", label=s.label, at=s.at, url=s.url, weight=weight * scale)
        for s, weight in zip(past, weights, strict=True)
    )
