"""Mutants caught and good sentences kept, on a fast sample. ``python -m tests.mutation`` prints the whole table."""

import pytest

from tests.mutation import floors
from tests.mutation.mutators import KINDS

pytestmark = pytest.mark.xdist_group("mutation")  # one worker measures the sample once
FLOORS = floors.read()


@pytest.mark.parametrize("kind", KINDS)
def test_mutants_are_caught(kind: str) -> None:
    found = floors.tally(kind)
    assert found.made
    assert found.share >= FLOORS[kind], found.escapees[:5]


def test_good_sentences_stand() -> None:
    _, good = floors.originals()
    assert floors.rejected() <= FLOORS["good sentences rejected"], good.examples[:5]
