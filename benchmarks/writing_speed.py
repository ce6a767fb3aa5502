"""Writing without a model: CPU time from a story's sources to its draft, against the number of sources, and its growth.

Sources are invented texts of one story by as many owners: each tells the same three facts in words of its own order and
fills up with sentences that no other has. Selection and writing are timed; the contract has a part of its own.
"""

import gc
import time
from datetime import UTC, datetime, timedelta
from statistics import median

from benchmarks.news import exponent
from standfirst.domain.draft import EvidenceSource
from standfirst.domain.errors import Failure
from standfirst.domain.text import text_hash
from standfirst.write import ModelFreeWriter, select_evidence

_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_SIZES = (3, 6, 12, 24, 48)  # sources of a story
_LINES = 16  # sentences of filling a source
_TURNS = 3
_FACTS = (
    "The council of Port Ellis approved the harbor tunnel on 23 November.",
    "Mayor Anna Weber said the harbor tunnel would cost 2.4 million euros.",
    "Work on the harbor tunnel starts in March and takes four years.",
)
_PLACES = "quay lock pier yard shed crane mole slip dock wharf basin ferry gate tower bridge siding".split()


def measure() -> dict[str, float]:
    """Seconds of CPU a story by its number of sources, and the exponent of growth."""
    costs = [_seconds(count) for count in _SIZES]
    figures = {
        f"writing, model-free: CPU s a story of {count} sources": cost
        for count, cost in zip(_SIZES, costs, strict=True)
    }
    return {**figures, "writing, model-free: growth exponent": exponent(list(_SIZES), costs)}


def _seconds(count: int) -> float:
    spent = []
    for turn in range(_TURNS):
        sources = tuple(_source(number, turn) for number in range(count))
        gc.collect()
        started = time.process_time()
        written = ModelFreeWriter().write(select_evidence("story-1", "", sources, _NOW))
        spent.append(time.process_time() - started)
        assert not isinstance(written, Failure), written
    return median(spent)


def _source(number: int, turn: int) -> EvidenceSource:
    """A text that no reading has seen: ``turn`` is in its figures."""
    filling = [
        f"The {_PLACES[(number + line) % len(_PLACES)]} of the harbor moved {1000 * turn + 31 * number + line} "
        f"crates past the {_PLACES[(number * 3 + line) % len(_PLACES)]} in week {line + 1}."
        for line in range(_LINES)
    ]
    facts = _FACTS[number % 3 :] + _FACTS[: number % 3]
    text = " ".join((*facts, *filling))
    return EvidenceSource(
        article_id=f"a{number}", source_id=f"s{number}", publisher=f"Paper {number}", owner=f"Owner {number}",
        url=f"https://{number}.example/1", title="Port Ellis council approves harbor tunnel", text=text,
        text_hash=text_hash(text), published_at=_NOW - timedelta(minutes=10 * number),
    )  # fmt: skip
