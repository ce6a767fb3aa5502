"""A story's score: the surprise of its most telling window, fading, shared out over the voices in it.

    score(now) = [ -ln P(count, usual) ] x 2^(-(now - end of the window) / half-life) + outside signals

``count`` adds up the trust weights of the distinct owners in the window (``windows``, ``trust``), ``usual`` is what
one story of this topic gets at this hour (``usual``), P the Poisson tail (``surprise``). The window's part is shared
out over its voices in proportion to weight x -ln(chance that this owner alone carried the story): the score is
defined as the sum of the lines, in their order, so it can be taken apart without a remainder.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from standfirst.domain.trend import SPEED_WINDOW, Trend, TrendEvidence, TrendFacet
from standfirst.trend.history import Appearance, Signal, StoryHistory, voices
from standfirst.trend.settings import TrendSettings
from standfirst.trend.usual import Usual, UsualCoverage
from standfirst.trend.windows import Voice, Window, best_window

_DEFAULT = TrendSettings()


def score_trend(
    history: StoryHistory,
    usual: Usual,
    signals: tuple[Signal, ...],
    now: datetime,
    settings: TrendSettings = _DEFAULT,
) -> Trend:
    """Score a story at ``now``. What lies after ``now`` is not looked at.

    ``Trend.owners``, ``usual`` and ``window`` belong to the window that the score comes from, the one of which most
    surprise is left; the times of its evidence lines show which one. ``velocity`` is voices per hour in the three
    hours that end now, ``acceleration`` what it gained over the three before, per hour. Facets: see ``facets``.
    """
    told = voices(history, now)
    topic = history.topics[0] if history.topics else ""
    best = best_window(told, usual, topic, now.timestamp(), settings)
    lines = (*_owner_lines(best, usual, topic, now, settings), *_signal_lines(signals, now, settings))
    score = float(sum(line.weight for line in lines))
    higher = history.peak_at is None or score > history.peak
    velocity, before = (_velocity(told, usual, at) for at in (now, now - timedelta(seconds=SPEED_WINDOW)))
    return Trend(
        story_id=history.story_id,
        at=now,
        score=score,
        peak=score if higher else history.peak,
        peak_at=now if higher or history.peak_at is None else history.peak_at,
        owners=len(best.voices) if best else 0,
        usual=best.usual if best else usual.expected(settings.window, now, topic),
        window=best.seconds if best else settings.window,
        half_life=settings.half_life,
        velocity=velocity,
        acceleration=(velocity - before) / (SPEED_WINDOW / 3600),
        evidence=lines,
        trending=(until := _until(best, now, settings)) is not None,
        trending_until=until,
    )


def facets(
    history: StoryHistory,
    usual: Usual,
    by_language: dict[str, UsualCoverage],
    now: datetime,
    settings: TrendSettings = _DEFAULT,
) -> tuple[TrendFacet, ...]:
    """The story as parts of the world see it, each with its own evidence; signals are left out.

    Per topic of the story: all voices against what is usual in that topic. Per language: only the voices in that
    language, against what is usual for a story in that language (``by_language``; a language without lessons is quiet).
    """
    found = []
    for topic in history.topics:
        one = score_trend(replace(history, topics=(topic,)), usual, (), now, settings)
        found.append(TrendFacet(kind="topic", value=topic, score=one.score, evidence=one.evidence))
    for language in sorted({a.language for a in history.appearances if a.language}):
        heard = tuple(a for a in history.appearances if a.language == language)
        own = by_language.get(language) or UsualCoverage(trust=usual.trust)
        one = score_trend(replace(history, appearances=heard), own, (), now, settings)
        found.append(TrendFacet(kind="language", value=language, score=one.score, evidence=one.evidence))
    return tuple(found)


def _left(best: Window, now: datetime, settings: TrendSettings) -> float:
    return float(best.surprise * 0.5 ** ((now.timestamp() - best.at) / settings.half_life))


def _until(best: Window | None, now: datetime, settings: TrendSettings) -> datetime | None:
    """When the window's surprise will have faded to the threshold; None when it is below it now."""
    if best is None or best.count < settings.fewest_owners or _left(best, now, settings) < settings.threshold:
        return None
    seconds = settings.half_life * math.log2(best.surprise / settings.threshold)
    return datetime.fromtimestamp(best.at + seconds, tz=now.tzinfo)


def _velocity(told: Sequence[Appearance], usual: Usual, now: datetime) -> float:
    """Voices per hour in the three hours that end at ``now``."""
    owners = {a.owner for a in told if 0 <= (now - a.at).total_seconds() < SPEED_WINDOW}
    return math.fsum(usual.trust.weight(o) for o in owners) / (SPEED_WINDOW / 3600)


def _owner_lines(
    best: Window | None, usual: Usual, topic: str, now: datetime, settings: TrendSettings
) -> tuple[TrendEvidence, ...]:
    """The window's surprise in shares: a voice weighs by how unlikely this owner alone was to carry the story."""
    if best is None:
        return ()
    rarity = [
        v.part * -math.log(usual.owner_chance(v.first.owner, best.seconds, v.first.at, topic)) for v in best.voices
    ]
    whole, left = math.fsum(rarity), _left(best, now, settings)
    return tuple(
        TrendEvidence(
            kind="owner",
            label=voice.first.publisher or voice.first.owner,
            at=voice.first.at,
            article_id=voice.first.article_id,
            url=voice.first.url,
            weight=left * (share / whole if whole > 0 else 1 / len(rarity)),
            detail=_standing(voice),
        )
        for voice, share in zip(best.voices, rarity, strict=True)
    )


def _standing(voice: Voice) -> str:
    return "" if voice.part >= 1.0 else f"new here: counts as {voice.part:.2f} of a voice"


def _signal_lines(signals: tuple[Signal, ...], now: datetime, settings: TrendSettings) -> tuple[TrendEvidence, ...]:
    """Outside signals up to now, fading like the rest, scaled down together when they exceed the cap."""
    past = [s for s in signals if s.at <= now and s.strength > 0]
    weights = [s.strength * 0.5 ** ((now - s.at).total_seconds() / settings.half_life) for s in past]
    scale = min(1.0, settings.signal_cap / whole) if (whole := math.fsum(weights)) > 0 else 1.0
    return tuple(
        TrendEvidence(kind="signal", label=s.label, at=s.at, url=s.url, weight=weight * scale, detail=s.detail)
        for s, weight in zip(past, weights, strict=True)
    )
