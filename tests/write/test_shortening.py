"""Shorter forms of invented sentences: what goes, what stays, and where every word comes from."""

from dataclasses import replace
from pathlib import Path

import pytest

from standfirst.domain.draft import EvidencePack
from standfirst.domain.errors import Failure
from standfirst.testing.parser import RecordedParser
from standfirst.write import Parse, Word, select_evidence
from standfirst.write.deleting import retold
from standfirst.write.keeping import may_go
from standfirst.write.lexicon import guard_words, words
from standfirst.write.shortening import Shortened, forms
from tests.write.stories import NOW, ferry_pack, source

DATA = Path(__file__).parent / "data"
PARSER = RecordedParser.from_file(DATA / "parses.jsonl")
NAMES = frozenset({"Brightwell"})


def _goldens() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (DATA / "shortened.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[next(reversed(found))].append(line.strip())
        elif line and not line.startswith("#"):
            found[line] = []
    return found


GOLDENS = _goldens()


def _forms(text: str) -> tuple[Shortened, ...]:
    found = forms(text, PARSER, NAMES.__contains__)
    assert not isinstance(found, Failure), found
    return found


@pytest.mark.parametrize("text", GOLDENS)
def test_forms_are_those_that_were_read(text: str) -> None:
    assert [form.text for form in _forms(text)] == GOLDENS[text]


def test_forms_run_from_the_shortest_to_the_longest() -> None:
    lengths = [[len(form.text) for form in _forms(text)] for text in GOLDENS]
    assert all(listed == sorted(listed) for listed in lengths)
    assert max(len(listed) for listed in lengths) > 2


def test_every_word_of_a_form_stands_where_its_pieces_say() -> None:
    for text in GOLDENS:
        for form in _forms(text):
            assert all(0 <= start < end <= len(text) for start, end in form.pieces)
            told = [w.lower() for start, end in form.pieces for w in words(text[start:end])]
            assert told == [w.lower() for w in words(form.text)], form


def test_what_may_never_go_never_goes() -> None:
    for text in GOLDENS:
        for form in _forms(text):
            left = sorted(guard_words(form.text))
            assert left == sorted(guard_words(text)), form
            if "age" not in form.gone:
                assert [c for c in text if c.isdigit()] == [c for c in form.text if c.isdigit()] or "moved" in form.gone


def test_offsets_survive_a_line_break() -> None:
    text = "Orla Venn, the mayor of Greyhaven, opened the new tram depot on Tuesday."
    broken = text.replace("of Greyhaven", "of\nGreyhaven")
    assert [form.pieces for form in _forms(broken)] == [form.pieces for form in _forms(text)]


def test_a_form_that_the_second_parse_reads_otherwise_is_not_offered() -> None:
    text = "Orla Venn, the mayor of Greyhaven, opened the new tram depot on Tuesday."
    whole, short = PARSER.parse(text), PARSER.parse(GOLDENS[text][0])
    assert isinstance(whole, Parse)
    assert isinstance(short, Parse)
    other = replace(short.words[-2], head=1)
    changed = replace(short, words=(*short.words[:-2], other, short.words[-1]))
    assert forms(text, RecordedParser(whole, short))
    assert forms(text, RecordedParser(whole, changed)) == ()
    assert forms(text, RecordedParser(whole)) == ()


def test_two_sentences_or_a_headline_have_no_forms() -> None:
    word = Word(text="Rain", start=0, end=4, head=0, relation="root", part="NOUN")
    stop = Word(text=".", start=4, end=5, head=1, relation="root", part="PUNCT")
    assert forms("Rain.", RecordedParser(Parse(text="Rain.", words=(word, stop)))) == ()
    assert forms("Rain.", RecordedParser(Parse(text="Rain.", words=(word, replace(stop, head=0))))) == ()
    assert forms("Rain!", PARSER) == ()
    assert forms("", PARSER) == ()


@pytest.mark.parametrize(
    "stretch",
    ["the first woman", "a town since March", "owner of 12 boats", "only a few", "named by police", "who may sue",
     "two brothers", "because of rain", "unless it rains", "never published", "killing a guard"],
)  # fmt: skip
def test_limits_times_causes_numbers_and_speakers_stay(stretch: str) -> None:
    listed = [Word(text=w, start=0, end=1, head=0, relation="dep", part="X") for w in stretch.split()]
    assert may_go(listed) is (stretch == "named by police")


def _pack() -> EvidencePack:
    one = next(text for text in GOLDENS if text.startswith("Norvik Shipping bought"))
    two = "Blue Line was bought by Norvik Shipping for 700 million crowns on the coast of the north."
    return select_evidence("deal", "", (source("Alpha", one, 9), source("Beta", two, 10)), NOW)


def test_with_a_parser_long_evidence_can_be_retold() -> None:
    pack = _pack()
    evidence = next(e for e in pack.evidence if "creating" in e.text)
    by_parse = [line.text for line in retold(evidence, pack, frozenset(), PARSER)]
    assert by_parse == [evidence.text, "Norvik Shipping bought its rival Blue Line for 700 million crowns."]
    assert len(retold(evidence, pack, frozenset())) == 1  # the pattern does not know this participle


def test_where_the_parser_fails_the_pattern_shortens() -> None:
    pack = ferry_pack()
    for evidence in pack.evidence:
        assert retold(evidence, pack, frozenset(), RecordedParser()) == retold(evidence, pack, frozenset())
