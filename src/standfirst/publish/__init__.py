"""Publish: from a checked draft to an immutable Revision, and to the words and signatures that go with it.

``decide_publication`` is the one decision of the room: publish, hold for an editor, sources only, unchanged or
stopped. What it publishes is a ``Revision``: numbered, hashed over its canonical JSON, never changed again. Between
two Revisions ``corrections_between`` finds the facts that changed and writes the notes, ``differences`` says what
became of every sentence and why, ``what_is_new`` what a reader of an earlier one has not read. ``label_for`` says
before the first sentence who wrote it; ``card_html`` is the ready-made card of the front pages; ``json_ld`` says the
same to machines; ``sign_manifest`` binds sources, citations and verdicts to the Revision with Ed25519, and
``verify_manifest`` finds one changed byte. ``boxes`` derives what stands beside the text. ``serial`` turns all of it
into plain JSON values and back for whoever stores it.

Pure but for ``load_signing_key``, which reads or makes the desk's key file once at start.
"""

from standfirst.publish.boxes import BOXES_VERSION, faults, make_boxes
from standfirst.publish.card import CardFacts, card_html
from standfirst.publish.corrections import corrections_between, diff_revisions
from standfirst.publish.decide import PublishDecision, PublishKind, Switches, decide_publication
from standfirst.publish.differences import Difference, Fate, WordRun, differences, what_is_new
from standfirst.publish.keys import SigningKey, load_signing_key
from standfirst.publish.label import label_for
from standfirst.publish.linked_data import json_ld
from standfirst.publish.manifest import build_manifest, is_public_key, sign_manifest, verify_manifest
from standfirst.publish.revision import make_revision, make_variant, revision_hash
from standfirst.publish.serial import (
    canonical_json,
    draft_from_dict,
    draft_to_dict,
    revision_from_dict,
    revision_to_dict,
    telling_from_dict,
    verdict_from_dict,
    verdict_to_dict,
)
from standfirst.publish.telling import left_out, places_kept, told_by
from standfirst.publish.withdraw import tombstone
from standfirst.publish.wrong import Change

__all__ = [
    "BOXES_VERSION", "CardFacts", "Change", "Difference", "Fate", "PublishDecision", "PublishKind", "SigningKey",
    "Switches", "WordRun", "build_manifest", "canonical_json", "card_html", "corrections_between",
    "decide_publication", "diff_revisions", "differences", "draft_from_dict", "draft_to_dict", "faults",
    "is_public_key", "json_ld", "label_for", "left_out", "load_signing_key", "make_boxes", "make_revision",
    "make_variant", "places_kept", "revision_from_dict", "revision_hash", "revision_to_dict", "sign_manifest",
    "telling_from_dict", "told_by", "tombstone", "verdict_from_dict",
    "verdict_to_dict", "verify_manifest", "what_is_new",
]  # fmt: skip
