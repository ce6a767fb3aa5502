"""The order of a page: news, then what was reported on earlier days in its own order, then background; a newer count
before the one it overtakes, like beside like.
"""

from collections import Counter
from collections.abc import Sequence

from standfirst.domain.draft import EvidencePack
from standfirst.write.dating import is_older
from standfirst.write.leading import is_background, overtakes
from standfirst.write.lexicon import content_stems
from standfirst.write.lines import Line

_NEAR = 3  # facts that are looked at for the second sentence of a paragraph; more would turn the pyramid over
_EVERY = 2  # facts between two quotations


def pyramid(lines: Sequence[Line], pack: EvidencePack) -> tuple[Line, ...]:
    """The facts of ``lines``, the weightiest first as they come, what was before the news last, in pairs that share
    words which few others have. What older texts tell goes as it was told, by time."""
    facts = [x for x in lines if x.form != "spoken"]
    past = [x for x in facts if is_background(x.evidence.text, pack.now.year)]
    older = [x for x in facts if x not in past and is_older(x.evidence, pack)]
    news = [x for x in facts if x not in past and x not in older]
    older.sort(key=lambda x: x.evidence.published_at)
    return tuple(_newer_first([*_paired(news), *older, *_paired(past)]))


def with_voices(facts: Sequence[Line], lines: Sequence[Line]) -> tuple[Line, ...]:
    """``facts`` with the quotations of ``lines``: each after a fact that names its speaker, else after every second."""
    voices = [x for x in lines if x.form == "spoken"]
    mixed: list[Line] = []
    for index, fact in enumerate(facts):
        mixed.append(fact)
        if index % _EVERY == 1 and voices:
            mixed.append(voices.pop(_speaks_of(voices, mixed[-_EVERY:])))
    return (*mixed, *voices)


def _speaks_of(voices: Sequence[Line], before: Sequence[Line]) -> int:
    """The voice whose speaker the sentences before name, or the first."""
    named = (i for i, v in enumerate(voices) if any(v.evidence.speaker.split()[-1] in x.text for x in before))
    return next(named, 0)


def _paired(facts: Sequence[Line]) -> list[Line]:
    """Each second place goes to the fact, of the next few, that is most like the one before it."""
    counted = Counter(stem for x in facts for stem in content_stems(x.text))
    left, placed = list(facts), list[Line]()
    while left:
        first = left.pop(0)
        placed.append(first)
        likeness = [_likeness(first, x, counted) for x in left[:_NEAR]]
        if likeness:
            placed.append(left.pop(likeness.index(max(likeness))))
    return placed


def _likeness(one: Line, other: Line, counted: Counter[str]) -> float:
    """Words in common, each the less worth the more facts have it."""
    shared = content_stems(one.text) & content_stems(other.text)
    return sum(1 / counted[stem] for stem in shared)


def _newer_first(facts: Sequence[Line]) -> list[Line]:
    """A count that overtakes one before it stands right before that one."""
    placed = list(facts)
    for fact in facts:
        newer = [x for x in placed if overtakes(x.evidence, fact.evidence)]
        if newer and placed.index(fact) < placed.index(newer[0]):
            placed.remove(newer[0])
            placed.insert(placed.index(fact), newer[0])
    return placed
