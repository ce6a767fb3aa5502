"""Tallies broken in one way each, from true ones over invented sentences: the good stand and every mutant falls."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.verdict import Rule
from tests.verify.reports import against, report, story

_WAYS = {
    "dead": (
        "{} people died when the ferry Marla sank off Ellis.", "The ferry Marla sank off Ellis, killing {} people.",
    ),
    "injured": ("{} people were hurt in the bus crash at Ellis.", "The bus crash at Ellis injured {} people."),
    "missing": ("{} people were missing after the slide at Ellis.", "The slide at Ellis left {} people missing."),
    "arrested": ("{} people were arrested at the Ellis bank robbery.", "The Ellis bank robbery led to {} arrests."),
}  # fmt: skip
_VALUES = ((3, 5), (12, 14), (28, 40), (112, 210))
_OTHER = {"dead": "injured", "injured": "dead", "missing": "dead", "arrested": "missing"}
_ELSEWHERE = {
    "dead": "{} people died when a mill burned in Warren.",
    "injured": "{} people were hurt as a crane fell in Warren.",
    "missing": "{} people were missing after floods in Warren.",
    "arrested": "{} people were arrested at a Warren match.",
}
Case = tuple[str, int, int]
Broken = tuple[str, tuple[EvidenceSource, ...]]


def _agree(thing: str, value: int) -> str:
    return f"Alder Post and Birch Post put the number of {thing} at {value}."


def _differ(thing: str, one: int, other: int) -> str:
    return f"Alder Post put the number of {thing} at {one}, Birch Post at {other}."


def _told(thing: str, one: object, other: object, second: str = "") -> tuple[EvidenceSource, ...]:
    return story(_WAYS[thing][0].format(one), (second or _WAYS[thing][1]).format(other))


MUTANTS: dict[str, Callable[[str, int, int], Broken]] = {
    "wrong value": lambda t, a, b: (_differ(t, a, b + 1), _told(t, a, b)),
    "owners exchanged": lambda t, a, b: (_differ(t, b, a), _told(t, a, b)),
    "thing changed": lambda t, a, b: (_agree(_OTHER[t], a), _told(t, a, a)),
    "unit changed": lambda t, a, b: (_agree(t, a), _told(t, a, f"{a} percent of")),
    "bound dropped": lambda t, a, b: (_agree(t, a), _told(t, a, f"at least {a}")),
    "bound added": lambda t, a, b: (_agree(t, a).replace(".", " or more."), _told(t, a, a)),
    "owner does not say it": lambda t, a, b: (_agree(t, a), story(_WAYS[t][0].format(a), "The matter is Ellis's own.")),
    "owner not cited": lambda t, a, b: (
        _agree(t, a).replace("Birch", "Cedar"), (*_told(t, a, a), *story("", "", "x")[2:]),
    ),
    "conflict as agreement": lambda t, a, b: (_agree(t, a), _told(t, a, b)),
    "two things": lambda t, a, b: (_agree(t, a), _told(t, a, a, _WAYS[_OTHER[t]][1])),
    "two events": lambda t, a, b: (_differ(t, a, b), _told(t, a, b, _ELSEWHERE[t])),
    "part as whole": lambda t, a, b: (_agree(t, a), _told(t, a, f"another {a}")),
    "earlier made up": lambda t, a, b: (
        f"Birch Post put the number of {t} at {b}; Alder Post had earlier put it at {a}.", _told(t, a, b),
    ),
}  # fmt: skip


def _cases() -> Iterator[Case]:
    return ((thing, *values) for thing, values in product(_WAYS, _VALUES))


def _refused(text: str, sources: tuple[EvidenceSource, ...]) -> bool:
    made = report(sources, (text, 0, 1))
    return any(part == "body" for rule in (Rule.NUMBER, Rule.ENTITY) for part, _, _ in against(rule, made, sources))


@pytest.mark.parametrize("case", _cases(), ids=str)
def test_the_true_ones_stand(case: Case) -> None:
    thing, one, other = case
    assert not _refused(_agree(thing, one), _told(thing, one, one))
    assert not _refused(_differ(thing, one, other), _told(thing, one, other))


@pytest.mark.parametrize("kind", MUTANTS)
@pytest.mark.parametrize("case", _cases(), ids=str)
def test_every_mutant_falls(kind: str, case: Case) -> None:
    assert _refused(*MUTANTS[kind](*case))
