"""Two numbers of one sentence that changed places: "12 golds, ahead of Tarsen with 14" for the other way round."""

from itertools import combinations

from standfirst.verify.reading.lexicon import Lexicon
from standfirst.verify.rules.figures import Figure

_MORE = 3  # more words that must speak for the other place than for its own
_MOST = 16  # figures of a sentence, or of what it cites, that are held against each other


def exchanged(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> list[str]:
    """What is said against two figures of ours that each stand beside the other's words in what is cited."""
    if len(ours) > _MOST or len(theirs) > _MOST:
        return []
    found = []
    for one, other in combinations(ours, 2):
        if one.number.value == other.number.value or "th" in (one.number.unit, other.number.unit):
            continue
        ones, others = _holders(one, theirs), _holders(other, theirs)
        fits = len(ones) == len(others) == 1 and one.number.unit == others[0].number.unit
        if fits and other.number.unit == ones[0].number.unit and _crossed(one, other, ones[0], others[0]):
            a, b = one.number.raw.strip(), other.number.raw.strip()
            found.append(f"the source has {a} where here {b} stands, and the other way round")
    return found


def repeated(ours: tuple[Figure, ...], theirs: tuple[Figure, ...], words: Lexicon) -> list[str]:
    """What is said against a value that ours has twice and the evidence once, while another of the evidence is gone:
    "14 golds, ahead of Tarsen with 14". "The three" told again is no second value."""
    if len(ours) > _MOST or len(theirs) > _MOST:
        return []
    fresh = [f.number for f in ours if f.last not in words.whole_of and f.number.unit != "th"]
    held = [f.number for f in theirs if f.number.unit != "th"]
    values = {(n.value, n.other) for n in fresh}
    gone = [n for n in held if (n.value, n.other) not in values | {(f.number.value, None) for f in ours}]
    found = []
    for value, other in values:
        here = [n for n in fresh if (n.value, n.other) == (value, other)]
        there = [n for n in held if (n.value, n.other) == (value, other)]
        lost = next((n for n in gone if n.unit == here[-1].unit or n.unit == here[0].unit), None)
        if len(here) > 1 == len(there) and lost is not None:
            found.append(f"the source has {there[0].raw.strip()} once, and {lost.raw.strip()}, which is gone here")
    return found


def _holders(figure: Figure, theirs: tuple[Figure, ...]) -> list[Figure]:
    return [f for f in theirs if f.number.value == figure.number.value and f.number.other == figure.number.other]


def _crossed(one: Figure, other: Figure, here: Figure, there: Figure) -> bool:
    own = _alike(one, here), _alike(other, there)
    turned = _alike(one, there), _alike(other, here)
    return turned[0] >= own[0] and turned[1] >= own[1] and sum(turned) >= sum(own) + _MORE


def _alike(one: Figure, other: Figure) -> int:
    return len(one.beside & other.beside)
