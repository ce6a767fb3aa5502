"""The manifest: every source, citation and verdict of a Revision, signed with Ed25519 over its canonical bytes."""

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from standfirst.domain.draft import Citation, EvidenceSource
from standfirst.domain.report import Revision
from standfirst.publish.keys import SigningKey
from standfirst.publish.serial import canonical_json, later_to_dict, verdict_to_dict

VERSION = 1


def build_manifest(revision: Revision) -> bytes:
    """The canonical JSON bytes that are signed: no source text, only addresses, hashes, times and places."""
    return canonical_json(_payload(revision))


def sign_manifest(revision: Revision, key: SigningKey) -> str:
    """The manifest as text: ``{"payload": ..., "signature": base64}``, itself canonical."""
    payload = build_manifest(revision)
    signature = base64.b64encode(key.sign(payload)).decode("ascii")
    return canonical_json({"payload": json.loads(payload), "signature": signature}).decode("utf-8")


def verify_manifest(manifest: str, public_key: bytes) -> str:
    """ "" when the signature holds for a PEM public key, else a line that says why not.

    The text must be canonical to the byte, so that nothing can be changed that the signature does not see.
    """
    try:
        value = json.loads(manifest)
        payload, signature = value["payload"], base64.b64decode(value["signature"], validate=True)
        key = load_pem_public_key(public_key)
    except (ValueError, KeyError, TypeError, RecursionError):
        return "the manifest or the public key cannot be read"
    if not isinstance(key, Ed25519PublicKey):
        return "the public key is of another kind"
    if canonical_json(value) != manifest.encode("utf-8", "surrogatepass") or set(value) != {"payload", "signature"}:
        return "the manifest is not in its canonical form"
    return _holds(key, signature, canonical_json(payload), value["signature"])


def is_public_key(pem: bytes) -> bool:
    """Whether ``pem`` is an Ed25519 public key."""
    try:
        return isinstance(load_pem_public_key(pem), Ed25519PublicKey)
    except ValueError:
        return False


def _holds(key: Ed25519PublicKey, signature: bytes, payload: bytes, written: str) -> str:
    if base64.b64encode(signature).decode("ascii") != written:
        return "the manifest is not in its canonical form"
    try:
        key.verify(signature, payload)
    except InvalidSignature:
        return "the signature does not hold: the manifest or the key was changed"
    return ""


def _payload(revision: Revision) -> dict[str, Any]:
    draft = revision.draft
    return {
        "version": VERSION,
        "report": revision.report_id,
        "revision": revision.number,
        "revision_hash": revision.hash,
        "created_at": revision.created_at.isoformat(),
        "label": revision.label,
        **later_to_dict(revision),
        "writer": draft.writer.value,
        "model": draft.model,
        "prompt_version": draft.prompt_version,
        "sources": [_source(s) for s in revision.sources],
        "sentences": [
            {"part": part, "sentence": index, "text": s.text, "citations": [_citation(c) for c in s.citations]}
            for part, index, s in draft.parts()
        ],
        "verdicts": [verdict_to_dict(v) for v in revision.verdicts],
    }


def _source(source: EvidenceSource) -> dict[str, Any]:
    return {
        "article": source.article_id, "publisher": source.publisher, "owner": source.owner, "url": source.url,
        "text_hash": source.text_hash, "published_at": source.published_at.isoformat(),
        "fetched_at": source.fetched_at.isoformat() if source.fetched_at else None,
    }  # fmt: skip


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "article": citation.article_id, "start": citation.start, "end": citation.end, "span_hash": citation.span_hash,
    }  # fmt: skip
