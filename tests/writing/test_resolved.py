"""What code puts in for "she" and "on Tuesday" is judged by the contract, as any sentence of ours is."""

from collections.abc import Iterator

from standfirst.domain.draft import Draft, EvidenceSource, Sentence, WriterKind
from standfirst.domain.verdict import Rule
from standfirst.evaluate.sample_stories import sample_rows
from standfirst.evaluate.write import moment, source_of_row
from standfirst.verify import check_draft
from standfirst.write import select_evidence

_OURS = {Rule.DATE, Rule.ENTITY, Rule.CITED, Rule.NUMBER, Rule.POLARITY}  # the copy rule is the writers' to keep


def refusals() -> Iterator[tuple[str, str]]:
    """Resolved sentences of the sample world's evidence with what a rule of names, dates and figures says of them."""
    for row in sample_rows():
        sources = tuple(source_of_row(s, "en") for s in row["sources"])
        now = moment(row["now"])
        for evidence in select_evidence(row["id"], "", sources, now).evidence:
            if evidence.resolved:
                sentence = Sentence(text=evidence.resolved, citations=(evidence.citation, *evidence.also))
                yield from _said(sentence, sources, row["now"])


def _said(sentence: Sentence, sources: tuple[EvidenceSource, ...], now: str) -> Iterator[tuple[str, str]]:
    draft = Draft(
        story_id="s", headline=sentence, standfirst=sentence, paragraphs=((sentence,),), dateline="", language="en",
        writer=WriterKind.CHOOSING,
    )  # fmt: skip
    failed = [v for v in check_draft(draft, sources, now=moment(now)).failed if v.part == "body" and v.rule in _OURS]
    yield sentence.text, "; ".join(f"{v.rule.value}: {v.detail}" for v in failed)


def test_names_and_dates_put_in_are_what_the_contract_reads_in_the_cited_spans() -> None:
    judged = list(refusals())
    assert len(judged) >= 40
    assert [r for r in judged if r[1]] == []
