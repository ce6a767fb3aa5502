"""Two numbers of one sentence that changed places: "12 golds, ahead of Tarsen with 14" for the other way round."""

from itertools import combinations

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


def _holders(figure: Figure, theirs: tuple[Figure, ...]) -> list[Figure]:
    return [f for f in theirs if f.number.value == figure.number.value and f.number.other == figure.number.other]


def _crossed(one: Figure, other: Figure, here: Figure, there: Figure) -> bool:
    own = _alike(one, here), _alike(other, there)
    turned = _alike(one, there), _alike(other, here)
    return turned[0] >= own[0] and turned[1] >= own[1] and sum(turned) >= sum(own) + _MORE


def _alike(one: Figure, other: Figure) -> int:
    return len(one.beside & other.beside)
