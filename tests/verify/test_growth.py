"""Every rule reads long and pathological sentences in linear time: twice the text takes about twice as long."""

import time

import pytest

from standfirst.domain.verdict import Rule
from standfirst.verify import RULES
from standfirst.verify.check import Check
from standfirst.verify.context import Context, read_context
from standfirst.verify.settings import ContractSettings
from tests.verify.world import NOW, SOURCES, draft, sentence, source

PATTERNS = {
    "words": "The council of Port Ellis did not approve the tunnel because of the storm, ",
    "numbers": "12 of 300 residents paid 2.4 million euros on 23 November 2026 and 5 percent, ",
    "quotes": '"We have waited" said Anna Weber and "nobody asked" ',
    "capitals": "Anna Weber Of Port Ellis Told Tomas Lind ",
    "marks": "<a [b](c {d} \\e `f` ",
    "says": "he said that she said, according to him, ",
}
FOREIGN = {
    "de": "Wegen des Sturms verklagte die Reederei die Stadt und die meisten Boote wurden von der Wache geräumt ",
    "fr": "À cause de la tempête la ville a poursuivi la plupart des habitants et certains quais ont été fermés ",
    "es": "A causa de la tormenta la empresa demandó a la ciudad y casi todos los muelles fueron cerrados ",
    "pt": "Por causa da tempestade a empresa processou a cidade e quase todos os cais foram fechados ",
}
SMALL = 4_000  # characters; goes up in doublings
MOST_GROWTH = 3.2  # for twice the text: 2 is linear, 4 quadratic; the rest is a shared machine's noise


def _context(pattern: str, size: int, language: str = "en") -> Context:
    text = (pattern * (size // len(pattern) + 1))[:size]
    long = source("a", "The Harbor Courier", "Courier Group", text + SOURCES[0].text, language=language)
    made = draft(paragraphs=((sentence(text, text[:1400], sources=(long,)),),), language=language)
    return read_context(made, (long, SOURCES[1]), now=NOW, settings=ContractSettings())


def _seconds(check: Check, context: Context) -> float:
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        check(context)
        best = min(best, time.process_time() - started)
    return best


def _growth(check: Check, small: Context, large: Context) -> float:
    least = max(_seconds(check, small), 0.004)
    return _seconds(check, large) / least


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_rule_grows_faster_than_its_text(pattern: str) -> None:
    assert not _slow(_context(PATTERNS[pattern], SMALL * 2), _context(PATTERNS[pattern], SMALL * 4))


@pytest.mark.parametrize("language", FOREIGN)
def test_nor_in_another_language(language: str) -> None:
    pattern = FOREIGN[language]
    assert not _slow(_context(pattern, SMALL * 2, language), _context(pattern, SMALL * 4, language))


def _slow(small: Context, large: Context) -> dict[Rule, float]:
    """Rules whose seconds grow faster than the text, with how much."""
    slow: dict[Rule, float] = {}
    for rule, check in RULES:
        growth = _growth(check, small, large)
        if growth > MOST_GROWTH:  # once more, on a machine that may have been busy: a quadratic rule stays slow
            growth = min(growth, _growth(check, small, large))
        if growth > MOST_GROWTH:
            slow[rule] = round(growth, 1)
    return slow
