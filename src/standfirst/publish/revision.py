"""Revisions: numbered, hashed, never changed again."""

import hashlib
from dataclasses import replace
from datetime import datetime

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.moves import Move
from standfirst.domain.report import Revision
from standfirst.domain.variant import Variant
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule
from standfirst.publish.boxes import make_boxes
from standfirst.publish.label import label_for, variant_label
from standfirst.publish.serial import canonical_json, revision_to_dict


def make_revision(
    checked: CheckedDraft,
    previous: Revision | None,
    sources: tuple[EvidenceSource, ...],
    now: datetime,
    *,
    report_id: str,
    reviewer: str = "",
    moves: tuple[Move, ...] = (),
) -> Revision:
    """The next Revision of a Report, with its label, its boxes and its hash."""
    single = any(v.rule is Rule.INDEPENDENCE for v in checked.verdicts)
    bare = any(v.rule is Rule.LABEL for v in checked.verdicts)
    unread = any(v.rule is Rule.JUDGE and v.outcome is Outcome.NOTE for v in checked.verdicts)
    label = label_for(
        checked.draft, sources, single_source=single, bare_rules=bare, unread=unread, reviewer=reviewer
    )  # fmt: skip
    revision = Revision(
        report_id=report_id,
        number=previous.number + 1 if previous else 1,
        draft=checked.draft,
        sources=sources,
        verdicts=checked.verdicts,
        label=label,
        created_at=now,
        hash="",
        single_source=single,
        contract=checked.contract,
        moves=moves if previous else (),
    )
    revision = replace(revision, boxes=make_boxes(revision, previous))
    return replace(revision, hash=revision_hash(revision))


def make_variant(checked: CheckedDraft, told: Revision, variant: Variant, now: datetime) -> Revision:
    """A variant of ``told`` in the form of a Revision, under its number: with boxes of its own sentences, hashed for
    itself, in no manifest."""
    label = variant_label(checked.draft, told.sources, variant, told.draft.language)
    made = replace(
        told, draft=checked.draft, verdicts=checked.verdicts, label=label, created_at=now, hash="",
        contract=checked.contract, moves=(),
    )  # fmt: skip
    made = replace(made, boxes=make_boxes(made))
    return replace(made, hash=revision_hash(made))


def revision_hash(revision: Revision) -> str:
    """SHA-256 (hex) over the canonical JSON of everything but the hash itself."""
    body = revision_to_dict(revision)
    del body["hash"]
    return hashlib.sha256(canonical_json(body)).hexdigest()
