"""Which story a sentence is of, and what ties it to the page."""

from dataclasses import replace

from standfirst.domain.draft import EvidencePack
from standfirst.write import select_evidence
from standfirst.write.lines import Line
from standfirst.write.tying import subject_of, tells_event, tells_what, tied
from tests.write.stories import NOW, source

_FIRST = (
    "A shipyard in Norrvik will build 12 ferries. The Norrvik shipyard is the oldest of the coast."
    " Its hall has a crane of 90 metres. A crane like that lifts whole ferries."
)
_SECOND = "Norrvik gets 12 ferries from its shipyard. Nobody knows a name for 80 apprentices. Rain fell in Norrvik."


def _pack() -> EvidencePack:
    title = "Norrvik shipyard builds ferries"
    sources = (source("Norrvik Gazette", _FIRST, 9, title=title), source("Kestrel Wire", _SECOND, 10, title=title))
    return select_evidence("yard", "", sources, NOW)


def _line(pack: EvidencePack, text: str) -> Line:
    """A line of the source that has ``text``."""
    one = next(s for s in pack.sources if text in s.text)
    start = one.text.index(text)
    citation = replace(pack.evidence[0].citation, article_id=one.article_id, start=start, end=start + len(text))
    evidence = replace(pack.evidence[0], citation=citation, text=text, publisher=one.publisher, resolved="")
    return Line(text=text, citations=(citation,), evidence=evidence, form="retold")


def test_a_story_is_what_half_of_its_owners_open_with() -> None:
    assert {"norrvik", "shipyard"} <= subject_of(_pack())
    assert not {"cran", "12"} & subject_of(_pack())


def test_which_story_a_sentence_is_of() -> None:
    pack = _pack()
    assert tells_event("Norrvik shipyard has a new hall", pack)
    assert tells_what("Norrvik shipyard has a new hall", pack)
    assert not tells_event("A shipyard has a new hall", pack)  # whose?
    assert not tells_event("Twelve people are in a hall", pack)
    assert not tells_what("Rain fell in Norrvik and Osthaven", pack)


def test_a_line_is_tied_by_the_story_by_its_neighbour_or_by_its_source() -> None:
    pack = _pack()
    first, hall, crane, apprentices, rain = (
        _line(pack, text)
        for text in (
            "A shipyard in Norrvik will build 12 ferries.", "Its hall has a crane of 90 metres.",
            "A crane like that lifts whole ferries.", "Nobody knows a name for 80 apprentices.",
            "Rain fell in Norrvik.",
        )
    )  # fmt: skip
    assert tied(first, (), pack)
    assert not tied(apprentices, (first,), pack)
    assert not tied(rain, (first,), pack)  # where it was says not what it is of
    assert tied(rain, (first, apprentices), pack)  # as in its source
    assert tied(crane, (first, hall), pack)
    assert not tied(hall, (first, apprentices), pack)


def test_what_became_of_people_is_of_the_story() -> None:
    pack = _pack()
    hurt = _line(pack, "Nobody knows a name for 80 apprentices.")
    hurt = replace(hurt, evidence=replace(hurt.evidence, text="Seven people were hurt."))
    assert tied(hurt, (), pack)
