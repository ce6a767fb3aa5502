"""Revisions: numbered, hashed, never changed again."""

import hashlib
from dataclasses import replace
from datetime import datetime

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.moves import Move
from standfirst.domain.report import Revision
from standfirst.domain.verdict import CheckedDraft, Rule
from standfirst.publish.boxes import make_boxes
from standfirst.publish.label import label_for
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
    revision = Revision(
        report_id=report_id,
        number=previous.number + 1 if previous else 1,
        draft=checked.draft,
        sources=sources,
        verdicts=checked.verdicts,
        label=label_for(checked.draft, sources, single_source=single, bare_rules=bare, reviewer=reviewer),
        created_at=now,
        hash="",
        single_source=single,
        contract=checked.contract,
        moves=moves if previous else (),
    )
    revision = replace(revision, boxes=make_boxes(revision, previous))
    return replace(revision, hash=revision_hash(revision))


def revision_hash(revision: Revision) -> str:
    """SHA-256 (hex) over the canonical JSON of everything but the hash itself."""
    body = revision_to_dict(revision)
    del body["hash"]
    return hashlib.sha256(canonical_json(body)).hexdigest()
