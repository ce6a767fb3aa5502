"""Rules over a whole Report: sources that differ, sentences that clash, a top beyond its body."""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.domain.verdict import Rule
from tests.verify.reports import against, report, story
from tests.verify.world import NOW, source

RALLY = "About 300 residents protested outside the town hall in Varn."
OTHER = "The police counted about 450 residents who protested on the square outside the town hall of Varn at night."
SAID = "About 300 residents protested outside the town hall in Varn."
THEIRS = "it must say whose figure it is, or give both"


class TestConflict:
    """Sources of the story that have another value for the same thing."""

    def test_a_bare_figure_falls_where_an_uncited_source_has_another(self) -> None:
        lines = story(RALLY, OTHER)
        assert against(Rule.CONFLICT, report(lines, (SAID, 0)), lines)[-1] == (
            "body", 0, f"Birch Post has 450, not 300: {THEIRS}",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("other", "more"),
        [
            (OTHER, {"text": OTHER.replace("450", "300")}),  # the same value
            (
                OTHER,
                {"text": "The police counted about 450 farmers who marched through Ellis at noon."},
            ),  # another thing
            (OTHER, {"text": OTHER.replace("450", "450 euros of")}),  # in another unit
            (OTHER, {"text": OTHER.replace("about", "more than")}),  # with another bound
            (OTHER, {"copy_of": "0"}),
            (OTHER, {"owner": "A"}),
            (OTHER, {"opted_out": True}),
            (
                "About 450 residents protested outside the town hall in Varn.",
                {"published_at": NOW - timedelta(hours=29)},
            ),
        ],
    )
    def test_what_is_no_other_voice_on_the_same_thing(self, other: str, more: dict[str, object]) -> None:
        lines = story(RALLY, other)
        lines = (lines[0], replace(lines[1], **more))  # type: ignore[arg-type]
        assert against(Rule.CONFLICT, report(lines, (SAID, 0)), lines) == []

    def test_a_word_of_the_day_before_is_an_earlier_state(self) -> None:
        lines = story(RALLY, OTHER)
        for hours, falls in ((27.9, True), (28.1, False)):  # the cited source was published four hours before NOW
            older = (lines[0], replace(lines[1], published_at=NOW - timedelta(hours=hours)))
            assert bool(against(Rule.CONFLICT, report(older, (SAID, 0)), older)) is falls

    def test_the_newest_word_of_an_owner_decides(self) -> None:
        lines = story(RALLY, OTHER, RALLY)
        later = replace(lines[2], owner="B", publisher="Birch Post", published_at=NOW - timedelta(hours=1))
        updated = (lines[0], lines[1], later)
        assert against(Rule.CONFLICT, report(updated, (SAID, 0)), updated) == []

    def test_naming_the_publisher_or_giving_both_settles_it(self) -> None:
        lines = story(RALLY, OTHER)
        named = ("According to Alder Post, about 300 residents protested outside the town hall in Varn.", 0)
        both = ("About 300 or 450 residents protested outside the town hall in Varn.", 0, 1)
        for said in (named, both):
            assert against(Rule.CONFLICT, report(lines, said), lines) == []  # type: ignore[arg-type]

    def test_somebody_s_word_is_enough_only_where_the_report_has_the_other_value(self) -> None:
        lines = story(
            "Organisers said about 300 residents protested outside the town hall in Varn.",
            OTHER,
        )
        ours = ("Organisers said about 300 residents protested outside the town hall in Varn.", 0)
        theirs = ("Police said about 450 residents protested outside the town hall in Varn.", 1)
        assert against(Rule.CONFLICT, report(lines, ours), lines)
        assert against(Rule.CONFLICT, report(lines, ours, theirs), lines) == []
        according = ("According to organisers, about 300 residents protested outside the town hall in Varn.", 0)
        assert against(Rule.CONFLICT, report(lines, according, theirs), lines) == []

    def test_a_sentence_over_two_lines_that_differ(self) -> None:
        lines = story(RALLY, OTHER)
        lines = (lines[0], replace(lines[1], owner="A"))
        found = against(Rule.CONFLICT, report(lines, (SAID, 0, 1)), lines)
        assert found[-1] == ("body", 0, f"Birch Post has 450, not 300: {THEIRS}")

    def test_evidence_of_another_sentence_counts_though_it_is_a_copy(self) -> None:
        lines = story(RALLY, "It rained all day. " + OTHER)
        lines = (lines[0], replace(lines[1], copy_of="0"))
        rain = ("It rained all day.", 1)
        assert against(Rule.CONFLICT, report(lines, rain, (SAID, 0)), lines)[-1][:2] == ("body", 1)
        assert against(Rule.CONFLICT, report(lines, (SAID, 0), rain), lines)[-1][:2] == ("body", 0)
        third = (*lines, source("y", "Elm Post", "A", "It hailed. " + OTHER))  # an older word of the cited owner
        hail = ("It hailed.", 2)
        assert against(Rule.CONFLICT, report(third, hail, (SAID, 0), rain), third)[-1][:2] == ("body", 1)
        own = (lines[0], replace(lines[1], copy_of="", owner="A"))  # its own earlier word, since updated
        assert against(Rule.CONFLICT, report(own, rain, (SAID, 0)), own) == []

    def test_sources_are_read_in_their_own_language(self) -> None:
        lines = story(
            "Rund 1.300 Anwohner protestierten vor dem Rathaus in Varn.",
            "Die Polizei zählte am Abend rund 1.450 Anwohner, die auf dem Platz vor dem Rathaus in Varn protestierten.",
            language="de",
        )
        made = report(lines, ("Rund 1.300 Anwohner protestierten vor dem Rathaus in Varn.", 0))
        found = against(Rule.CONFLICT, replace(made, language="de"), lines)
        assert found[-1] == ("body", 0, f"Birch Post has 1.450, not 1.300: {THEIRS}")


class TestConsistency:
    """Sentences of one Report beside each other."""

    LINES = story(
        "The council of Varn approved the harbour tunnel.",
        "Mayor Lena Holt opened the harbour market on 3 May 2026.",
        "About 300 residents protested outside the town hall in Varn.",
        "About 450 residents protested outside the town hall in Varn.",
        "The council of Varn did not approve the second bridge.",
        '"We wait here," Lena Holt said.',
    )

    def test_the_later_of_two_that_clash(self) -> None:
        made = report(
            self.LINES, (SAID, 2), ("About 450 residents protested outside the town hall in Varn.", 3),
        )  # fmt: skip
        assert against(Rule.CONSISTENCY, made, self.LINES) == [("body", 1, f"450 contradicts sentence 1: {SAID}")]

    @pytest.mark.parametrize(
        "says", ["Dune Post reported that about", "Police said about", "According to Dune Post, about"]
    )
    def test_another_s_word_is_no_clash(self, says: str) -> None:
        made = report(self.LINES, (SAID, 2), (f"{says} 450 residents protested outside the town hall in Varn.", 3))
        assert against(Rule.CONSISTENCY, made, self.LINES) == []

    @pytest.mark.parametrize(
        ("top", "cited", "problem"),
        [
            ("The council of Varn approved the harbour tunnel.", 0, ""),
            ("Council of Varn approved tunnel.", 0, ""),
            ("Council of Varn approved cheap ferries.", 1, ""),  # two words of five are new
            ("Council of Varn approved cheap ferries abroad.", 1, "the body does not speak of cheap, ferries, abroad"),
            ("Mayor Lena Holt approved the harbour tunnel.", 1, "the body does not name Mayor Lena Holt"),
            ("The council of Varn approved 3 harbour tunnels.", 0, "the body does not give 3"),
            ("The council approved the tunnel on 3 May 2026.", 1, "the body does not give the date 3 May 2026"),
            ("The council of Varn did not approve the harbour tunnel.", 4, 'the body does not say "not" of this'),
            (
                "The dockers closed the market with a feast.",
                1,
                "the body does not speak of dockers, closed, market, feast",
            ),
            ('The council approved a tunnel: "We wait here."', 5, 'the body does not quote "We wait here."'),
            ("One publisher reports on the harbour tunnel of Varn.", 0, ""),
        ],
    )
    def test_the_standfirst_says_what_the_body_says(self, top: str, cited: int, problem: str) -> None:
        made = report(self.LINES, ("The council of Varn approved the harbour tunnel.", 0), standfirst=(top, cited))
        found = [detail for part, _, detail in against(Rule.CONSISTENCY, made, self.LINES) if part == "standfirst"]
        assert found[:1] == ([problem] if problem else [])

    def test_what_the_body_rests_on_is_open_to_its_reader(self) -> None:
        lines = story("The council of Varn approved the harbour tunnel for 3 million euros on 3 May 2026.")
        made = report(
            lines, ("The council of Varn approved the harbour tunnel.", 0),
            standfirst=("The council of Varn approved the tunnel for 3 million euros on 3 May 2026.", 0),
        )  # fmt: skip
        assert against(Rule.CONSISTENCY, made, lines) == []

    def test_a_headline_of_topics_says_nothing(self) -> None:
        made = report(
            self.LINES, ("The council of Varn approved the harbour tunnel.", 0),
            headline=("Two publishers report on Lena Holt", 1),
        )  # fmt: skip
        assert against(Rule.CONSISTENCY, made, self.LINES) == []
        made = report(
            self.LINES, ("The council of Varn approved the harbour tunnel.", 0),
            headline=("Two publishers praise market of Lena Holt", 1),
        )  # fmt: skip
        assert against(Rule.CONSISTENCY, made, self.LINES)

    def test_words_of_two_sentences_make_no_third(self) -> None:
        body = (
            ("The council of Varn approved the harbour tunnel.", 0),
            ("Mayor Lena Holt opened the market.", 1),
            ("About 300 residents protested outside the town hall in Varn.", 2),
        )
        mixed = "Lena Holt approved the town market tunnel protested."
        other = ("The residents approved the market.", 3)
        made = report(self.LINES, *body, standfirst=(mixed, 3))
        assert f"the body does not say this: {mixed}" not in [
            d for *_, d in against(Rule.CONSISTENCY, made, self.LINES)
        ]
        made = report(self.LINES, *body, standfirst=other)
        assert [d for *_, d in against(Rule.CONSISTENCY, made, self.LINES)] == []

    def test_words_of_four_sentences_make_no_fifth(self) -> None:
        lines = (*self.LINES, source("x", "Elm Post", "E", "The union of dockers left Ellis."))
        body = (
            ("The council of Varn approved the harbour tunnel.", 0),
            ("Mayor Lena Holt opened the market.", 1),
            ("About 300 residents protested outside the town hall.", 2),
            ("The union of dockers left Ellis.", 6),
        )
        mixed = "The council and mayor left the tunnel, market, hall and dockers to residents of Ellis."
        made = report(lines, *body, standfirst=(mixed, 3))
        found = [d for *_, d in against(Rule.CONSISTENCY, made, lines)]
        assert found == [f"the body does not say this: {mixed}"]
        cited = report(lines, *body, standfirst=(mixed, 3, 6))  # a span that the body cites too
        assert [d for *_, d in against(Rule.CONSISTENCY, cited, lines)] == []

    def test_a_quotation_of_the_body_may_stand_on_top(self) -> None:
        spoken = ('"We wait here," Lena Holt said.', 5)
        made = report(self.LINES, ("The council of Varn approved the harbour tunnel.", 0), spoken, standfirst=spoken)
        assert against(Rule.CONSISTENCY, made, self.LINES) == []

    def test_a_sentence_of_another_story_in_another_language(self) -> None:
        tunnel = "Le conseil de Port-Varn et la maire Rose Petit ont vu Marc Lenoir de Nordwerk à Ellis. "
        lines = story(
            tunnel + "Il pleut.", tunnel + "Il neige.",
            "Ada Moss a gagné la Coupe Lindmoor avec Paul Lund et Ines Duarte à Marrow.", language="fr",
        )  # fmt: skip
        cup = ("Ada Moss a gagné la Coupe Lindmoor.", 2)
        made = replace(report(lines, ("Il pleut.", 0), ("Il neige.", 1), cup), language="fr")
        strangers = [d for *_, d in against(Rule.CONSISTENCY, made, lines) if "another matter" in d]
        assert strangers == ["Cedar Post writes of another matter than the other sources"]

    def test_a_sentence_of_another_story(self) -> None:
        tunnel = "The council of Port Varn and Mayor Lena Holt met Tomas Lind of Nordwerk in Ellis. "
        lines = story(
            tunnel + "They approved it.", tunnel + "They cheered.",
            "Ada Moss won the Lindmoor Cup beside Bo Lund and Ines Duarte in Marrow.",
        )  # fmt: skip
        cup = ("Ada Moss won the Lindmoor Cup.", 2)
        made = report(lines, ("They approved it.", 0), ("They cheered.", 1), cup)
        strangers = [d for *_, d in against(Rule.CONSISTENCY, made, lines) if "another matter" in d]
        assert strangers == ["Cedar Post writes of another matter than the other sources"]
        foreign = (*lines[:2], replace(lines[2], language="de"))
        assert [d for *_, d in against(Rule.CONSISTENCY, report(foreign, *[("They approved it.", 0), cup]), foreign)
                if "another matter" in d] == []  # fmt: skip
        few = (*lines[:2], replace(lines[2], text="Ada Moss won the Cup.", text_hash=""))
        made = report(few, ("They approved it.", 0), ("They cheered.", 1), ("Ada Moss won the Cup.", 2))
        assert [d for *_, d in against(Rule.CONSISTENCY, made, few) if "another matter" in d] == []
