"""Rivals: another number of the evidence to which the words beside ours belong.

A match by loose words alone lets "22 ships" stand for "31 ships, 22 of them electric": there the words beside ours are
those of 31. A rival wins only where our words say nothing for the figure that was matched.
"""

from collections.abc import Iterable

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.rules.figures import Figure
from standfirst.verify.rules.heads import meet
from standfirst.verify.rules.neighbours import CLOSED, LOOSE, NOUN, VERB

_TELLING = 2  # words by which ours says what it counts
_MORE = 2  # words that a score or a measure of another value must share beyond those of the one matched


def outbid(ours: Figure, matched: Figure, theirs: Iterable[Figure], words: Lexicon) -> bool:
    """Whether the words of ours belong to another value of the evidence than the figure it was matched with."""
    rivals = [f for f in theirs if f.number.value != ours.number.value and f.number.unit == ours.number.unit]
    if ours.number.unit or ours.number.other is not None:
        least = _shared(ours, matched) + _MORE
        return ours.number.other is not None and any(_shared(ours, f) >= least for f in rivals if f.number.other)
    telling = _telling(ours, words)
    if not telling or (matched.kind in (VERB, LOOSE) and set(ours.behind) & set(matched.behind[:_TELLING])):
        return False
    wide = (*matched.behind, *matched.before, *matched.tight)
    if not meet(telling, wide, words) and any(_strong(f) & set(telling) for f in rivals):
        return True
    own = {*matched.behind[:_TELLING], *_nearest(matched, ours)}
    if ours.kind == matched.kind == NOUN or meet(telling, own, words):
        return False
    return any(telling[0] in _nearest(f, ours) for f in rivals)


def _telling(ours: Figure, words: Lexicon) -> tuple[str, ...]:
    """The words by which ours says what it counts; of "people" says what stands before: "injured 12 people"."""
    if ours.kind == CLOSED:
        return ours.before[:_TELLING]
    told = tuple(w for w in ours.behind[:_TELLING] if w not in words.persons)
    return told if len(told) == len(ours.behind[:_TELLING]) else (*ours.tight[:1], *told)


def _strong(figure: Figure) -> set[str]:
    return {*figure.behind[:_TELLING], *figure.tight[:_TELLING]}


def _nearest(figure: Figure, ours: Figure) -> set[str]:
    """The words right beside a figure; a figure closed by a mark as ours is has them before it."""
    closed = figure.before[:1] if ours.kind == figure.kind == CLOSED else ()
    return {*figure.behind[:1], *figure.tight[:1], *closed}


def _shared(ours: Figure, theirs: Figure) -> int:
    return len({*ours.behind, *ours.before} & {*theirs.behind, *theirs.before})
