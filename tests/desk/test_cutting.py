"""Cutting: lines that say no more than what is left, and what a cut would break told while there is a repair."""

from dataclasses import replace

from standfirst.desk.steps.cutting import Readings, cut, foreseen
from standfirst.domain.draft import Draft
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule, Verdict
from tests.verify.world import COST, GOOD, SUE, VOTED, checked, draft, sentence

SUES = sentence("Fishermen plan to sue city over tunnel", SUE)
SPOILT = sentence("The union of fishermen plans to sue the city for 9 million euros.", SUE)
STANDS = sentence("Tunnel would cost 2.4 million euros, Mayor Anna Weber says", COST)
RULES = Readings(rules=checked, full=checked)


def leans_on_what_falls() -> Draft:
    """A headline of what its only sentence gets wrong, over quotations that are no headline."""
    return draft(headline=SUES, paragraphs=((GOOD[1], GOOD[3]), (GOOD[2], SPOILT)))


def test_a_headline_over_a_cut_sentence_makes_room_for_the_other_tries() -> None:
    found = cut(checked(leans_on_what_falls()), [draft(headline=STANDS)], RULES)
    assert isinstance(found, CheckedDraft)
    assert found.failed == ()
    assert found.draft.headline == STANDS
    assert SPOILT not in found.draft.paragraphs[-1]


def test_then_for_a_leading_sentence_that_stands() -> None:
    found = cut(checked(leans_on_what_falls()), [draft(headline=SUES)], RULES)
    assert isinstance(found, CheckedDraft)
    assert found.draft.headline.text == GOOD[2].text.removesuffix(".")


def test_without_a_headline_that_stands_there_is_no_report() -> None:
    made = draft(headline=SUES, paragraphs=((GOOD[1],) * 3, (SPOILT,)))
    found = cut(checked(made), [draft(headline=SUES)], RULES)
    assert isinstance(found, Failure)
    assert found.code == "enough"


def test_a_line_that_was_refused_is_not_tried_again() -> None:
    def doubting(made: Draft) -> CheckedDraft:
        read = checked(made)
        if made.headline.text != STANDS.text:
            return read
        doubt = Verdict(part="headline", sentence=0, rule=Rule.JUDGE, outcome=Outcome.FAIL, detail="doubted")
        return replace(read, verdicts=(*read.verdicts, doubt))

    found = cut(checked(leans_on_what_falls()), [draft(headline=STANDS)], Readings(rules=checked, full=doubting))
    assert isinstance(found, CheckedDraft)
    assert found.draft.headline != STANDS


def test_a_standfirst_over_a_cut_sentence_makes_room_too() -> None:
    second = sentence(
        'The Ellis Gazette reported: "Councillors in Port Ellis voted 14-9 for the tunnel under the harbor."', VOTED
    )
    made = replace(leans_on_what_falls(), headline=STANDS, standfirst=sentence("The fishermen plan to sue.", SUE))
    found = cut(checked(made), [draft(standfirst=second)], RULES)
    assert isinstance(found, CheckedDraft)
    assert (found.failed, found.draft.standfirst) == ((), second)


def test_what_a_cut_would_break_is_foreseen() -> None:
    told = foreseen(checked(leans_on_what_falls()), checked)
    assert {(v.part, v.rule) for v in told} == {("headline", Rule.CONSISTENCY)}
    assert all(v.detail.startswith("without the failed sentences, ") for v in told)
    assert foreseen(checked(draft()), checked) == ()
