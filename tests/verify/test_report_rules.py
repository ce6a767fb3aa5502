"""Rules that look at a whole Report: sources that differ, sentences that clash, a top beyond its body, voices.

A story is a few invented sources, each one line; a Report cites whole lines by their number.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.domain.draft import Citation, Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.verify import RULES, ContractSettings, check_draft, repair
from standfirst.verify.context import read_context
from tests.verify.world import NOW, source

Said = tuple[str, int] | tuple[str, int, int]  # our words, and the lines they cite


def story(*lines: str, **more: object) -> tuple[EvidenceSource, ...]:
    """A source of its own publisher and owner for each line."""
    papers = ("Alder Post", "Birch Post", "Cedar Post", "Dune Post", "Elm Post", "Fir Post")
    return tuple(source(str(i), papers[i], "ABCDEF"[i], line, **more) for i, line in enumerate(lines))


def wrote(said: Said, sources: tuple[EvidenceSource, ...]) -> Sentence:
    """Our words over whole lines."""
    text, *cited = said
    spans = [sources[int(i)] for i in cited]
    return Sentence(
        text=str(text),
        citations=tuple(
            Citation(article_id=s.article_id, start=0, end=len(s.text), span_hash=text_hash(s.text)) for s in spans
        ),
    )


def report(
    sources: tuple[EvidenceSource, ...], *body: Said, headline: Said | None = None, standfirst: Said | None = None
) -> Draft:
    """A draft; headline and standfirst repeat the first body sentence where none is given."""
    return Draft(
        story_id="story",
        headline=wrote(headline or body[0], sources), standfirst=wrote(standfirst or body[0], sources),
        paragraphs=(tuple(wrote(s, sources) for s in body),), dateline="", language="en",
        writer=WriterKind.WRITING, model="scripted",
    )  # fmt: skip


def against(rule: Rule, made: Draft, sources: tuple[EvidenceSource, ...], **more: object) -> list[tuple[str, int, str]]:
    """Where a rule fails a draft, and its words."""
    settings = ContractSettings(**more)  # type: ignore[arg-type]
    check = dict(RULES).get(rule)
    verdicts = (
        check(read_context(made, sources, now=NOW, settings=settings))
        if check
        else check_draft(made, sources, now=NOW, settings=settings).verdicts
    )
    return [(v.part, v.sentence, v.detail) for v in verdicts if v.rule is rule]


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


class TestCredit:
    """Figures and names a sentence credits to one publisher among several."""

    LINES = story("The fund paid 12 boats in Varn.", "The fund paid 14 boats in Varn.")

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("Alder Post reported 12 boats, Birch Post reported 14 boats.", False),
            ("Alder Post reported 14 boats, Birch Post reported 12 boats.", True),
            ("According to Alder Post the fund paid 12 boats; according to Birch Post it paid 14 boats.", False),
            ("According to Alder Post the fund paid 14 boats; according to Birch Post it paid 12 boats.", True),
            ("The fund paid 12 boats, according to Alder Post; it paid 14 boats, according to Birch Post.", False),
            ("The fund paid 14 boats, according to Alder Post; it paid 12 boats, according to Birch Post.", True),
            ("According to Alder Post the fund paid 14 boats.", False),  # one credit alone: any cited span may hold it
        ],
    )
    def test_a_figure_belongs_to_the_publisher_it_is_credited_to(self, text: str, problem: bool) -> None:
        assert bool(against(Rule.NUMBER, report(self.LINES, (text, 0, 1)), self.LINES)) is problem

    @pytest.mark.parametrize(
        ("text", "credited"),
        [
            ("Birch Post reported that the fund paid boats.", True),
            ("The fund paid boats, according to Birch Post.", True),
            ("Birch Post: the fund paid boats.", True),
            ("The fund told Birch Post that it paid boats.", False),
            ("The fund paid boats beside Birch Post and others in Varn.", False),
        ],
    )
    def test_a_publisher_that_is_credited_is_cited(self, text: str, credited: bool) -> None:
        found = [d for part, _, d in against(Rule.ENTITY, report(self.LINES, (text, 0)), self.LINES) if part == "body"]
        assert ("it credits Birch Post but cites nothing of it" in found) is credited


class TestCited:
    """Citations that do not hold."""

    LINES = story("The council approved the tunnel.", "It rained.", "It snowed.", "It froze.")

    def problems(self, citation: Citation, sources: tuple[EvidenceSource, ...] = LINES) -> list[str]:
        made = report(sources, ("The council approved the tunnel.", 0))
        broken = Sentence(text="The council approved the tunnel.", citations=(citation,))
        made = replace(made, paragraphs=((broken,),))
        return [d for part, _, d in against(Rule.CITED, made, sources) if part == "body"]

    def test_each_way_to_break_one(self) -> None:
        good = report(self.LINES, ("The council approved the tunnel.", 0)).headline.citations[0]
        assert self.problems(good) == []
        assert self.problems(replace(good, article_id="x")) == ["it cites x, which is not among the sources"]
        outside = ["its citation points outside the text of Alder Post"]
        for start, end in ((-1, 5), (5, 5), (7, 5), (0, len(self.LINES[0].text) + 1)):
            assert self.problems(replace(good, start=start, end=end)) == outside
        assert self.problems(replace(good, span_hash="0")) == [
            "the cited sentence of Alder Post is no longer what its text says"
        ]
        for size, problems in ((1500, []), (1501, ["it cites more than a sentence of Alder Post"])):
            long = source("0", "Alder Post", "A", "The council approved the tunnel. " + "x" * 1600)
            cut = replace(good, end=size, span_hash=text_hash(long.text[:size]))
            assert self.problems(cut, (long,)) == problems

    def test_how_many(self) -> None:
        text = "The council approved the tunnel."
        assert against(Rule.CITED, report(self.LINES, (text, 0, 1, 2)), self.LINES) == []  # type: ignore[arg-type]
        four = against(Rule.CITED, report(self.LINES, (text, 0, 1, 2, 3)), self.LINES)  # type: ignore[arg-type]
        assert four[-1] == ("body", 0, "it cites 4 sentences, at most 3")
        assert against(Rule.CITED, report(self.LINES, (text,)), self.LINES)[-1][2] == "it cites no evidence"  # type: ignore[arg-type]
        assert against(Rule.CITED, report(self.LINES, ("", 0)), self.LINES)[-1][2] == "the sentence is empty"


class TestAround:
    """A span cut out of its sentence hides nothing: the rules read the sentence around it."""

    @pytest.mark.parametrize(
        ("text", "span", "falls"),
        [
            ("It is not true that the bridge fell in Varn.", "the bridge fell in Varn", True),
            ("It rained. It is not true that the bridge fell in Varn. It snowed.", "the bridge fell in Varn", True),
            ("It did not rain. The bridge fell in Varn.", "The bridge fell in Varn.", False),
            ("The bridge fell in Varn. It did not rain.", "The bridge fell in Varn.", False),
            ("It did not rain!\nThe bridge fell in Varn.", "The bridge fell in Varn.", False),
            ("The bridge fell in Varn was not what she said.", "The bridge fell in Varn", True),
            ("Did it rain? The bridge fell in Varn? It did not.", "The bridge fell in Varn", False),
            ("“It did not rain.” The bridge fell in Varn.", "The bridge fell in Varn.", False),
        ],
    )
    def test_a_negation_outside_the_span(self, text: str, span: str, falls: bool) -> None:
        lines = story(text)
        start = text.index(span)
        cite = Citation(article_id="0", start=start, end=start + len(span), span_hash=text_hash(span))
        made = report(lines, ("The bridge fell in Varn.", 0))
        made = replace(made, paragraphs=((Sentence(text="The bridge fell in Varn.", citations=(cite,)),),))
        found = [d for part, _, d in against(Rule.POLARITY, made, lines) if part == "body"]
        assert bool(found) is falls


def test_quoted_words_are_blanked_and_every_place_stays() -> None:
    lines = story("It rained in Ellis.")
    made = report(lines, ('He said "no" and "not at all" twice.', 0))
    (part,) = read_context(made, lines, now=NOW, settings=ContractSettings()).body
    assert part.unquoted() == 'He said "\0\0" and "\0\0\0\0\0\0\0\0\0\0" twice.'
    assert part.quotes() == ("no", "not at all")
    assert [w.text for w in part.bare] == ["He", "said", "and", "twice"]


def test_cited_sources_each_once_in_the_order_of_their_use() -> None:
    lines = story("It rained in Ellis.", "It snowed in Varn.")
    made = report(lines, ("It snowed in Varn.", 1), ("It rained in Ellis.", 0), ("It snowed.", 1))
    context = read_context(made, lines, now=NOW, settings=ContractSettings())
    assert [s.publisher for s in context.cited_sources()] == ["Birch Post", "Alder Post"]


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


class TestHeadline:
    """A headline in its own forms: capitals throughout, and the present tense."""

    LINES = story("The council of Port Varn approved the harbour tunnel beside Lindmoor on Monday.")
    BODY = ("The council of Port Varn approved the harbour tunnel.", 0)

    def found(self, rule: Rule, text: str) -> list[str]:
        made = report(self.LINES, self.BODY, headline=(text, 0))
        return [detail for part, _, detail in against(rule, made, self.LINES) if part == "headline"]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("Port Varn Council Approves Harbour Tunnel", ""),
            ("Port Varn Councils Approve Harbour Tunnels", ""),
            ("Marrow Council Approves Harbour Tunnel", "no cited sentence has Marrow"),
            ("Port Marrow Ellis Council Approves Harbour Tunnel", "no cited sentence has Marrow, Ellis"),
            ("Council of Port Varn approves harbour tunnel", ""),
            ("Port Marrow council approves harbour tunnel", "no cited sentence has the name Port Marrow"),
            ("Port Varn council approves tunnel", ""),
        ],
    )
    def test_names_in_capitals_throughout_or_not(self, text: str, problem: str) -> None:
        assert self.found(Rule.ENTITY, text) == ([problem] if problem else [])

    @pytest.mark.parametrize(("text", "falls"), [("Council closes port", False), ("Council closed port", True)])
    def test_the_present_of_a_headline_is_no_claim_that_it_is_done(self, text: str, falls: bool) -> None:
        lines = story("The council may close the port of Varn.")
        made = report(lines, ("The council may close the port of Varn.", 0), headline=(text, 0))
        details = [d for part, _, d in against(Rule.POLARITY, made, lines) if part == "headline"]
        assert any("tells as done" in d for d in details) is falls

    def test_a_headline_that_ends_in_saying_is_attributed(self) -> None:
        lines = story("Researchers said the dam of Varn was weak.")
        body = ("Researchers said the dam of Varn was weak.", 0)
        for text, falls in (
            ("Dam of Varn was weak, researchers say", False),
            ("Dam of Varn was weak, researchers report", False),
            ("Dam of Varn was weak, researchers leave", True),
            ("Dam of Varn was weak", True),
        ):
            made = report(lines, body, headline=(text, 0))
            found = [part for part, *_ in against(Rule.ATTRIBUTION, made, lines)]
            assert (found == ["headline"]) is falls, text
