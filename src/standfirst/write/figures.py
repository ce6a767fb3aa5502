"""Figures of a sentence with what they count: two sentences that count one thing differently do not both stand bare."""

import re

from standfirst.write.lexicon import STOP, stem

_NUMBERS = {
    name: str(value)
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
_AGE = re.compile(r", \d{1,3}(?=,)|\d{1,3}(?= ?[-–]? ?years?[- ]+old\b)")  # tells of a person, counts nobody
_SCALES = frozenset("million billion trillion thousand hundred percent per".split())
_STATES = frozenset("dead died killed injured hurt wounded missing".split())
_TOLLS = frozenset(("dead", "injur", "missing"))
_KINDS = {
    "hurt": "injur",
    "wound": "injur",
    "kill": "dead",
    "died": "dead",
    "die": "dead",
    "death": "dead",
    "crew": "crew",
}


def figures(text: str) -> dict[str, str]:
    """Stem of the counted word -> value, such as {"crown": "24 million", "dead": "11"}; the first of each stem."""
    tokens = _TOKEN.findall(_AGE.sub(" ", text))
    found: dict[str, str] = {}
    for index, token in enumerate(tokens):
        value = token if token[0].isdigit() else _NUMBERS.get(token.lower(), "")
        if not value:
            continue
        rest = tokens[index + 1 : index + 5]
        scales = [w.lower() for w in rest[:1] if w.lower() in _SCALES]
        near = (*tokens[index + 1 : index + 9], *reversed(tokens[max(0, index - 4) : index]))
        state = next((w.lower() for w in near if w.lower() in _STATES), "")
        counted = state or next((w for w in rest[len(scales) :] if w.lower() not in STOP and w[0].isalpha()), "")
        if counted:
            found.setdefault(_KINDS.get(stem(counted), stem(counted)), " ".join([value, *scales]))
    return found


def tolls(text: str) -> dict[str, str]:
    """Those of the figures that count the dead, hurt and missing: each is one fact, however it is worded."""
    return {k: v for k, v in figures(text).items() if k in _TOLLS}


def differ(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether the two give one counted thing different values."""
    return any(a[k] != b[k] for k in a.keys() & b.keys())


def agree(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether the two give one counted thing the same value."""
    return any(a[k] == b[k] for k in a.keys() & b.keys())
