"""Rules about the whole Report, and properties that hold for any quotation."""

import time
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.domain.draft import WriterKind
from standfirst.domain.verdict import Outcome, Rule
from standfirst.verify import check_draft, extract_quotes, repair
from tests.verify.world import (
    APPROVED,
    COST,
    GOOD,
    NOW,
    SOURCES,
    WAITED,
    checked,
    draft,
    rules_against,
    sentence,
    source,
)  # fmt: skip


def test_one_voice_is_noted_not_failed() -> None:
    one_owner = (SOURCES[0], replace(SOURCES[1], owner="Courier Group"))
    notes = checked(draft(), one_owner).verdicts
    assert [(v.rule, v.outcome) for v in notes] == [(Rule.INDEPENDENCE, Outcome.NOTE)]


def test_a_copy_with_altered_numbers_is_no_second_voice() -> None:
    text = SOURCES[0].text.replace("300", "400").replace("12", "15")
    copy = source("c", "Coast Daily", "Coast Media", text)
    made = draft(paragraphs=((GOOD[0], GOOD[2], sentence(COST, COST, sources=(copy,))),))
    assert Rule.INDEPENDENCE in {v.rule for v in checked(made, (*SOURCES, copy)).verdicts}


def test_old_evidence_is_no_news() -> None:
    late = check_draft(draft(), SOURCES, now=NOW + timedelta(days=3))
    assert {v.rule for v in late.failed} == {Rule.FRESHNESS}
    assert repair(late) is None


def test_a_changed_source_text_breaks_the_citation() -> None:
    changed = (replace(SOURCES[0], text=SOURCES[0].text.replace("approved", "discussed")), SOURCES[1])
    assert Rule.CITED in {v.rule for v in checked(draft(), changed).failed}


def test_two_sentences_are_not_enough_and_a_fallen_headline_needs_another() -> None:
    short = checked(draft(paragraphs=(GOOD[:2],)))
    assert {v.rule for v in short.failed} >= {Rule.ENOUGH}
    assert repair(short) is None
    fallen = checked(draft(headline=sentence("Port Ellis council rejects harbor tunnel", APPROVED)))
    assert Rule.ENOUGH in {v.rule for v in fallen.failed}
    other = repair(fallen)
    assert other is not None
    assert other.headline.text == "The Port Ellis council approved the harbor tunnel on 23 November 2026"


def test_the_standfirst_says_nothing_the_body_does_not() -> None:
    made = draft(
        standfirst=sentence(
            "Tomas Lind leads the harbor union.",
            "“Nobody asked the fishermen,” said Tomas Lind, who leads the harbor union.",
        )
    )
    assert Rule.CONSISTENCY in {v.rule for v in checked(made).failed}


def test_sources_that_differ_in_a_value_stop_a_bare_figure() -> None:
    other = source("c", "Coast Daily", "Coast Media", "About 450 residents protested outside the town hall on Monday.")
    all_three = (*SOURCES, other)
    first = sentence(
        "About 300 residents protested outside the town hall.",
        "About 300 residents protested outside the town hall",
        sources=all_three,
    )
    second = sentence("About 450 residents protested outside the town hall.", other.text, sources=all_three)
    result = checked(draft(first, second), all_three)
    assert Rule.CONFLICT in {v.rule for v in result.failed}
    framed = replace(
        first, text="According to The Harbor Courier, about 300 residents protested outside the town hall."
    )
    framed2 = replace(second, text="According to Coast Daily, about 450 residents protested outside the town hall.")
    assert checked(draft(framed, framed2), all_three).failed == ()


def test_a_named_suspect_is_held() -> None:
    text = "Police arrested Mark Obel on suspicion of fraud. " + SOURCES[0].text
    sources = (source("a", "The Harbor Courier", "Courier Group", text), SOURCES[1])
    made = draft(
        sentence(
            "Police arrested Mark Obel on suspicion of fraud.",
            "Police arrested Mark Obel on suspicion of fraud.",
            sources=sources,
        )
    )
    made = replace(made, headline=sentence(made.headline.text, APPROVED, sources=sources))
    held = check_draft(made, sources, now=NOW).held
    assert [v.rule for v in held] == [Rule.CARE]


def test_the_label_must_be_true() -> None:
    assert Rule.LABEL in {v.rule for v in checked(draft(writer=WriterKind.MODEL_FREE)).failed}
    assert checked(draft(writer=WriterKind.MODEL_FREE, model="")).failed == ()


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 7), st.sampled_from(["", "never", "their", "Boat"]))
def test_any_changed_word_of_a_quotation_fails(index: int, instead: str) -> None:
    words = "We have waited twelve years for this tunnel".split()
    words[index] = instead
    quote = " ".join(w for w in words if w)
    edge = index in (0, 7) and not instead  # a shorter quotation from the edge is still verbatim
    found = rules_against(f'"{quote}," Weber said.', WAITED)
    assert edge or Rule.QUOTE_VERBATIM in found


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_reading_quotations_never_raises_and_stays_inside(text: str) -> None:
    for quote in extract_quotes(text):
        assert 0 <= quote.start <= quote.end <= len(text)


def test_a_hundred_kilobytes_of_source_are_read_in_time() -> None:
    long = source("a", "The Harbor Courier", "Courier Group", SOURCES[0].text + "\n\n" + ("The tide was low. " * 5600))
    made = draft()
    sources = (long, SOURCES[1])
    best = min(_seconds(made, sources) for _ in range(3))
    assert best < 0.25  # the goal is 50 ms on the reference machine; shared test machines get five times that


def _seconds(made: object, sources: object) -> float:
    started = time.perf_counter()
    check_draft(made, sources, now=NOW)  # type: ignore[arg-type]
    return time.perf_counter() - started
