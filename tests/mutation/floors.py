"""The fast sample of the mutation table, and the floor that each kind is held to (``floors.json``).

``python -m tests.mutation --write-floors`` measures the sample and writes each kind's floor a little under what was
measured; a floor goes down only by somebody's decision, seen in the change of that file.
"""

import json
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from tests.mutation import measure
from tests.mutation.good import CORPORA
from tests.mutation.mutators import KINDS
from tests.mutation.rows import Row

FILE = Path(__file__).parent / "floors.json"
EACH = 16  # mutants a kind: what fits into 25 seconds of one core
SEED = 11
SLACK = 0.07  # one mutant of the sample
GOOD_SLACK = 0.02
_REPORTS = {"invented": 24, "languages": 8, "sample": 8}


@lru_cache(maxsize=1)
def originals() -> tuple[tuple[Row, ...], measure.Good]:
    """The publishable rest of the sample's good Reports, and what was rejected of them."""
    good = measure.Good()
    rows = chain.from_iterable(CORPORA[name](count, SEED) for name, count in _REPORTS.items())
    return tuple(measure.read_good(rows, good)), good


@cache
def tally(kind: str) -> measure.Tally:
    """The sample's mutants of one kind."""
    return measure.tally(KINDS[kind], list(originals()[0]), each=EACH, seed=SEED)


def rejected() -> float:
    """The share of the sample's good sentences that the checker rejects."""
    good = originals()[1]
    return good.rejected / good.sentences


def read() -> dict[str, float]:
    """The floors by kind, and under "good sentences rejected" a ceiling."""
    return dict(json.loads(FILE.read_text()))


def write() -> None:
    """Measure and write."""
    found = {kind: max(0.0, round(tally(kind).share - SLACK, 2)) if tally(kind).share < 1 else 1.0 for kind in KINDS}
    found["good sentences rejected"] = round(rejected() + GOOD_SLACK, 3)
    FILE.write_text(json.dumps(found, indent=1) + "\n")
