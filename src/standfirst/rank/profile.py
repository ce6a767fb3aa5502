"""Learning: from what a reader did to topic weights that the reader can look at and reset."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from standfirst.domain.ranking import Interaction, InteractionKind, ReaderProfile

HALF_LIFE = 14 * 86400.0  # seconds: what was read two weeks ago counts half
LATELY = 86400.0  # seconds: the half-life of what a reader turned to lately; by hand
HABIT_PRIOR = 2.0  # acts
KEPT = 300  # acts, the newest
PRIOR = 4.0  # acts that the usual interest counts for: the first click does not decide; by hand, tried on globo-dev
# In opens; by hand. Time on a page counts no more than a like, since a page left open looks like reading; a story that
# a search found was not chosen yet.
_WORTH = {
    InteractionKind.OPEN: 1.0, InteractionKind.LIKE: 2.0, InteractionKind.SAVE: 2.0, InteractionKind.SHARE: 2.0,
    InteractionKind.FINISH: 1.0, InteractionKind.SEARCH: 0.4,
}  # fmt: skip
_READ_PER_MINUTE, _MOST_READ = 0.5, 2.0
_AGAINST = {InteractionKind.DISLIKE: 1.0, InteractionKind.HIDE: 1.5}


def learn(
    profile: ReaderProfile,
    interactions: Iterable[Interaction],
    *,
    topics_of: Mapping[str, tuple[str, ...]],
    now: datetime,
    usual: Mapping[str, float] | None = None,
) -> ReaderProfile:
    """The profile with these acts added to ``recent`` and topic weights in -1..1 worked out anew from all of them.

    A weight is log2 of the reader's share of a topic over the ``usual`` share (all topics alike when not
    given), a sixth of it, smoothed by ``PRIOR``; hides and dislikes pull down. ``habits`` (of two weeks) and
    ``lately`` (of a day) say how much more a topic was read than one never read, ``shares`` are first topics' parts
    of the reading. Learning the same acts twice changes nothing.
    """
    acts = sorted({*profile.recent, *interactions}, key=lambda act: (act.at, act.story_id, act.kind))[-KEPT:]
    liked: dict[str, float] = {}
    disliked: dict[str, float] = {}
    recent: dict[str, float] = {}
    for act in acts:
        age = max(0.0, (now - act.at).total_seconds())
        fade, quick = math.exp2(-age / HALF_LIFE), math.exp2(-age / LATELY)
        for topic in topics_of.get(act.story_id, ()):
            liked[topic] = liked.get(topic, 0.0) + fade * _worth(act)
            disliked[topic] = disliked.get(topic, 0.0) + fade * _AGAINST.get(act.kind, 0.0)
            recent[topic] = recent.get(topic, 0.0) + quick * _worth(act)
    return replace(
        profile,
        recent=tuple(acts),
        topic_weights=_weights(liked, disliked, usual or {}),
        habits=_habits(liked, usual or {}),
        lately=_habits(recent, usual or {}),
        shares=_shares(acts, topics_of, now),
    )


def _worth(act: Interaction) -> float:
    if act.kind is InteractionKind.READ:
        return min(_MOST_READ, max(0, act.seconds) / 60 * _READ_PER_MINUTE)
    return _WORTH.get(act.kind, 0.0)


def _shares(acts: list[Interaction], topics_of: Mapping[str, tuple[str, ...]], now: datetime) -> dict[str, float]:
    """Each first topic's part of what was read, faded."""
    read: dict[str, float] = {}
    for act in acts:
        for topic in topics_of.get(act.story_id, ())[:1]:
            age = max(0.0, (now - act.at).total_seconds())
            read[topic] = read.get(topic, 0.0) + _worth(act) * math.exp2(-age / HALF_LIFE)
    total = sum(read.values())
    return {topic: weight / total for topic, weight in read.items() if weight} if total else {}


def _habits(recent: dict[str, float], usual: Mapping[str, float]) -> dict[str, float]:
    even = 1.0 / max(11, len(recent))
    lifts = {
        topic: math.log2(1.0 + count / (HABIT_PRIOR * max(usual.get(topic, even), 1e-4))) / 6.0
        for topic, count in recent.items()
    }
    return {topic: min(1.0, lift) for topic, lift in lifts.items() if lift >= 0.01}


def _weights(liked: dict[str, float], disliked: dict[str, float], usual: Mapping[str, float]) -> dict[str, float]:
    total = sum(liked.values())
    even = 1.0 / max(11, len(liked))  # the desk has eleven sections
    weights = {}
    for topic in liked:
        common = max(usual.get(topic, even), 1e-4)
        share = (liked[topic] + PRIOR * common) / (total + PRIOR)
        weight = max(0.0, math.log2(share / common)) / 6.0 - disliked[topic] / (disliked[topic] + liked[topic] + PRIOR)
        if abs(weight) >= 0.01:
            weights[topic] = max(-1.0, min(1.0, weight))
    return weights
