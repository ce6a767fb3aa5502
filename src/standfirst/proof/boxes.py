"""The boxes of a Revision proved again: every row by the sentence that it names, all of them by making them anew."""

import json

from standfirst.domain.boxes import Boxes
from standfirst.domain.report import Revision
from standfirst.proof.result import Check, fail, ok
from standfirst.publish import BOXES_VERSION, build_manifest, faults, make_boxes
from standfirst.publish.boxes import boxes_to_dict


def box_checks(revision: Revision, previous: Revision | None, *, alone: bool = False) -> list[Check]:
    """Nothing for a Revision from before there were boxes. Boxes that other rules made are not made again. ``alone`` is
    for a variant, whose boxes never look back."""
    boxes = revision.boxes
    if boxes is None:
        return []
    there = alone or previous is not None or revision.number == 1
    before = {p.number: json.loads(build_manifest(p)) for p in (previous,) if p} if there else None
    checks = [fail("box", line) for line in faults(boxes_to_dict(boxes), json.loads(build_manifest(revision)), before)]
    if not checks and there and boxes.version == BOXES_VERSION and make_boxes(revision, previous) != boxes:
        checks.append(fail("box", "the boxes are not those that these sentences and sources make"))
    return checks or [ok("box", f"{_rows(boxes)} rows of boxes: their words stand in the sentences that they name")]


def _rows(boxes: Boxes) -> int:
    return sum(map(len, (boxes.timeline, boxes.figures, boxes.differences, boxes.unknowns)))
