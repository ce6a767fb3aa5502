"""Faults of headline and standfirst: what they say that the body does not."""

import random

from tests.mutation.mutators import names, numbers, strength
from tests.mutation.mutators.table import Mutant, report_kind, tidied
from tests.mutation.rows import Line, Row, body

_SENSES = {
    "number": (numbers.number_new, numbers.number_swapped),
    "name": (names.name_new, names.name_swapped),
    "sense": (
        strength.negation_removed,
        strength.negation_added,
        strength.hedge_dropped,
        strength.plan_made_done,
        strength.quantifier_strengthened,
    ),
}


def _broken(row: Row, part: str, sense: str, rng: random.Random) -> Mutant | None:
    said = row["report"][part]
    text = said["text"] if said["text"].endswith((".", "”", '"')) else said["text"] + "."
    line = Line(row=row, part=part, index=0, said={**said, "text": text})
    faults = list(_SENSES[sense])
    rng.shuffle(faults)
    for fault in faults:
        made = fault(line, rng)
        if isinstance(made, str) and made != text:
            made = tidied(made) if part == "standfirst" else tidied(made).rstrip(".")
            return Mutant(row=line.saying(made), part=part, index=0)
    return None


def _register(part: str, sense: str) -> None:
    @report_kind(f"{part} against body, {sense}", part)
    def fault(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
        return _broken(row, part, sense, rng)


for _part in ("headline", "standfirst"):
    for _sense in _SENSES:
        _register(_part, _sense)


@report_kind("standfirst beyond body", "standfirst")
def beyond_body(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
    """The standfirst tells, with its own true citation, what the body leaves out: the body loses that sentence."""
    lines = body(row)
    head = row["report"]["headline"]
    if len(lines) < 5:
        return None
    line = rng.choice(lines)
    kept = [n.said for n in lines if n.index != line.index and not _shares(n, line)]
    if len(kept) < 3 or any(c in line.said["cites"] for c in head["cites"]):
        return None
    pairs = [kept[i : i + 2] for i in range(0, len(kept), 2)]
    report = {"headline": head, "standfirst": line.said, "paragraphs": pairs}
    return Mutant(row={**row, "report": report}, part="standfirst", index=0)


def _shares(one: Line, other: Line) -> bool:
    return any(c in other.said["cites"] for c in one.said["cites"])
