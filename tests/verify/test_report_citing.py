"""What a Report cites and credits: publishers, citations that hold or not, and the sentence around a span."""

from dataclasses import replace

import pytest

from standfirst.domain.draft import Citation, EvidenceSource, Sentence
from standfirst.domain.text import text_hash
from standfirst.domain.verdict import Rule
from standfirst.verify import ContractSettings
from standfirst.verify.context import read_context
from tests.verify.reports import against, report, story
from tests.verify.world import NOW, source


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

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("The fund paid 12 boats in Varn, Channel 4 reported.", False),
            ("The fund told Channel 4 that it paid 12 boats in Varn.", False),
            ("The fund paid 12 boats in Varn, Channel 5 reported.", True),
            ("Channel 4 reported that the fund paid 4 boats in Varn.", True),
            ("The fund told Channel 4 million boats were paid in Varn.", True),
        ],
    )
    def test_a_number_in_a_publishers_name_counts_nothing(self, text: str, problem: bool) -> None:
        lines = (replace(self.LINES[0], publisher="Channel 4"),)
        assert bool(against(Rule.NUMBER, report(lines, (text, 0)), lines)) is problem


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
