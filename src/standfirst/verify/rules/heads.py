"""Whether two figures count the same thing: the words by which each says what it counts, held against each other."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from standfirst.verify.reading.kin import kin
from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.rules.figures import Figure
from standfirst.verify.rules.neighbours import CLOSED, LOOSE, NOUN, VERB

_HEAD_WORDS = 2
_NEAREST = 3


def same_head(ours: Figure, theirs: Figure, known: frozenset[str], words: Lexicon) -> bool:
    """Whether a figure of the evidence counts what ours does. ``known`` holds the stems of all cited sentences: a noun
    that the evidence leaves out beside its number ("two of them") must stand elsewhere in it."""
    if ours.number.other is not None and theirs.kind == CLOSED and not theirs.before:
        return True  # a score at the head of its sentence: "At 2-1, ..."
    if (ours.hour and theirs.kind == NOUN) or (theirs.hour and ours.kind == NOUN):
        return False  # "shortly before ten" counts nothing
    if ours.number.unit or ours.number.other is not None:
        return _around(ours, theirs)
    if ours.kind == CLOSED:
        return _closed(ours, theirs, words)
    if ours.kind == VERB:
        return _subject(ours, theirs, words)
    if ours.kind == LOOSE:
        loose = bool(set(ours.behind) & _told_by(theirs))
        return loose or _closed(ours, theirs, words) or _subject(ours, theirs, words)
    if not ours.behind:
        return _around(ours, theirs)
    if theirs.kind == NOUN and theirs.behind:
        return _noun(ours, theirs, known, words)
    return _left_out(ours, theirs, known, words)


def same_age(ours: Figure, held: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """ "The 61-year-old" of somebody named elsewhere: the one age that the evidence gives."""
    ages = {f.number.value for f in theirs if f.aged}
    return ours.aged and ours.kind != CLOSED and any(f.aged for f in held) and len(ages) == 1


def _around(ours: Figure, theirs: Figure) -> bool:
    here, there = {*ours.behind, *ours.before}, {*theirs.behind, *theirs.before}
    return not here or not there or bool(here & there)


def meet(ours: Iterable[str], theirs: Iterable[str], words: Lexicon) -> bool:
    """Whether two sets of stems share a word, or words of one sense: "hurt" and "injured"."""
    here, there = set(ours), frozenset(theirs)
    if here & there:
        return True
    senses = _senses(there, words.language)
    return any(sense in senses for word in here for sense in kin(words.language).same.get(word, ()))


@lru_cache(maxsize=2048)
def _senses(stems: frozenset[str], language: str) -> frozenset[int]:
    return frozenset(sense for word in stems for sense in kin(language).same.get(word, ()))


def _told_by(theirs: Figure) -> set[str]:
    """The words that say what a figure of the evidence counts, or what happens to it."""
    return {*theirs.behind, *theirs.tight[:_HEAD_WORDS]}


def _noun(ours: Figure, theirs: Figure, known: frozenset[str], words: Lexicon) -> bool:
    first, head = ours.behind[0], theirs.behind[0]
    if head in words.occasions or (head in words.persons and first in words.outlet_stems):
        # "it shook 31 times" is "31 tremors"; "three people familiar with it" are a newspaper's sources
        return bool({*ours.behind, *ours.before} & {*theirs.behind, *theirs.before})
    return (first in theirs.behind or first in known) and bool(set(ours.behind[:_HEAD_WORDS]) & set(theirs.behind))


def _left_out(ours: Figure, theirs: Figure, known: frozenset[str], words: Lexicon) -> bool:
    """ "Two firefighters were hurt" beside "Two of them were hurt", "12 residents" beside "..., 12."""
    if ours.behind[0] not in known and ours.behind[0] not in words.persons:
        return False
    if theirs.kind in (VERB, LOOSE) and set(ours.behind) & set(theirs.behind):
        return True
    if theirs.kind == VERB:
        return False
    here = {*ours.behind, *ours.before[:_NEAREST]}
    return not theirs.before or bool(here & set(theirs.before[:_NEAREST]))


def _subject(ours: Figure, theirs: Figure, words: Lexicon) -> bool:
    """Ours is told by its verb: "33 were injured", "another 40,000 are being printed"."""
    if not ours.behind:
        return _around(ours, theirs)
    there = set(theirs.before[:_NEAREST]) if theirs.kind == CLOSED else _told_by(theirs)
    return meet(ours.behind[:_HEAD_WORDS], there, words)


def _closed(ours: Figure, theirs: Figure, words: Lexicon) -> bool:
    """Ours is told by what stands before it: "injuring 12;", "Weber, 61,", "the third of five,"."""
    here = set(ours.before[:_NEAREST])
    if not here:
        return _around(ours, theirs)
    if theirs.kind == CLOSED:
        return not theirs.before or bool(set(ours.before[:_HEAD_WORDS]) & set(theirs.before))
    if theirs.kind == LOOSE and here & set(theirs.before[:_NEAREST]):
        return True
    return meet(here, _told_by(theirs), words) or bool(set(ours.before) & set(theirs.behind[:1]))
