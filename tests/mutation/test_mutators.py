"""The mutators and the good Reports themselves: a fault must be one, and the same seed must give the same fault."""

import json
import random

import pytest

from tests.mutation import floors, measure
from tests.mutation.good import CORPORA, copying
from tests.mutation.mutators import KINDS
from tests.mutation.rows import Row, body, parts

ROWS = tuple(CORPORA["invented"](32, 5))


def _made(kind: str) -> list[tuple[Row, measure.Mutant]]:
    return list(measure.mutants(KINDS[kind], list(ROWS), 3, 5))


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_differs_from_its_original_and_is_the_same_for_a_seed(kind: str) -> None:
    before = json.dumps(ROWS)
    found = _made(kind)
    assert found
    assert all(mutant.row != original for original, mutant in found)
    assert [m.row for _, m in found] == [m.row for _, m in _made(kind)]
    assert json.dumps(ROWS) == before


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if KINDS[k].family not in ("independence", "rights", "conflict", "standfirst")]
)
def test_a_fault_of_a_sentence_is_in_that_sentence_alone(kind: str) -> None:
    for original, mutant in _made(kind):
        if mutant.part == "report":
            continue
        pairs = list(zip(parts(original), parts(mutant.row), strict=True))
        changed = [(a.part, a.index) for a, b in pairs if a.said != b.said]
        assert changed == [(mutant.part, mutant.index)]


@pytest.mark.parametrize("corpus", CORPORA)
def test_good_reports_are_whole_and_copy_no_long_runs(corpus: str) -> None:
    rows = list(CORPORA[corpus](12, 3))
    if corpus == "ecbplus" and not rows:
        pytest.skip("no packs: STANDFIRST_BENCH is not set")
    assert rows
    for row in rows:
        assert len(body(row)) >= 4
        assert len({line.source["owner"] for line in body(row)}) >= 2
        for line in parts(row):
            assert line.text
            assert all(line.spans)
            assert max(copying.copied_run(line.text, span) for span in line.spans) <= copying.COPIED_WORDS


def test_good_reports_are_the_same_for_a_seed_and_others_for_another() -> None:
    first, second, other = (json.dumps(list(CORPORA["invented"](6, seed))) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_a_number_that_is_new_stands_in_no_cited_sentence() -> None:
    for original, mutant in measure.mutants(KINDS["number new"], list(ROWS), 40, 9):
        line = measure.broken_line(mutant)
        assert line is not None
        old = next(n for n in parts(original) if (n.part, n.index) == (mutant.part, mutant.index))
        fresh = [w for w in line.text.split() if any(c.isdigit() for c in w) and w not in old.text.split()]
        assert fresh
        assert not set(fresh) & set(line.span.split())


def test_refusing_everything_scores_nothing() -> None:
    """An original that does not pass makes no mutants: its rest is measured, or nothing."""
    broken = [KINDS["opted-out source cited"].make(r, (), random.Random(1)) for r in ROWS[:3]]
    good = measure.Good()
    rest = list(measure.read_good([m.row for m in broken if m], good))
    assert good.rejected > 0
    assert all(not s.get("opted_out") for row in rest for line in body(row) for s in [line.source])


def test_the_sample_uses_every_language() -> None:
    assert {row["language"] for row in floors.originals()[0]} >= {"en", "de", "fr", "es", "pt"}
