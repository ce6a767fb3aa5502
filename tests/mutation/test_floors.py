"""Mutants caught and good sentences kept, on a fast sample. ``python -m tests.mutation`` prints the whole table."""

import pytest

from tests.mutation.good import CORPORA
from tests.mutation.mutators import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_makes_something(kind: str) -> None:
    rows = list(CORPORA["invented"](48, 7))
    made = [
        m for i, r in enumerate(rows) if (m := KINDS[kind].make(r, tuple(rows[:i]), __import__("random").Random(i)))
    ]
    assert made
