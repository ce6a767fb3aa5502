"""Floors of what the contract refuses of prose that people wrote by hand, faithful to its sources."""

import pytest

from tests.writing.references import FILES, references
from tests.writing.refused import refusals, sentences

# 28 November 2026; goal 0.05. Only the share at first sight of a file is free of what it taught: docs/benchmarks.md.
MOST = {
    "references.txt": 0.03,
    "references_held_out.txt": 0.09,
    "references_last.txt": 0.17,
    "references_unseen.txt": 0.14,
    "references_short.txt": 0.68,  # freer prose than the others': most of it falls to words that no cited sentence has
}


@pytest.mark.parametrize("name", FILES)
def test_few_sentences_written_by_hand_are_refused(name: str) -> None:
    rows = list(references(name))
    refused = [r for row in rows for r in refusals(row).values()]
    total = sum(1 for row in rows for _ in sentences(row))
    assert total > 50
    assert len(refused) <= MOST[name] * total, refused
