"""Floors of what model-free pages read like, over the stories of the sample world that several owners tell."""

import itertools
import re
from collections import Counter

import pytest

from standfirst.domain.draft import Draft
from standfirst.domain.errors import Failure
from standfirst.evaluate.sample_stories import sample_rows
from standfirst.evaluate.write import evidence_sources, moment
from standfirst.write import ModelFreeWriter, select_evidence

_FRAMES = (
    ("quoted-first", r' reported: "'),
    ("quoted-last", r'^"[^"]*", .* reported\.$'),
    ("spoken", r'^"[^"]*", .* said[^"]*\.$|said, according to .*: "'),
    ("part-quoted", r'"'),
    ("reported-last", r" reported\.$"),
    ("according-first", r"^According to "),
    ("according-last", r", according to [^,]*\.$"),
    ("reported-inside", r" reported, "),
)


@pytest.fixture(scope="module")
def pages() -> list[list[str]]:
    drafts = [_draft(row) for row in sample_rows()]
    found = [[s.text for p in d.paragraphs for s in p] for d in drafts if d]
    assert len(found) >= 20
    return found


def _draft(row: dict[str, object]) -> Draft | None:
    pack = select_evidence(str(row["id"]), "", evidence_sources(row), moment(str(row["now"])))
    written = ModelFreeWriter().write(pack)
    return None if isinstance(written, Failure) else written.draft


def _frame(text: str) -> str:
    return next((name for name, pattern in _FRAMES if re.search(pattern, text)), "own")


def test_no_frame_rules_the_pages(pages: list[list[str]]) -> None:
    """The commonest, its publisher behind, was a quarter of 231 sentences on 28 November 2026."""
    counts = Counter(_frame(text) for page in pages for text in page)
    assert counts.most_common(1)[0][1] <= 0.32 * counts.total()


def test_whole_quotations_are_at_most_a_third(pages: list[list[str]]) -> None:
    """A quarter on 28 November 2026, 6 % with the publisher in front."""
    counts = Counter(_frame(text) for page in pages for text in page)
    assert counts["quoted-first"] + counts["quoted-last"] <= counts.total() / 3
    assert counts["quoted-first"] <= 0.15 * counts.total()


def test_a_frame_of_the_publisher_is_seldom_used_twice_running(pages: list[list[str]]) -> None:
    """None of 206 pairs on 28 November 2026."""
    pairs = [pair for page in pages for pair in itertools.pairwise(map(_frame, page))]
    assert sum(a == b != "own" for a, b in pairs) <= 0.03 * len(pairs)
