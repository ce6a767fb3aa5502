"""Whom a sentence means: named where its source leaves one choice, no evidence where it leaves two."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standfirst.domain.draft import EvidencePack
from standfirst.domain.text import text_hash
from standfirst.write import select_evidence
from standfirst.write.bearers import Bearers
from standfirst.write.candidates import Found, candidates
from standfirst.write.deleting import retold
from standfirst.write.lines import grams
from standfirst.write.pointing import pointed
from standfirst.write.quoting import quoted
from standfirst.write.sentences import split_sentences
from tests.write.stories import ferry, source

NOW = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)

CERTAIN = [
    ("Mayor Mara Lind opened the quay. | She said the lights would follow.", "Mara Lind said the lights would follow."),
    ("The harbour's engineer, Tor Hagen, closed the lock. | He wants new gates.", "Tor Hagen wants new gates."),
    ("The slope was soaked, said geologist Runa Whit. | She did not rule out a second slide.",
     "Runa Whit did not rule out a second slide."),
    ("Mara Lind, 47, won the seat. | She took 51 percent. | Her deputy came last.", "Mara Lind's deputy came last."),
    ("Mara Lind spoke on Sunday. | Lind opened the quay. | She walked home.", "Mara Lind walked home."),
    ("Mayor Mara Lind opened the quay. | The lights will follow in June, she said.",
     "The lights will follow in June, Mara Lind said."),
    ("The Norrvik Council rejected the plan. | It did not say why.", "The Norrvik Council did not say why."),
    ("The Norrvik Council met at noon. | Rain fell on the town. | The council set no date.",
     "The Norrvik Council set no date."),
    ("Foreign Minister Tavi Morr spoke. | Rain fell on the town. | The foreign minister left early.",
     "Tavi Morr left early."),
    ("Mayor Mara Lind and engineer Tor Hagen signed the paper. | The pair shook hands.",
     "Mara Lind and Tor Hagen shook hands."),
]  # fmt: skip
DOUBTFUL = [
    "Mayor Mara Lind met engineer Tor Hagen. | She said the lights would follow.",
    "Mara Lind's brother was on board. | She said the list was wrong.",
    "Mayor Mara Lind thanked the driver. | She said the lights would follow.",
    "Her lawyer, Mara Lind, said that she denied it. | She has not been charged.",
    "Mayor Mara Lind opened the quay. | Rain fell on the town. | She said the lights would follow.",
    '"They robbed a woman at the quay," Mayor Mara Lind said. | She ran to the station.',
    "The Norrvik Council met the Osthaven Company. | It did not say why.",
    "The Norrvik Council met the Osthaven Council. | The council did not say why.",
    "Foreign Minister Tavi Morr met Interior Minister Cas Thole. | The minister left early.",
    "Mayor Mara Lind, engineer Tor Hagen and mate Ida Stray signed. | The pair shook hands.",
    "A storm closed the Norrvik Bridge. | It has 340 lamps.",
    "Mayor Mara Lind opened the quay. | It was the first since 1988.",
]


def last(line: str) -> str:
    """The last sentence of a line with its names, "" where nothing is certain."""
    sentences = split_sentences(line.replace(" | ", " "))
    citable = frozenset(s.index for s in sentences)
    found = pointed(sentences, len(sentences) - 1, sentences[-1].text, Bearers(sentences, citable), citable)
    return found.text if found else ""


@pytest.mark.parametrize(("line", "expected"), CERTAIN)
def test_one_choice(line: str, expected: str) -> None:
    assert last(line) == expected


@pytest.mark.parametrize("line", DOUBTFUL)
def test_two_choices_or_none(line: str) -> None:
    assert last(line) == ""


def of(text: str) -> list[Found]:
    return candidates(source("Norrvik Gazette", text, 9), "en", NOW)


def test_words_in_quotation_marks_stay() -> None:
    found = of('Mayor Mara Lind opened the quay.\n\nShe called the lamps "the best that she had seen yesterday".')
    assert found[-1].resolved == 'Mara Lind called the lamps "the best that she had seen yesterday".'


def test_the_spans_that_name_are_there_and_the_words_stay() -> None:
    text = "Mayor Mara Lind opened the quay on Monday.\n\nLind spoke for an hour.\n\nShe wants new lamps by June."
    found = of(text)[-1]
    assert found.text == "She wants new lamps by June."
    assert [text[a:b] for a, b in found.named_in] == [
        "Lind spoke for an hour.", "Mayor Mara Lind opened the quay on Monday.",
    ]  # fmt: skip


def test_days_are_dates_in_the_resolved_text() -> None:
    found = of("Mayor Mara Lind opened the quay on Monday.")[0]
    assert (found.text, found.resolved) == (
        "Mayor Mara Lind opened the quay on Monday.", "Mayor Mara Lind opened the quay on 11 May.",
    )  # fmt: skip
    assert not found.named_in


def test_a_name_never_comes_from_a_sentence_that_gives_orders() -> None:
    assert last("Subscribe to Mara Lind and the newsletter now. | She said the lights would follow.") == ""


def test_retelling_starts_from_the_name_and_cites_who_gave_it() -> None:
    pack = harbour()
    evidence = next(e for e in pack.evidence if e.also)
    assert evidence.text == "She wants new lamps by June."
    assert quoted(evidence, pack) is None
    line = retold(evidence, pack, grams(pack))[0]
    assert line.text == "Mara Lind wants new lamps by June."
    assert line.citations == (evidence.citation, *evidence.also)


def harbour() -> EvidencePack:
    texts = (
        "Mayor Mara Lind opened the new quay of Norrvik on Monday.\n\nShe wants new lamps by June.",
        "The new quay of Norrvik has no lamps and was opened by the mayor on Monday.",
    )
    first, second, *_ = ferry()
    sources = tuple(
        replace(s, text=t, title="Norrvik opens new quay without lamps", text_hash=text_hash(t))
        for s, t in zip((first, second), texts, strict=True)
    )
    return select_evidence("quay", "local", sources, NOW)
