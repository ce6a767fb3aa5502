"""Two tries read together: what stood once is not lost to a repair that spoiled it."""

from dataclasses import replace

from standfirst.domain.draft import Draft, Sentence
from standfirst.domain.verdict import CheckedDraft
from standfirst.verify import both_tries
from tests.verify.world import APPROVED, COST, GOOD, REFUSED, SOURCES, SUE, checked, draft, sentence, source

INVENTED = sentence("The tunnel would cost 9.9 million euros.", COST)


def body(made: Draft) -> list[str]:
    return [s.text for paragraph in made.paragraphs for s in paragraph]


def with_body(*sentences: Sentence) -> Draft:
    return draft(paragraphs=(sentences[:2], sentences[2:]))


def joined(repaired: Draft, first: Draft) -> list[str]:
    return body(both_tries(checked(repaired), checked(first)))


def test_a_sentence_that_stood_comes_back_in_the_place_of_one_that_fell() -> None:
    first, again = with_body(*GOOD), with_body(GOOD[0], GOOD[1], INVENTED, GOOD[3])
    assert joined(again, first) == body(first)


def test_it_is_found_by_what_it_cites_wherever_it_stood() -> None:
    first, again = with_body(GOOD[2], GOOD[0], GOOD[1]), with_body(GOOD[0], GOOD[1], INVENTED)
    assert joined(again, first) == [GOOD[0].text, GOOD[1].text, GOOD[2].text]


def test_one_at_the_same_place_comes_back_for_a_fact_that_has_none() -> None:
    lost = sentence("The council threw out the second bridge.", REFUSED)
    sue = sentence("The union of fishermen plans to sue the city.", SUE)
    assert joined(with_body(GOOD[0], GOOD[1], lost), with_body(GOOD[0], GOOD[1], sue))[2] == sue.text


def test_no_fact_is_told_twice_and_nothing_that_fell_before_comes_back() -> None:
    again = with_body(GOOD[0], GOOD[1], GOOD[2], INVENTED)
    assert joined(again, with_body(*GOOD[:3], sentence("The tunnel would cost 2.4 million euros.", COST))) == body(
        again
    )
    assert joined(with_body(GOOD[0], GOOD[1], INVENTED), with_body(GOOD[0], GOOD[1], INVENTED))[2] == INVENTED.text


def test_a_sentence_that_leans_on_the_one_before_it_stays_where_it_was() -> None:
    leaning = sentence("They plan to sue the city.", SUE)
    bad = sentence("The union of fishermen plans to sue the city for 9 million euros.", SUE)
    kept = both_tries(checked(with_body(GOOD[0], GOOD[1], bad)), _passed(with_body(GOOD[0], GOOD[1], leaning)))
    assert body(kept)[2] == bad.text


def test_a_sentence_that_waits_for_an_editor_is_not_brought_back() -> None:
    text = "Police arrested Mark Obel on suspicion of fraud."
    sources = (source("a", "The Harbor Courier", "Courier Group", f"{text} {SOURCES[0].text}"), SOURCES[1])
    good = [
        sentence(s.text, *spans, sources=sources) for s, spans in zip(GOOD[:2], ((APPROVED,), _voted()), strict=True)
    ]
    held = sentence(text, text, sources=sources)
    bad = sentence("Police arrested Mark Obel on suspicion of murder in 9 cases.", text, sources=sources)
    kept = both_tries(checked(with_body(*good, bad), sources), checked(with_body(*good, held), sources))
    assert body(kept)[2] == bad.text


def _voted() -> tuple[str, ...]:
    return ("Councillors in Port Ellis voted 14-9 for the tunnel under the harbor.",)


def _passed(made: Draft) -> CheckedDraft:
    return replace(checked(made), verdicts=())
