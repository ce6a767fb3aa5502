"""A judge's scores take sentences out and never put one back."""

import math

import pytest

from standfirst.domain.verdict import Outcome, Rule
from standfirst.verify import repair, sentences_to_judge, veto
from standfirst.verify.veto import as_shown
from tests.verify.world import COST, GOOD, REFUSED, SOURCES, SUE, checked, draft, sentence, source

LATE = len(GOOD)


def test_what_repeats_its_source_or_fails_anyway_is_not_judged() -> None:
    made = checked(draft(sentence(SUE, SUE), sentence("The tunnel would cost 99 million euros.", COST)))
    asked = sentences_to_judge(made, SOURCES)
    assert ("body", LATE) not in {(s.part, s.index) for s in asked}
    assert ("body", LATE + 1) not in {(s.part, s.index) for s in asked}
    headline = next(s for s in asked if s.part == "headline")
    assert headline.spans == (
        "The Harbor Courier, Tuesday 24 November 2026: "
        "The city council of Port Ellis approved the harbor tunnel on Monday (23 November 2026).",
    )


@pytest.mark.parametrize(
    ("span", "language", "shown"),
    [
        ("It closed on Monday.", "en", "It closed on Monday (23 November 2026)."),
        ("It will close on Monday.", "en", "It will close on Monday (30 November 2026)."),
        ("It closed yesterday, not on 3 May 2026.", "en", "It closed yesterday (23 November 2026), not on 3 May 2026."),
        ("Sie schloss am Montag.", "de", "Sie schloss am Montag (2026-11-23)."),
        ("It closed last year.", "en", "It closed last year."),
    ],
)
def test_relative_days_are_shown_with_their_date(span: str, language: str, shown: str) -> None:
    written = source("c", "Coast Daily", "Coast Media", span, language=language)
    assert as_shown(span, written) == f"Coast Daily, Tuesday 24 November 2026: {shown}"


def test_low_scores_add_failures_that_an_editor_can_read_and_remove_none() -> None:
    made = checked(draft(sentence("The council has not approved the second bridge.", REFUSED)))
    asked = sentences_to_judge(made, SOURCES)
    scores = [0.2 if s.part == "body" and s.index == LATE else 0.9 for s in asked]
    after = veto(made, asked, scores, least=0.5)
    assert after.verdicts[: len(made.verdicts)] == made.verdicts
    added = after.verdicts[len(made.verdicts) :]
    assert [(v.part, v.sentence, v.rule, v.outcome) for v in added] == [("body", LATE, Rule.JUDGE, Outcome.FAIL)]
    assert "0.20" in added[0].detail
    assert Rule.JUDGE in after.rules_run


def test_a_vetoed_sentence_is_cut_by_repair() -> None:
    made = checked(draft(sentence("The council has not approved the second bridge.", REFUSED)))
    asked = sentences_to_judge(made, SOURCES)
    cut = repair(veto(made, asked, [float(s.index != LATE) for s in asked], least=0.5))
    assert cut is not None
    assert "second bridge" not in " ".join(s.text for _, _, s in cut.parts())


def test_a_vetoed_headline_is_gone() -> None:
    made = checked(draft())
    asked = sentences_to_judge(made, SOURCES)
    cut = repair(veto(made, asked, [float(s.part != "headline") for s in asked], least=0.5))
    assert cut is not None
    assert cut.headline.text == "The Port Ellis council approved the harbor tunnel on 23 November 2026"


def test_a_perfect_score_does_not_lift_a_failed_rule() -> None:
    made = checked(draft(sentence("The tunnel would cost 99 million euros.", COST)))
    assert made.failed
    asked = sentences_to_judge(made, SOURCES)
    assert veto(made, asked, [1.0] * len(asked), least=0.5).failed == made.failed


@pytest.mark.parametrize(("score", "falls"), [(0.5, False), (0.49, True), (math.nan, True)])
def test_the_edge_stands_and_no_number_at_all_falls(score: float, falls: bool) -> None:
    made = checked(draft())
    asked = sentences_to_judge(made, SOURCES)[:1]
    assert bool(veto(made, asked, [score], least=0.5).failed) is falls


def test_every_sentence_needs_its_score() -> None:
    made = checked(draft())
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        veto(made, sentences_to_judge(made, SOURCES), [], least=0.5)
