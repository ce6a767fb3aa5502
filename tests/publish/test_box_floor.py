"""Boxes of the sample world's Reports: every row can be proved, and some Reports have them."""

import json

from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft
from standfirst.evaluate.sample_stories import sample_rows
from standfirst.evaluate.write import write_row
from standfirst.publish import build_manifest, faults, make_revision
from standfirst.write import ModelFreeWriter
from tests.writing.boxes import as_revision

LEAST_FIGURES, LEAST_TIMELINES = 0.4, 0.1  # of the Reports; 0.67 and 0.25 of 24 on 28 November 2026


def test_rows_are_proved_and_boxes_are_there() -> None:
    made = [
        _published(a) for a in ((row, write_row(row, ModelFreeWriter())) for row in sample_rows()) if a[1]["report"]
    ]
    for revision in made:
        payload = json.loads(build_manifest(revision))
        assert list(faults(payload["boxes"], payload)) == [], revision.draft.story_id
    boxes = [r.boxes for r in made if r.boxes]
    assert sum(bool(b.figures) for b in boxes) >= LEAST_FIGURES * len(boxes)
    assert sum(bool(b.timeline) for b in boxes) >= LEAST_TIMELINES * len(boxes)


def _published(answered: tuple[dict[str, object], dict[str, object]]) -> Revision:
    row, answer = answered
    told = as_revision(row, answer["report"])  # type: ignore[arg-type]
    checked = CheckedDraft(draft=told.draft, verdicts=(), rules_run=())
    return make_revision(checked, None, told.sources, told.created_at, report_id="R")
