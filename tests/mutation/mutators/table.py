# ruff: noqa: E501  (patterns and lists read better in long rows)
"""The table of kinds: a mutator breaks a good row in one way, or says None where it cannot. Seeded by its caller."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.mutation.rows import Line, Row, body


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A broken row. ``part`` and ``index`` name the broken sentence; ``rules`` are expected where the whole is broken."""

    row: Row
    part: str
    index: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of fault. ``make`` gets a good row, its good neighbours of other stories, and a seeded chance."""

    name: str
    family: str
    make: Callable[[Row, tuple[Row, ...], random.Random], Mutant | None]


KINDS: dict[str, Kind] = {}


def sentence_kind(name: str, family: str) -> Callable[[Callable[[Line, random.Random], object]], object]:
    """Register a fault of one body sentence: ``(Line, Random) -> new text | new row | None``, tried on each in turn."""

    def register(fault: Callable[[Line, random.Random], object]) -> object:
        def make(row: Row, _: tuple[Row, ...], rng: random.Random) -> Mutant | None:
            lines = body(row)
            rng.shuffle(lines)
            for line in lines:
                made = fault(line, rng)
                broken = line.saying(tidied(made)) if isinstance(made, str) else made
                if isinstance(broken, dict) and broken["report"] != row["report"]:
                    return Mutant(row=broken, part=line.part, index=line.index)
            return None

        KINDS[name] = Kind(name=name, family=family, make=make)
        return fault

    return register


def report_kind(name: str, family: str, rules: tuple[str, ...] = ()) -> Callable[[Callable[..., object]], object]:
    """Register a fault of the whole Report: ``(row, neighbours, Random) -> row | Mutant | None``."""

    def register(fault: Callable[..., object]) -> object:
        def make(row: Row, neighbours: tuple[Row, ...], rng: random.Random) -> Mutant | None:
            made = fault(row, neighbours, rng)
            if isinstance(made, Mutant) or made is None:
                return made
            assert isinstance(made, dict)
            return Mutant(row=made, part="report", index=0, rules=rules)

        KINDS[name] = Kind(name=name, family=family, make=make)
        return fault

    return register


def tidied(text: str) -> str:
    """One space between words, none before a full stop, a capital first."""
    text = " ".join(text.split()).replace(" .", ".").replace(" ,", ",")
    return text[:1].upper() + text[1:]
