"""Second thoughts: after an article was placed, does its Story belong together with another, apart, or less one member?

The same evidence and weights as for placing, between two groups of articles instead of one article and a group. What an
editor held or locked is never touched, and what an editor split is never merged. Looked at when a Story reaches the
sizes 3, 4, 5, 7, 9, 13, ...: the work an article causes does not grow with its Story.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from standfirst.cluster.index import StoryIndex
from standfirst.cluster.match import HOURS_APART, Likeness, Match, logistic, match, weigh
from standfirst.cluster.prints import dot
from standfirst.cluster.settings import ClusterSettings
from standfirst.cluster.state import Member, StoryState
from standfirst.cluster.types import StoryChange
from standfirst.domain.story import AssignmentKind

_DEFAULT = ClusterSettings()
_LOOKED_AT = 48  # newest members of a large Story that are compared pair by pair
_GROWTH = 4 / 3  # between two sizes at which a Story is looked at again
_FEWEST_APART = 2  # articles of different owners that a part needs to stand alone


def revise(
    story_id: str, near: Sequence[str], index: StoryIndex, settings: ClusterSettings = _DEFAULT
) -> StoryChange | None:
    """The one change most called for around a Story that an article has just joined; None when all is well.

    ``near`` are other Stories that the article could have told of. Changes nothing: the caller saves and ``apply``s.
    """
    story = index[story_id]
    others = [index[i] for i in near if i in index and i != story_id]
    merge = _merge(story, others, index, settings)
    if merge is not None or story.locked or not is_due(story.size):
        return merge
    open_to = [other for other in others if index.may_merge(story_id, other.id)]
    return _move(story, open_to, settings) or _split(story, settings)


def apply(change: StoryChange, index: StoryIndex) -> None:
    """Bring the index in line with a change whose Story has a name."""
    for article_id in change.article_ids:
        index.move(article_id, change.story_id)
    if change.kind is not AssignmentKind.MOVE:
        index.inherit_apart(change.story_id, change.from_story_id)


def affinity(one: StoryState, other: StoryState, settings: ClusterSettings = _DEFAULT) -> float:
    """Log odds that two Stories tell one event: the average evidence between their members."""
    pairs = one.size * other.size
    terms, names = dot(one.terms, other.terms) / pairs, dot(one.names, other.names) / pairs
    numbers = dot(one.numbers, other.numbers) / pairs
    dense = _mean_dense(one, other)
    found = Likeness(
        dense=dense,
        closest=dense or 0.0,
        terms=terms,
        title=dot(one.title, other.title) / pairs,
        names=names,
        numbers=numbers,
        other_names=(names < 0.03) * one.with_names * other.with_names / pairs,
        other_numbers=(numbers < 0.01) * one.with_numbers * other.with_numbers / pairs,
    )
    gap = max(one.gap_hours(other.first), one.gap_hours(other.last)) if one.last and other.last else 0.0
    return (
        settings.bias
        + weigh(found, settings)
        + settings.time * math.log1p((gap if _disjoint(one, other) else 0.0) / HOURS_APART)
        + settings.title_only * one.title_only / one.size
    )


def _merge(
    story: StoryState, others: Iterable[StoryState], index: StoryIndex, settings: ClusterSettings
) -> StoryChange | None:
    found = [(affinity(story, other, settings), other) for other in others if index.may_merge(story.id, other.id)]
    if not found:
        return None
    odds, other = max(found, key=lambda f: (f[0], f[1].id))
    if odds < settings.merge:
        return None
    into, gone = sorted((story, other), key=lambda s: (not s.has_held, -s.size, s.started))
    if gone.has_held:
        return None
    return StoryChange(
        kind=AssignmentKind.MERGE,
        story_id=into.id,
        from_story_id=gone.id,
        article_ids=tuple(gone.members),
        score=logistic(odds),
        reason=f"both tell one event ({logistic(odds):.2f} likely): {_shared(into, gone)}",
    )


def _move(story: StoryState, others: Iterable[StoryState], settings: ClusterSettings) -> StoryChange | None:
    """The member that fits another Story much better than its own."""
    best: tuple[float, Member, Match] | None = None
    for other in others:
        for member in list(story.members.values())[-_LOOKED_AT:]:
            there = None if member.held else match(member, other, settings)
            if there is None or there.odds < settings.join:
                continue
            gain = there.odds - _without(member, story, settings)
            if gain >= settings.move and (best is None or gain > best[0]):
                best = gain, member, there
    if best is None or story.size == 1:
        return None
    _, member, there = best
    return StoryChange(
        kind=AssignmentKind.MOVE,
        story_id=there.story.id,
        from_story_id=story.id,
        article_ids=(member.article.id,),
        score=there.score,
        reason=f"fits the other story better ({there.score:.2f} likely) since more is known of both",
    )


def _without(member: Member, story: StoryState, settings: ClusterSettings) -> float:
    """Log odds of a member with the rest of its Story."""
    rest = StoryState(id=story.id, row=-1)
    for other in story.members.values():
        if other is not member:
            rest.add(other)
    return match(member, rest, settings).odds if rest.members else -math.inf


def _split(story: StoryState, settings: ClusterSettings) -> StoryChange | None:
    """Two parts of a Story that average evidence holds apart, each told by more than one owner."""
    members = list(story.members.values())[-_LOOKED_AT:]
    if len(members) < 2 * _FEWEST_APART or len(members) < story.size:
        return None
    odds = _pairwise(members, settings)
    part, between = _bisect(odds)
    if between > settings.split or not part:
        return None
    inside, outside = [members[i] for i in part], [m for i, m in enumerate(members) if i not in part]
    if any(m.held for m in members) or min(_owners(inside), _owners(outside)) < _FEWEST_APART:
        return None
    leaving = min((inside, outside), key=len) if len(inside) != len(outside) else outside
    return StoryChange(
        kind=AssignmentKind.SPLIT,
        story_id="",
        from_story_id=story.id,
        article_ids=tuple(m.article.id for m in leaving),
        score=1.0 - logistic(between),
        reason=f"tells another event than the rest ({1.0 - logistic(between):.2f} likely)",
    )


def _pairwise(members: Sequence[Member], settings: ClusterSettings) -> NDArray[np.float64]:
    """Log odds between every two members, each taken as a Story of one; symmetric, the diagonal 0."""
    alone = []
    for number, member in enumerate(members):
        state = StoryState(id=str(number), row=-1)
        state.add(member)
        alone.append(state)
    odds = np.zeros((len(members), len(members)))
    for i, member in enumerate(members):
        for j in range(i):
            odds[i, j] = odds[j, i] = match(member, alone[j], settings).odds
    return odds


def _bisect(odds: NDArray[np.float64]) -> tuple[frozenset[int], float]:
    """Average-link clustering down to two parts: the members of one, and the average between the two."""
    groups = [[i] for i in range(len(odds))]
    links = odds.copy()
    np.fill_diagonal(links, -np.inf)
    while len(groups) > 2:
        a, b = sorted(divmod(int(np.argmax(links)), len(groups)))
        n, m = len(groups[a]), len(groups[b])
        merged = (links[a] * n + links[b] * m) / (n + m)
        groups[a] += groups.pop(b)
        links[a], links[:, a] = merged, merged
        links = np.delete(np.delete(links, b, axis=0), b, axis=1)
        links[a, a] = -np.inf
    return frozenset(groups[-1]), float(links[0, 1])


def is_due(size: int) -> bool:
    """Whether a Story is looked at again when it has grown to this size: 3, 4, 5, 7, 9, 13, 17, ..."""
    step = 3.0
    while round(step) < size:
        step *= _GROWTH
    return size >= 3 and round(step) == size


def _mean_dense(one: StoryState, other: StoryState) -> float | None:
    if one.vector_sum is None or other.vector_sum is None or not one.embedded or not other.embedded:
        return None
    return float(one.vector_sum @ other.vector_sum) / (one.embedded * other.embedded)


def _disjoint(one: StoryState, other: StoryState) -> bool:
    if None in (one.first, one.last, other.first, other.last):
        return False
    return bool(one.last < other.first or other.last < one.first)  # type: ignore[operator]  # no None among them


def _owners(members: Iterable[Member]) -> int:
    return len({m.article.owner or m.article.id for m in members})


def _shared(one: StoryState, other: StoryState) -> str:
    weight = {t: w * other.terms[t] for t, w in one.terms.items() if t in other.terms}
    stems = sorted(weight, key=lambda t: (-weight[t], t))[:3]
    return ", ".join(_as_written(stem, other) for stem in stems) or "no words shared"


def _as_written(stem: str, story: StoryState) -> str:
    """A word as one of the Story's articles writes it: nobody reads "orst" as Orsted."""
    return next((m.words.shown[stem] for m in story.members.values() if stem in m.words.shown), stem)
