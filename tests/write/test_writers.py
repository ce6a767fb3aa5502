"""The three writers."""

import pytest

from standfirst.domain.draft import EvidencePack, ModelUsage, WriterKind
from standfirst.domain.errors import Failure
from standfirst.domain.verdict import Outcome, Rule, Verdict
from standfirst.testing.writer import ScriptedChooser
from standfirst.write import ChoosingWriter, ModelFreeWriter, ProseDraft, ProseSentence, ProseWriter, select_evidence
from standfirst.write.lines import grams, keeps_copy_rule
from tests.write.stories import NOW, ferry, ferry_pack

WRITERS = [ModelFreeWriter(), ChoosingWriter(ScriptedChooser())]


def _text(pack: EvidencePack, writer: ModelFreeWriter | ChoosingWriter) -> str:
    written = writer.write(pack)
    assert not isinstance(written, Failure), written
    return "\n".join(s.text for _, _, s in written.draft.parts())


@pytest.mark.parametrize("writer", WRITERS)
def test_what_every_draft_keeps(writer: ModelFreeWriter | ChoosingWriter) -> None:
    written = writer.write(ferry_pack())
    assert not isinstance(written, Failure), written
    draft = written.draft
    assert len(draft.headline.text) <= 90
    assert len(draft.standfirst.text) <= 220
    assert 4 <= sum(map(len, draft.paragraphs)) <= 12
    assert all(1 <= len(s.citations) <= 3 and keeps_copy_rule(s.text, grams(ferry_pack())) for _, _, s in draft.parts())
    assert draft.dateline == "12 May, 14:00 UTC"


def test_model_free_attributes_what_one_source_tells() -> None:
    pack = ferry_pack()
    written = ModelFreeWriter().write(pack)
    assert not isinstance(written, Failure)
    assert written.draft.writer is WriterKind.MODEL_FREE
    named = {e.publisher for e in pack.evidence}
    for paragraph in written.draft.paragraphs:
        for sentence in paragraph:
            owners = {c.article_id for c in sentence.citations}
            assert " said" in sentence.text or len(owners) > 1 or any(n in sentence.text for n in named), sentence.text
    assert '"We had nine minutes' in _text(pack, ModelFreeWriter())


@pytest.mark.parametrize("writer", WRITERS)
def test_frames_change(writer: ModelFreeWriter | ChoosingWriter) -> None:
    body = _text(ferry_pack(), writer).splitlines()[2:]
    whole = [line for line in body if line.startswith('"') or 'reported: "' in line]
    assert len(whole) * 3 <= len(body) * 2


def test_choosing_retells_short_facts_with_dates_and_keeps_attribution() -> None:
    text = _text(ferry_pack(), ChoosingWriter(ScriptedChooser()))
    assert "12 May" in text
    for line in text.splitlines():
        if "ran aground" in line:
            assert "coast guard" in line


def test_a_failing_chooser_is_not_named_on_the_label() -> None:
    failing = ChoosingWriter(ScriptedChooser(fails_after=0)).write(ferry_pack())
    working = ChoosingWriter(ScriptedChooser()).write(ferry_pack())
    assert not isinstance(failing, Failure)
    assert not isinstance(working, Failure)
    assert (failing.draft.writer, failing.draft.model) == (WriterKind.MODEL_FREE, "")
    assert (working.draft.writer, working.draft.model) == (WriterKind.CHOOSING, "scripted")


def test_feedback_quotes_what_failed_when_retold() -> None:
    writer = ChoosingWriter(ScriptedChooser())
    first = writer.write(ferry_pack())
    assert not isinstance(first, Failure)
    body = [s for p in first.draft.paragraphs for s in p]
    index = next(i for i, s in enumerate(body) if '"' not in s.text)
    verdict = Verdict(part="body", sentence=index, rule=Rule.NUMBER, outcome=Outcome.FAIL)
    second = writer.write(ferry_pack(), (verdict,))
    assert not isinstance(second, Failure)
    assert body[index].text not in [s.text for p in second.draft.paragraphs for s in p]


def test_one_voice_is_not_enough() -> None:
    answer = ModelFreeWriter().write(select_evidence("ferry", "transport", ferry()[:1], NOW))
    assert isinstance(answer, Failure)


class _Model:
    def __init__(self, *ids: str) -> None:
        self.ids = ids

    def compose(self, pack: EvidencePack, style: str, feedback: tuple[Verdict, ...]) -> ProseDraft | Failure:
        one = ProseSentence(text="A ferry  ran aground.", evidence=self.ids)
        return ProseDraft(headline=one, standfirst=one, paragraphs=((one, one),), usage=ModelUsage(model="strong"))


def test_prose_ids_become_citations_and_unknown_ones_nothing() -> None:
    pack = ferry_pack()
    written = ProseWriter(_Model("E2", "[E1]", "E99", "first", "E2")).write(pack)
    assert not isinstance(written, Failure)
    assert written.draft.headline.citations == (pack.evidence[1].citation, pack.evidence[0].citation)
    assert written.draft.headline.text == "A ferry ran aground."
    assert written.draft.writer is WriterKind.WRITING
    uncited = ProseWriter(_Model("E99")).write(pack)
    assert isinstance(uncited, Failure)
    assert uncited.code == "uncited"


@pytest.mark.parametrize("writer", WRITERS)
def test_a_headline_that_failed_makes_room_for_the_next(writer: ModelFreeWriter | ChoosingWriter) -> None:
    fell = Verdict(part="headline", sentence=0, rule=Rule.NUMBER, outcome=Outcome.FAIL)
    first, second = writer.write(ferry_pack()), writer.write(ferry_pack(), (fell,))
    assert not isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert first.draft.headline != second.draft.headline
    assert len(second.draft.headline.text) <= 90
