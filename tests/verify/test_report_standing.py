"""What a Report as a whole stands on: its voices, enough of it, its label and its rights."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.domain.draft import Sentence, WriterKind
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify import ContractSettings, check_draft, repair
from tests.verify.reports import against, report, story, wrote
from tests.verify.world import NOW


class TestVoices:
    """How many independent voices a Report rests on, and how fresh they are."""

    def test_who_the_single_source_is(self) -> None:
        lines = story("The council approved the tunnel.")
        made = report(lines, ("The council approved the tunnel.", 0))
        assert against(Rule.INDEPENDENCE, made, lines) == [
            ("report", 0, "single source: everything cited comes from Alder Post or copies of it")
        ]
        nothing = replace(
            made, paragraphs=(), headline=Sentence(text="x", citations=()), standfirst=Sentence(text="x", citations=())
        )
        assert against(Rule.INDEPENDENCE, nothing, lines) == [
            ("report", 0, "single source: everything cited comes from no source or copies of it")
        ]

    @pytest.mark.parametrize(
        ("other", "copy_of", "voices"),
        [
            ("The harbour of Ellis froze over night, and the boats of its fishermen stayed where they were.", "", 2),
            ("The harbour of Ellis froze over night, and the boats of its fishermen stayed where they were.", "0", 1),
            ("The council approved the old tunnel under the wide harbour of Varn in May.", "", 1),
            (
                "Sources say: the council approved the old tunnel under the wide harbour of Varn in May, they added.",
                "",
                1,
            ),
            ("The council approved the old tunnel under the wide harbour 2026 of Varn in May.", "", 1),
            ("The council approved the old tunnel under the wide valley beside a second town.", "", 2),
        ],
    )
    def test_copies_are_no_second_voice(self, other: str, copy_of: str, voices: int) -> None:
        first = "The council approved the old tunnel under the wide harbour of Varn in May."
        lines = story(first, other)
        lines = (lines[0], replace(lines[1], copy_of=copy_of))
        made = report(lines, (first, 0), (other, 1))
        assert (against(Rule.INDEPENDENCE, made, lines) == []) is (voices == 2)

    def test_a_copy_of_something_uncited_is_a_voice_and_two_copies_of_it_are_one(self) -> None:
        lines = story("It rained in Ellis.", "It snowed in Varn.")
        both = tuple(replace(s, copy_of="z") for s in lines)
        made = report(lines, ("It rained in Ellis.", 0), ("It snowed in Varn.", 1))
        assert against(Rule.INDEPENDENCE, made, both)
        assert against(Rule.INDEPENDENCE, made, (lines[0], both[1])) == []

    @pytest.mark.parametrize(("hours", "old"), [(47, False), (48, False), (49, True), (72.5, True)])
    def test_two_days_are_the_limit_of_news(self, hours: float, old: bool) -> None:
        lines = story("It rained in Ellis.", published_at=NOW - timedelta(hours=hours))
        made = report(lines, ("It rained in Ellis.", 0))
        detail = [("report", 0, f"the newest cited source is {int(hours)} hours old, at most 48")]
        assert against(Rule.FRESHNESS, made, lines) == (detail if old else [])

    def test_the_newest_source_counts_and_background_is_noted(self) -> None:
        old, new = story("It rained in Ellis.", "It snowed in Varn.")
        lines = (replace(old, published_at=NOW - timedelta(days=9)), new)
        assert (
            against(Rule.FRESHNESS, report(lines, ("It rained in Ellis.", 0), ("It snowed in Varn.", 1)), lines) == []
        )
        aged = report(lines, ("It rained in Ellis.", 0))
        outcomes = [
            [v.outcome for v in check_draft(aged, lines, now=NOW, settings=s).verdicts if v.rule is Rule.FRESHNESS]
            for s in (ContractSettings(), ContractSettings(background=True))
        ]
        assert outcomes == [[Outcome.FAIL], [Outcome.NOTE]]


class TestEnough:
    """What is left when sentences fall."""

    LINES = story("The council approved the tunnel.", "It rained in Ellis.", "The union of dockers left Varn.")
    TRUE = (("The council approved the tunnel.", 0), ("It rained in Ellis.", 1), ("The union of dockers left Varn.", 2))
    FALSE = ("The dockers of Lindmoor won 77 million euros.", 0)

    def test_three_sentences_stand_or_nothing_does(self) -> None:
        assert against(Rule.ENOUGH, report(self.LINES, *self.TRUE), self.LINES) == []
        few = report(self.LINES, *self.TRUE[:2], self.FALSE)
        assert against(Rule.ENOUGH, few, self.LINES) == [("report", 0, "2 body sentences stand, at least 3 must")]
        assert against(Rule.ENOUGH, few, self.LINES, least_sentences=2) == []
        fallen = report(self.LINES, *self.TRUE, headline=self.FALSE)
        assert against(Rule.ENOUGH, fallen, self.LINES) == [("report", 0, "the headline does not stand")]

    def test_repair_cuts_what_fell_and_what_leans_on_it(self) -> None:
        leaning = ("He left Varn.", 2)
        said = [*self.TRUE[:2], self.FALSE, leaning, self.TRUE[2]]
        made = report(self.LINES, *said)
        cut = repair(check_draft(made, self.LINES, now=NOW))
        assert cut is not None
        assert [s.text for p in cut.paragraphs for s in p] == [t for t, _ in self.TRUE]

    @pytest.mark.parametrize(
        ("next_", "kept"),
        [
            *((f"{word} union left Varn.", False) for word in ("His", "Her", "Their", "This", "That", "These")),
            *((f"{word} left Varn.", False) for word in ("He", "She", "They", "It", "We", "This", "That")),
            ("The union left.", True),
        ],
    )
    def test_what_leans_on_the_sentence_before(self, next_: str, kept: bool) -> None:
        made = report(self.LINES, *self.TRUE, self.FALSE, (next_, 2))
        cut = repair(check_draft(made, self.LINES, now=NOW))
        assert cut is not None
        assert (next_ in [s.text for p in cut.paragraphs for s in p]) is kept
        upright = report(self.LINES, *self.TRUE, (next_, 2))
        whole = repair(check_draft(upright, self.LINES, now=NOW))
        assert whole is not None
        assert next_ in [s.text for p in whole.paragraphs for s in p]

    def test_an_empty_paragraph_goes_and_the_others_stay_apart(self) -> None:
        made = report(self.LINES, *self.TRUE)
        split = replace(
            made, paragraphs=(made.paragraphs[0][:2], (wrote(self.FALSE, self.LINES),), made.paragraphs[0][2:])
        )
        cut = repair(check_draft(split, self.LINES, now=NOW))
        assert cut is not None
        assert cut.paragraphs == (made.paragraphs[0][:2], made.paragraphs[0][2:])

    def test_a_fallen_standfirst_gives_way_to_the_first_that_stands(self) -> None:
        made = report(self.LINES, self.FALSE, *self.TRUE, headline=self.TRUE[0], standfirst=self.FALSE)
        cut = repair(check_draft(made, self.LINES, now=NOW))
        assert cut is not None
        assert cut.standfirst == wrote(self.TRUE[0], self.LINES)
        kept = report(self.LINES, self.FALSE, *self.TRUE, headline=self.TRUE[0], standfirst=self.TRUE[1])
        again = repair(check_draft(kept, self.LINES, now=NOW))
        assert again is not None
        assert again.standfirst == wrote(self.TRUE[1], self.LINES)

    def test_a_fallen_headline_gives_way_to_the_first_that_is_short(self) -> None:
        made = report(self.LINES, *self.TRUE, headline=self.FALSE, standfirst=self.FALSE)
        cut = repair(check_draft(made, self.LINES, now=NOW))
        assert cut is not None
        assert cut.headline.text == "The council approved the tunnel"
        assert cut.headline.citations == wrote(self.TRUE[0], self.LINES).citations
        assert cut.standfirst == wrote(self.TRUE[1], self.LINES)
        assert check_draft(cut, self.LINES, now=NOW).failed == ()
        assert repair(check_draft(made, self.LINES, now=NOW), ContractSettings(headline_characters=15)) is None

    def test_too_little_is_none(self) -> None:
        made = report(self.LINES, *self.TRUE[:2], self.FALSE)
        assert repair(check_draft(made, self.LINES, now=NOW)) is None
        assert repair(check_draft(made, self.LINES, now=NOW), ContractSettings(least_sentences=2)) is not None

    def test_a_failure_of_the_whole_cannot_be_cut(self) -> None:
        checked = check_draft(report(self.LINES, *self.TRUE), self.LINES, now=NOW)
        whole = Verdict(part="report", sentence=0, rule=Rule.LABEL, outcome=Outcome.FAIL)
        enough = replace(whole, rule=Rule.ENOUGH)
        assert repair(checked) is not None
        assert repair(replace(checked, verdicts=(enough,))) is not None
        assert repair(replace(checked, verdicts=(whole,))) is None


class TestLabel:
    """Who wrote it, and which rules could be asked."""

    @pytest.mark.parametrize(
        ("writer", "model", "detail"),
        [
            (WriterKind.WRITING, "", "a model took part, but none is named"),
            (WriterKind.CHOOSING, "", "a model took part, but none is named"),
            (WriterKind.MODEL_FREE, "m", "it says that no model took part, but names m"),
            (WriterKind.MODEL_FREE, "", ""),
            (WriterKind.CHOOSING, "m", ""),
        ],
    )
    def test_the_writer_and_its_model(self, writer: WriterKind, model: str, detail: str) -> None:
        lines = story("It rained in Ellis.")
        made = replace(report(lines, ("It rained in Ellis.", 0)), writer=writer, model=model)
        assert against(Rule.LABEL, made, lines) == ([("report", 0, detail)] if detail else [])

    def test_a_language_without_lists(self) -> None:
        lines = story("It rained in Ellis.")
        made = replace(report(lines, ("It rained in Ellis.", 0)), language="nl")
        assert against(Rule.LABEL, made, lines) == [
            ("report", 0, 'no word lists for "nl": checked by the rules that need no language only')
        ]


def test_rights_name_the_source() -> None:
    for flag, detail in (
        ("opted_out", "Alder Post opted out of this use of its text"),
        ("paywalled", "the article of Alder Post is behind a paywall"),
    ):
        lines = story("It rained in Ellis.", **{flag: True})
        assert against(Rule.RIGHTS, report(lines, ("It rained in Ellis.", 0)), lines)[-1] == ("body", 0, detail)
