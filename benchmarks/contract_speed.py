"""The reporting contract: CPU time to hold a Report of twelve sentences against ever longer sources, and its growth.

Sources are five invented texts of one story whose sentences repeat with other figures; a third of them quote somebody.
What the Report cites stands at the start of the first text, at the end of the last, and in between in the others.
Each turn has sources and a Report of its own, and the twelve sentences differ, so that each figure is a first reading.
"""

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

from benchmarks.news import exponent
from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.verify import check_draft

_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_SIZES = (1_000, 10_000, 100_000)  # characters of all sources together
_TURNS = 7
_THINGS = ("harbor tunnel", "river quay", "market hall", "northern ferry")
_TOWNS = ("Ellis", "Arvo", "Tamsin", "Orrin", "Lund", "Bera", "Calder")  # one a turn
_OPENING = (
    "The council of Port {town} approved the {thing} on Monday.",
    "Mayor Anna Weber said the {thing} would cost {cost} million euros.",
    '"Port {town} has waited {cost} million days for this {thing}," Weber said.',
)
_REPORT = ("The Port {town} council approved the {thing} on 23 November 2026.", *_OPENING[1:])


def measure() -> dict[str, float]:
    """Milliseconds of CPU a Report by size of its sources, and the exponent of growth."""
    costs = [_milliseconds(size) for size in _SIZES]
    figures = {
        f"contract: CPU ms a Report over {size // 1000} kB": cost for size, cost in zip(_SIZES, costs, strict=True)
    }
    return {**figures, "contract: growth exponent": exponent(list(_SIZES), costs)}


def _milliseconds(size: int) -> float:
    seconds = []
    for turn in range(_TURNS):
        sources = tuple(_source(number, size // 5, turn) for number in range(5))
        draft = _draft(sources, turn)
        gc.collect()
        started = time.process_time()
        checked = check_draft(draft, sources, now=_NOW)
        seconds.append(time.process_time() - started)
        assert not any(v.part == "body" for v in checked.failed), checked.failed
    return median(seconds) * 1000


def _source(number: int, size: int, turn: int) -> EvidenceSource:
    """A text that no reading has seen: ``turn`` is in its figures."""
    lines = list(_filling(number, size, turn))
    place = len(lines) * number // 4
    cited = [line for index, line in enumerate(_lines(_OPENING, turn)) if index % 5 == number]
    text = " ".join((*lines[:place], *cited, *lines[place:]))
    return EvidenceSource(
        article_id=f"a{number}", source_id=f"s{number}", publisher=f"Paper {'ABCDE'[number]}", owner=f"Owner {number}",
        url=f"https://{number}.example/1", title="Harbor tunnel", text=text, text_hash=text_hash(text),
        published_at=_NOW - timedelta(hours=4),
    )  # fmt: skip


def _filling(number: int, size: int, turn: int) -> Iterator[str]:
    length, line = 0, 0
    while length < size:
        figure = 1000 * turn + 100 * number + line
        kind = line % 3
        text = (
            f"Crews moved {figure} stones near gate {line} before the evening, a foreman said."
            if kind == 0
            else f"“Nobody told row {figure} about the noise,” said resident Tomas Lind."
            if kind == 1
            else f"The quarter around pier {figure} may wait until spring if the frost lasts."
        )
        length, line = length + len(text) + 1, line + 1
        yield text


def _lines(patterns: tuple[str, ...], turn: int) -> list[str]:
    """Twelve sentences of a turn: three on each of four things."""
    return [
        pattern.format(town=_TOWNS[turn], thing=thing, cost=f"{2 + index}.{turn + 1}")
        for index, thing in enumerate(_THINGS)
        for pattern in patterns
    ]


def _draft(sources: tuple[EvidenceSource, ...], turn: int) -> Draft:
    ours, theirs = _lines(_REPORT, turn), _lines(_OPENING, turn)
    sentences = [
        Sentence(text=text, citations=(_citation(sources[index % len(sources)], theirs[index]),))
        for index, text in enumerate(ours)
    ]
    return Draft(
        story_id="story-1", headline=replace(sentences[0], text=f"Port {_TOWNS[turn]} council approves harbor tunnel"),
        standfirst=sentences[0], paragraphs=(tuple(sentences),), dateline="Port Ellis, 24 November 2026", language="en",
        writer=WriterKind.WRITING, model="scripted",
    )  # fmt: skip


def _citation(source: EvidenceSource, span: str) -> Citation:
    start = source.text.index(span)
    return Citation(article_id=source.article_id, start=start, end=start + len(span), span_hash=text_hash(span))
