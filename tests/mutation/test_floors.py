"""Mutants caught and good sentences kept, per kind. ``python -m tests.mutation.test_floors`` prints the table.

Measured 24 November 2026 on the 31 invented sentences of ``good``: a first harness with up to 200 mutants a kind;
the contract's goals are set for 1,000.
"""

import random

import pytest

from standfirst.verify import check_draft
from tests.mutation.good import CASES, SOURCES
from tests.mutation.mutators import MUTATORS, Case
from tests.verify.world import NOW, draft, sentence

FLOORS = dict.fromkeys(MUTATORS, 0.97)
PER_CASE = 8


def caught(text: str, case: Case) -> bool:
    """Whether any rule fails this sentence."""
    made = draft(paragraphs=((sentence(text, *case.spans, sources=SOURCES),),))
    found = check_draft(made, SOURCES, now=NOW).failed
    return any(v.part == "body" for v in found)


def mutants(kind: str) -> list[tuple[Case, str]]:
    """The distinct mutants of a kind over all good sentences."""
    found = {}
    for index, case in enumerate(CASES):
        for turn in range(PER_CASE):
            text = MUTATORS[kind](case, random.Random(f"{kind}/{index}/{turn}"))
            if text and text != case.text:
                found[(index, text)] = (case, text)
    return list(found.values())


@pytest.mark.parametrize("kind", MUTATORS)
def test_mutants_are_caught(kind: str) -> None:
    made = mutants(kind)
    assert made
    missed = [text for case, text in made if not caught(text, case)]
    assert 1 - len(missed) / len(made) >= FLOORS[kind], missed[:5]


@pytest.mark.parametrize("case", CASES, ids=[c.text[:50] for c in CASES])
def test_good_sentences_stand(case: Case) -> None:
    assert not caught(case.text, case)


if __name__ == "__main__":
    for name in MUTATORS:
        rows = mutants(name)
        escaped = [text for case, text in rows if not caught(text, case)]
        print(f"{name:20} {len(rows):4} mutants, {1 - len(escaped) / len(rows):.3f} caught")
        for text in escaped[:6]:
            print("      ", text)
    for case in CASES:
        if caught(case.text, case):
            print("REJECTED", case.text)
