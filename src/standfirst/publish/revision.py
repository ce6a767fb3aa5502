"""Revisions: numbered, hashed, never changed again."""

import hashlib
from dataclasses import replace
from datetime import datetime

from standfirst.domain.draft import EvidenceSource
from standfirst.domain.moves import Move
from standfirst.domain.report import Revision
from standfirst.domain.variant import Telling, Variant, VariantKind
from standfirst.domain.verdict import CheckedDraft, Outcome, Rule
from standfirst.publish.boxes import make_boxes
from standfirst.publish.label import label_for, translation_label
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
    revision = Revision(
        report_id=report_id,
        number=previous.number + 1 if previous else 1,
        draft=checked.draft,
        sources=sources,
        verdicts=checked.verdicts,
        label=_label(checked, sources, reviewer),
        created_at=now,
        hash="",
        single_source=_single(checked),
        contract=checked.contract,
        moves=moves if previous else (),
    )
    revision = replace(revision, boxes=make_boxes(revision, previous))
    return replace(revision, hash=revision_hash(revision))


def _label(checked: CheckedDraft, sources: tuple[EvidenceSource, ...], reviewer: str = "") -> str:
    bare = any(v.rule is Rule.LABEL for v in checked.verdicts)
    unread = any(v.rule is Rule.JUDGE and v.outcome is Outcome.NOTE for v in checked.verdicts)
    return label_for(
        checked.draft, sources, single_source=_single(checked), bare_rules=bare, unread=unread, reviewer=reviewer
    )  # fmt: skip


def _single(checked: CheckedDraft) -> bool:
    return any(v.rule is Rule.INDEPENDENCE for v in checked.verdicts)


def make_variant(
    checked: CheckedDraft, told: Revision, variant: Variant, now: datetime, places: tuple[int, ...] = ()
) -> Revision:
    """A variant of ``told`` in the form of a Revision, under its number: with boxes of its own sentences, and hashed
    with what it tells, so that a manifest of its own binds it to ``told``. ``places``: see ``Telling``.

    Lengths and levels are held to the contract as any Report is, so their label is a Report's.
    """
    if variant.kind is VariantKind.LANGUAGE:
        single = told.single_source
        label = translation_label(checked.draft, told.draft, variant.key, single_source=single)
    else:
        single = _single(checked)
        label = _label(checked, told.sources) + (" In plain language." if variant.kind is VariantKind.LEVEL else "")
    made = replace(
        told, draft=checked.draft, verdicts=checked.verdicts, label=label, created_at=now, hash="",
        contract=checked.contract, moves=(), single_source=single,
        telling=Telling(key=variant.key, of=told.hash, places=places),
    )  # fmt: skip
    made = replace(made, boxes=make_boxes(made))
    return replace(made, hash=revision_hash(made))


def revision_hash(revision: Revision) -> str:
    """SHA-256 (hex) over the canonical JSON of everything but the hash itself."""
    body = revision_to_dict(revision)
    del body["hash"]
    return hashlib.sha256(canonical_json(body)).hexdigest()
