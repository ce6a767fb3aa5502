"""Sentences of our own over what several owners count."""

import re
from dataclasses import replace

import pytest

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.errors import Failure
from standfirst.verify import check_draft
from standfirst.write import ModelFreeWriter, select_evidence
from standfirst.write.aggregating import aggregates
from tests.write.stories import NOW, ferry, source

OPENING = "The ferry Marla sank off Norrvik harbour on Tuesday morning. "


def lines(*sources: EvidenceSource) -> list[tuple[str, str]]:
    return [(x.frame, x.text) for x in aggregates(select_evidence("s", "", sources, NOW))]


def test_agreement_names_each_owner_and_cites_it() -> None:
    sources = (
        source("Norrvik Gazette", OPENING + "Twelve people died.", 9),
        source("Kestrel Wire", "Twelve people were killed when the ferry Marla sank off Norrvik.", 10),
    )
    (line,) = aggregates(select_evidence("s", "", sources, NOW))
    assert line.frame == "agree"
    assert re.search(r"\b12\b", line.text)
    for one, citation in zip(sources, line.citations, strict=True):
        assert one.publisher in line.text
        assert citation.article_id == one.article_id


def test_a_newer_count_says_which_was_the_earlier() -> None:
    found = lines(
        source("Norrvik Gazette", OPENING + "Twelve people died.", 9),
        source("Kestrel Wire", OPENING + "The number of dead rose to 14.", 13),
    )
    assert [frame for frame, _ in found] == ["newer"]
    assert re.search(r"Norrvik Gazette had earlier put (?:it|the number of dead) at 12\b", found[0][1])


def test_a_tally_that_stands_keeps_its_form_and_its_publishers() -> None:
    older = source("Norrvik Gazette", OPENING + "Twelve people died.", 9)
    newer = source("Kestrel Wire", OPENING + "The number of dead rose to 14.", 13)
    third = source("Osthaven Post", OPENING + "Fourteen people died.", 14)
    pack = select_evidence("s", "", (older, newer, third), NOW)
    for told in (
        "Kestrel Wire put the number of dead at 14; Norrvik Gazette had earlier put it at 12.",
        "Norrvik Gazette had earlier put the number of dead at 12; Kestrel Wire later put it at 14.",
    ):
        (line,) = aggregates(replace(pack, told=frozenset((told,))))
        assert line.text == told
        assert {c.article_id for c in line.citations} == {older.article_id, newer.article_id}
    assert "Osthaven Post" in aggregates(pack)[0].text


def test_two_values_at_one_hour_are_a_conflict() -> None:
    found = lines(
        source("Norrvik Gazette", OPENING + "Twelve people died.", 9),
        source("Kestrel Wire", OPENING + "Fourteen people died.", 9),
    )
    assert [frame for frame, _ in found] == ["conflict"]
    assert "at 12" in found[0][1]
    assert "at 14" in found[0][1]


@pytest.mark.parametrize(
    "other",
    [
        OPENING + "At least 12 people died.",  # another value than twelve, and no conflict with it
        OPENING + "Twelve children died.",
        OPENING + "Another 12 people died.",
        OPENING + "Up to 12 people may have died.",
        OPENING + "Since January 12 people have died there.",
        OPENING + "Twelve people were injured.",
        OPENING + "The captain denied that 12 people died.",
        OPENING + "Jon Hall and Emil Orr, both 12, died.",
        "A tram hit a bus in Quillmark on Tuesday. Twelve people died.",
    ],
)
def test_what_is_not_certainly_the_same_thing_is_not_told(other: str) -> None:
    assert lines(source("Norrvik Gazette", OPENING + "Twelve people died.", 9), source("Kestrel Wire", other, 9)) == []


def test_copies_and_outlets_of_one_owner_are_one_voice() -> None:
    text = OPENING + "Twelve people died."
    first = source("Norrvik Gazette", text, 9)
    assert lines(first, source("Kestrel Wire", text + " Divers came.", 10, owner=first.owner)) == []
    assert lines(first, source("Kestrel Wire", text, 10, copy_of=first.article_id)) == []


def test_what_an_owner_has_counted_anew_is_no_longer_its_word() -> None:
    found = lines(
        source("Norrvik Gazette", OPENING + "Twelve people died.", 9),
        source("Kestrel Wire", OPENING + "Twelve people died.", 9),
        source("Kestrel Wire Online", OPENING + "Fourteen people died.", 9, owner="Kestrel Wire Group", article_id="z"),
    )
    assert [frame for frame, _ in found] == ["conflict"]


def test_other_languages_have_none() -> None:
    sources = [
        source(name, "Die Fähre Marla sank vor Norrvik. Zwölf Menschen wurden verletzt.", 9, language="de")
        for name in ("Norrvik Gazette", "Kestrel Wire")
    ]
    assert lines(*sources) == []


def test_on_the_page_it_stands_and_the_contract_lets_it() -> None:
    gazette, wire, post = ferry()[:3]
    told = "\n\nNineteen people were injured when the ferry ran aground off Norrvik."
    sources = (
        source("Norrvik Gazette", gazette.text.replace("Nobody was hurt. ", "") + told, 9),
        source(
            "Kestrel Wire", wire.text + "\n\nTwenty-three people were injured as the Norrvik ferry ran aground.", 13
        ),
        post,
    )
    pack = select_evidence("ferry", "transport", sources, NOW)
    written = ModelFreeWriter().write(pack)
    assert not isinstance(written, Failure), written
    ours = {line.text for line in aggregates(pack)}
    places = [i for part, i, s in written.draft.parts() if part == "body" and s.text in ours]
    assert len(places) == 1
    failed = check_draft(written.draft, sources, now=NOW).failed
    assert not [v for v in failed if v.part == "body" and v.sentence in places]


@pytest.mark.parametrize("said", ["Twelve people died, the crisis staff said.", "According to police 12 people died."])
def test_what_an_authority_counts_is_no_outlets_count(said: str) -> None:
    sources = (
        source("Norrvik Gazette", OPENING + said, 9),
        source("Kestrel Wire", OPENING + "Twelve people died.", 9),
    )
    assert lines(*sources) == []
