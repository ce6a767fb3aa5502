"""A variant has the boxes of its own sentences, never those of the Report that it tells."""

from dataclasses import replace

from standfirst.domain.boxes import Boxes
from standfirst.domain.variant import Variant
from standfirst.domain.verdict import CheckedDraft
from standfirst.publish import make_variant
from tests.publish.told_world import NOW, revision_of

REPORT = revision_of(
    ("Tarsen Press", "3 04:50", "Twelve people were injured in Askmoor."),
    ("Pellan Post", "3 05:10", "The dam of Askmoor holds 40 million cubic metres of water."),
    ("Quayside", "3 05:20", "The cause of the fire was not known."),
)


def _variant(key: str, language: str, *places: int) -> Boxes:
    body = tuple(REPORT.draft.paragraphs[0][i] for i in places)
    draft = replace(REPORT.draft, paragraphs=(body,), standfirst=body[0], language=language)
    checked = CheckedDraft(draft=draft, verdicts=(), rules_run=())
    boxes = make_variant(checked, REPORT, Variant(key=key), NOW).boxes
    assert boxes is not None
    return boxes


def test_a_short_one_boxes_what_it_tells() -> None:
    assert REPORT.boxes is not None
    assert REPORT.boxes.unknowns
    assert not _variant("brief", "en", 0, 1).unknowns
    assert [u.text for u in _variant("brief", "en", 1, 2).unknowns] == ["The cause of the fire was not known."]


def test_a_translation_has_none() -> None:
    boxes = _variant("de", "de", 0, 1, 2)
    assert (boxes.timeline, boxes.figures, boxes.differences, boxes.unknowns) == ((), (), (), ())
