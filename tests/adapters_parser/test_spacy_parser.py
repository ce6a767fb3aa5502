"""The real parser on invented sentences labelled by hand; skipped where spaCy or its weights are not here."""

import re
from pathlib import Path

import pytest

from standfirst.adapters.parser import SpacyParser, open_parser
from standfirst.domain.errors import Failure
from standfirst.settings import get_settings
from standfirst.testing.parser import read
from standfirst.write import Parse
from standfirst.write.tree import Tree

DATA = Path(__file__).parents[1] / "write" / "data"
LEAST = 0.95  # of 56 labelled constituents 54 have the right extent (28 November 2026)
_TAG = re.compile(r"\[(S|V|APP|REL|PAR|ADV|PP|ATT) |\]")


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    found = open_parser(get_settings().model_cache)
    if isinstance(found, Failure):
        pytest.skip(found.detail)
    return found


def _labelled() -> list[tuple[str, list[tuple[str, int, int]]]]:
    lines = (DATA / "parsed_sentences.txt").read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    spans = []
    for tag in _TAG.finditer(line):
        text += line[at : tag.start()]
        at = tag.end()
        if tag[1]:
            opened.append((tag[1], len(text)))
        else:
            name, start = opened.pop()
            spans.append((name, start, len(text)))
    return text + line[at:], spans


def test_constituents_have_the_extents_that_were_labelled(parser: SpacyParser) -> None:
    right = total = 0
    for text, spans in _labelled():
        parse = parser.parse(text)
        assert isinstance(parse, Parse)
        tree = Tree(parse)
        found = {
            (parse.words[span[0]].start, parse.words[span[1]].end)
            for index in range(len(parse.words))
            if (span := tree.span(index))
        }
        wanted = [(start, end) for name, start, end in spans if name in ("APP", "REL", "PAR", "ADV", "PP")]
        right += len(found & set(wanted))
        total += len(wanted)
    assert total > 50
    assert right / total >= LEAST


def test_recorded_parses_are_those_of_the_parser(parser: SpacyParser) -> None:
    for line in (DATA / "parses.jsonl").read_text(encoding="utf-8").splitlines():
        recorded = read(line)
        assert parser.parse(recorded.text) == recorded


@pytest.mark.parametrize(
    "text", ["...", "\u200b", "a\x00b", "日本語の文。", "((((", "\"'\"'", "x" * 900, "A.\nB.\n\nC.", "😀 ended."]
)
def test_odd_text_is_parsed_or_refused(parser: SpacyParser, text: str) -> None:
    answer = parser.parse(text)
    assert isinstance(answer, Failure) or all(text[w.start : w.end] == w.text for w in answer.words)


@pytest.mark.parametrize(
    ("text", "code"), [("", "nothing-to-parse"), (" \n", "nothing-to-parse"), ("a " * 600, "too-long")]
)
def test_nothing_and_too_much_are_failures(tmp_path: Path, text: str, code: str) -> None:
    answer = SpacyParser(tmp_path).parse(text)
    assert isinstance(answer, Failure)
    assert answer.code == code


def test_missing_weights_are_a_failure(tmp_path: Path) -> None:
    assert isinstance(open_parser(tmp_path), Failure)
