"""The boxes of a Report: timeline, key figures, where sources differ, what is not known yet.

``make_boxes`` derives them, when a Revision is made, from its checked sentences and the sources that these cite; they
are part of the Revision, hashed and signed with it (docs/decisions/018). One module a box; ``told`` reads a sentence
with its source, ``days``, ``numbers`` and ``figures`` read what it says. Every text of a row stands in a published
sentence as it is, and ``faults`` proves that again. The rules read English; Reports in other languages have no boxes.
"""

from standfirst.domain.boxes import Boxes
from standfirst.domain.report import Revision
from standfirst.publish.boxes.differing import differences
from standfirst.publish.boxes.figures import Figure, figures
from standfirst.publish.boxes.key_figures import key_figures
from standfirst.publish.boxes.proving import faults
from standfirst.publish.boxes.serial import boxes_from_dict, boxes_to_dict
from standfirst.publish.boxes.timeline import timeline
from standfirst.publish.boxes.told import told_sentences
from standfirst.publish.boxes.unknown import unknowns

BOXES_VERSION = 1  # of the rules; raised when they would make other boxes of a Revision that stands

__all__ = ["BOXES_VERSION", "boxes_from_dict", "boxes_to_dict", "faults", "make_boxes"]


def make_boxes(revision: Revision, previous: Revision | None = None) -> Boxes:
    """The boxes of a Revision; ``previous`` tells what a figure was before it moved."""
    if not revision.draft.language.lower().startswith("en"):
        return Boxes(version=BOXES_VERSION)
    told = told_sentences(revision)
    found = [f for t in told for f in figures(t)]
    return Boxes(
        version=BOXES_VERSION,
        timeline=timeline(told),
        figures=key_figures(found, _figures(previous), revision, previous),
        differences=differences(told, found),
        unknowns=unknowns(told, revision.sources),
    )


def _figures(revision: Revision | None) -> list[Figure]:
    return [f for t in told_sentences(revision) for f in figures(t)] if revision else []
