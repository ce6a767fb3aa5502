"""The table of cuts: every sentence of the sources is counted once, and what went on is what the writer used."""

from standfirst.evaluate.cuts import STAGES, cut_lines, cuts_of
from standfirst.evaluate.sample_stories import sample_rows
from standfirst.evaluate.write import evidence_sources, moment, write_row
from standfirst.write import ModelFreeWriter, select_evidence
from standfirst.write.sentences import split_sentences


def test_every_sentence_is_counted_once() -> None:
    row = next(r for r in sample_rows() if r["id"] == "stavenholt-tannery-flats")
    answer = write_row(row, ModelFreeWriter())
    pack = select_evidence(row["id"], "", evidence_sources(row), moment(row["now"]))
    found = cuts_of([row], [answer])
    assert found[STAGES[0]].total() == sum(len(split_sentences(s["text"])) for s in row["sources"])
    assert found[STAGES[0]]["kept"] == len(pack.evidence) == found[STAGES[1]].total() == found[STAGES[2]].total()
    assert found[STAGES[3]]["kept"] == sum(map(len, answer["report"]["paragraphs"])) + 2


def test_a_failure_of_both_drafts_is_one_cut() -> None:
    cut = {"text": "It failed.", "rule": "polarity", "detail": ""}
    held = {"text": "", "rule": "care", "detail": "a court"}
    found = cuts_of([], [{"cut": [cut, cut], "report": None}, {"cut": [held], "report": None}])
    assert found[STAGES[3]] == {"polarity": 1, "care (a whole story)": 1, "kept": 0}
    assert cut_lines(found)["cut by the contract: polarity"] == ["1", "50.0 %"]
