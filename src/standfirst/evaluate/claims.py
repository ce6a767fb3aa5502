"""Claims: how well a claim is supported by whole sources, by the contract's own readers of names, numbers and words.

The contract itself checks a sentence against the one to three sentences that it cites; a claim of these packs is
several sentences against a whole article, so each of its sentences is first paired with the source sentences that
share most of its words. The worst sentence decides: one false sentence makes a claim false.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

from standfirst.domain.text import folded
from standfirst.evaluate import jsonl
from standfirst.verify.reading.lexicon import Lexicon, find, lexicon
from standfirst.verify.reading.names import names
from standfirst.verify.reading.numbers import numbers
from standfirst.verify.reading.tokens import Token, stem, tokens

_SENTENCE = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[A-Z\"“])|\n+")
_SUPPORTED = 0.5  # the middle of the scale; the penalties below were set on summedits-open, November 2026
_DAY = date(2000, 1, 1)


def run(input_path: Path, out_path: Path) -> dict[str, object]:
    """Read claim rows, write ``id, supported, score``."""
    rows = ({"id": r["id"], "supported": (s := score(r)) >= _SUPPORTED, "score": s} for r in jsonl.read(input_path))
    return {"claims": jsonl.write(out_path, rows)}


def score(row: dict[str, Any]) -> float:
    """0..1, higher is better supported."""
    words = lexicon(row.get("language", "en"))
    source = [_Read(s, words) for text in row["sources"] for s in _sentences(text["text"])]
    everything = {stem(w.low) for s in source for w in s.words}
    marks = [_support(_Read(s, words), source, everything, words) for s in _sentences(row["claim"])]
    return round(min(marks, default=0.0), 4)


class _Read:
    """A sentence with what was read from it."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words: tuple[Token, ...] = tokens(text)
        self.content = set(words.content(self.words))
        self.numbers = numbers(text, words)
        self.lows = {w.low for w in self.words}


def _sentences(text: str) -> list[str]:
    return [s for s in _SENTENCE.split(folded_lines(text)) if s.strip()]


def folded_lines(text: str) -> str:
    """Folded text that keeps its line breaks, which end sentences too."""
    return "\n".join(folded(line) for line in text.split("\n"))


def _support(claim: _Read, source: list[_Read], everything: set[str], words: Lexicon) -> float:
    best = sorted(source, key=lambda s: -len(claim.content & s.content))[:3]
    near = {stem(w.low) for s in best for w in s.words}
    loose = len(claim.content - near) / max(1, len(claim.content))
    new = len(claim.content - everything) / max(1, len(claim.content))
    penalty = 0.35 * loose + 0.6 * new
    theirs = [n for s in source for n in s.numbers]
    penalty += 0.35 * sum(not any(n.same_value(t) for t in theirs) for n in claim.numbers)
    lows = {w.low for s in source for w in s.words}
    run = names(claim.text, claim.words, words)
    penalty += 0.35 * sum(any(w.low not in lows for w in n.words) for n in run)
    return max(0.0, 1.0 - penalty - _turned(claim, best, near, words))


def _turned(claim: _Read, best: list[_Read], near: set[str], words: Lexicon) -> float:
    """The price of a sense that turned: a negation more or fewer, a word whose opposite the source has."""
    ours = len(find(words.negation, claim.words))
    theirs = len(find(words.negation, best[0].words)) if best else 0
    sides = {words.opposites[s] for s in near if s in words.opposites}
    opposed = sum(
        1
        for s in claim.content - near
        if (side := words.opposites.get(s)) and side[:-1] + ("-" if side[-1] == "+" else "+") in sides
    )
    return 0.15 * (ours > theirs) + 0.1 * (theirs > ours) + 0.3 * opposed
